import type { Anchor } from '../core/dossier/dossier.ts';
import type { AnchorFlaw } from '../core/quotation/anchor-flaws.ts';
import type { Texts } from '../texts/catalogue.ts';

/** A sentence on what of an anchor does not hold in its source. */
export function describeFlaw({ start, end }: Anchor, flaw: AnchorFlaw, { verify: t }: Texts): string {
  switch (flaw.code) {
    case 'out-of-range':
      return t.outOfRange(start, end, flaw.length);
    case 'misplaced':
      return t.misplaced(
        start,
        flaw.places.map((place) => place.start),
      );
    case 'words-differ':
      return flaw.nearest === null || flaw.nearest.start === start
        ? t.wordsDiffer
        : t.wordsDifferAt(flaw.nearest.start);
    case 'cuts-word':
      return t.cutsWord(start, end);
    case 'not-quoted':
      return t.notQuoted;
    case 'joined':
      return t.joined(flaw.parts.length);
    case 'outside-passage':
      return t.outsidePassage;
    case 'context-differs':
      return flaw.side === 'prefix' ? t.prefixDiffers : t.suffixDiffers;
    case 'ambiguous':
      return t.ambiguous;
    default:
      return flaw satisfies never;
  }
}
