import type { Claim, Dossier } from '../dossier/dossier.ts';
import { wordings } from '../dossier/vocabulary.ts';
import { type PoolEntry, poolEntry } from './pool-entry.ts';
import { languageOf, quizzable } from './quizzable.ts';
import { isQuotedOtherwise } from './quoted-words.ts';
import { statementClues } from './statement-clues.ts';
import { hasTellingWord } from './telling-words.ts';
import { countWords, FEWEST_WORDS } from './word-count.ts';

/** Is it quoted, quoted in part, or only reported? */
export function wordingQuestions(dossier: Dossier): readonly PoolEntry[] {
  return quizzable(dossier)
    .claims.filter(
      (claim) =>
        claim.also.length === 0 &&
        statementClues(dossier, claim).standsAlone &&
        !quotesNextToNothing(dossier, claim) &&
        !looksQuoted(dossier, claim) &&
        !isQuotedOtherwise(dossier, claim),
    )
    .map((claim) =>
      poolEntry('wording', claim, {
        words: [],
        right: { kind: 'wording', wording: claim.wording },
        wrong: wordings
          .filter((wording) => wording !== claim.wording)
          .map((wording) => ({ kind: 'wording', wording })),
      }),
    );
}

/** Between one quoted word and none there is nothing to know. */
function quotesNextToNothing(dossier: Dossier, claim: Claim): boolean {
  const words = claim.quotations.map(({ exact }) => exact);
  return claim.wording === 'mixed' && countWords(words, languageOf(dossier, claim)) < FEWEST_WORDS;
}

/** A note in brackets or a gloss explains words that are somebody's own. */
const gloss = /[[\]()]|\bmeaning\b/u;

/** Whether the summary tells by itself, its marks left out, that it quotes, or seems to. */
function looksQuoted(dossier: Dossier, claim: Claim): boolean {
  const { summary } = claim;
  return (
    gloss.test(summary) ||
    [languageOf(dossier, claim), 'en'].some((tongue) => hasTellingWord(summary, tongue, 'firstPerson'))
  );
}
