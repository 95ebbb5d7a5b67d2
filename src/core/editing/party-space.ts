import type { Claim, DossierContent, PartyKey } from '../dossier/dossier.ts';
import { countWords } from '../quiz/word-count.ts';

/** How much of a dossier is one party's. */
export interface PartySpace {
  readonly party: PartyKey;
  readonly statements: number;
  /** Of those that these are shown with. */
  readonly words: number;
}

export const measures = ['statements', 'words'] as const;
export type Measure = (typeof measures)[number];

/** From how many times as much on, one side's space is worth a question. */
const OUT_OF_BALANCE = 5;

/** In the dossier's order, those too that say nothing. */
export function spaceOf({ parties, claims, sources }: DossierContent): readonly PartySpace[] {
  const languages = new Map(sources.map(({ key, language }) => [key, language]));
  return parties.map(({ key }) => {
    const theirs = claims.filter(({ role }) => role.party === key);
    const words = theirs.reduce(
      (sum, claim) => sum + countWords(shown(claim), languages.get(claim.source) ?? 'en'),
      0,
    );
    return { party: key, statements: theirs.length, words };
  });
}

/** Whole sentences stand alone; fragments stand inside the summary. */
function shown({ summary, quotations, wording, check }: Claim): readonly string[] {
  const alone = wording === 'direct' && check.level !== 'unchecked';
  return alone ? quotations.map(({ exact }) => exact) : [summary];
}

/** Whether one party has so much more than another that says something that a fair-minded editor would ask. */
export function isOutOfBalance(most: PartySpace, least: PartySpace, measure: Measure): boolean {
  return most[measure] >= OUT_OF_BALANCE * Math.max(1, least[measure]);
}
