import type { ClaimNumber, DossierId } from '../dossier/dossier.ts';
import type { DossierStatements } from '../ports.ts';
import type { Concordance } from './concordance.ts';
import { ConcordanceBuilder } from './concordance-builder.ts';
import { Tokens } from './tokens.ts';

/** Index of a first claim, and of the one after the last. */
export type Extent = readonly [number, number];

/** Claims as the texts of a concordance: first part what is quoted, second what is reported. */
export interface ClaimTexts {
  readonly concordance: Concordance;
  /** In the order of the texts. */
  readonly claims: readonly { readonly dossier: DossierId; readonly claim: ClaimNumber }[];
  readonly extents: ReadonlyMap<DossierId, Extent>;
}

/** Takes time and memory in proportion to the words. */
export function claimTextsOf(dossiers: Iterable<DossierStatements>): ClaimTexts {
  const builder = new ConcordanceBuilder();
  const tokens = new Tokens();
  const claims: { dossier: DossierId; claim: ClaimNumber }[] = [];
  const extents = new Map<DossierId, Extent>();
  for (const dossier of dossiers) {
    const from = claims.length;
    for (const { number, summary, quotations, check } of dossier.claims) {
      const quoted = quotations.map(({ exact }) => tokens.of(exact));
      const said = tokens.of(summary);
      // Words that were never checked are shown as reported speech, so that is what finding them is worth.
      if (check.level === 'unchecked') builder.add([], [said, ...quoted]);
      else builder.add(quoted, [said]);
      claims.push({ dossier: dossier.id, claim: number });
    }
    extents.set(dossier.id, [from, claims.length]);
  }
  return { concordance: builder.finish(), claims, extents };
}
