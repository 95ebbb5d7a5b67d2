import type { DossierContent } from '../core/dossier/dossier.ts';
import type { Path } from '../core/dossier-file/fault.ts';
import type { AnchorFault } from '../core/quotation/verify-anchors.ts';

/** The field of a quotation that a flaw is about. */
function partOf({ flaw }: AnchorFault): Path {
  switch (flaw.code) {
    case 'words-differ':
      return ['words'];
    case 'context-differs':
      return [flaw.side];
    case 'ambiguous':
      return [];
    default:
      return ['at'];
  }
}

/** Where the anchor of this fault is written in the file that the content was read from. */
export function anchorPath(content: DossierContent, fault: AnchorFault): Path {
  const { of, anchor } = fault;
  if (of.kind === 'relation') {
    return ['relations', content.relations.findIndex(({ passage }) => passage === anchor), 'stated'];
  }
  const index = content.claims.findIndex(({ number }) => number === of.claim);
  const claim = content.claims[index];
  const path = ['claims', index];
  if (of.kind === 'quotation') {
    const nth = claim?.quotations.findIndex((quotation) => quotation.anchor === anchor) ?? -1;
    return [...path, 'quotations', nth, ...partOf(fault)];
  }
  const further = claim?.also.indexOf(anchor) ?? -1;
  return further < 0 ? [...path, 'passage'] : [...path, 'also', further];
}
