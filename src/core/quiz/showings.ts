import type { Claim, Dossier, SpeakerKey } from '../dossier/dossier.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { contentWords, mentions } from './likeness.ts';
import { languageOf, quizzable } from './quizzable.ts';
import { saidByAnother } from './quoted-words.ts';
import { hasTellingWord, summaryHasTellingWord } from './telling-words.ts';
import { countWords, FEWEST_WORDS } from './word-count.ts';

/** A claim's words as they can be shown without its speaker. */
export interface Showing {
  /** Quotations of the claim, letter for letter. */
  readonly words: readonly string[];
  /** Whether one person speaks of themselves in them. */
  readonly ofOneself: boolean;
  /** Whether they have a word of the speaker's names, roles or parties. */
  names(speaker: SpeakerKey): boolean;
}

/**
 * The ways to show a claim's words so that they don't tell their speaker, best first: all of its quotations, then each alone.
 * None of fragments out of a sentence that denies something: alone they would say the opposite.
 */
export function showingsOf(dossier: Dossier, claim: Claim): readonly Showing[] {
  return showingsByClaim(dossier).get(claim) ?? [];
}

const showingsByClaim = perDossier((dossier): ReadonlyMap<Claim, readonly Showing[]> => {
  return new Map(
    quizzable(dossier).claims.map((claim) => [
      claim,
      candidates(claim, languageOf(dossier, claim))
        .filter((words) => isFit(dossier, claim, words))
        .filter((words) => !words.some((part) => saidByAnother(dossier, part, claim.speaker)))
        .map((words) => showing(dossier, words, languageOf(dossier, claim))),
    ]),
  );
});

function candidates(claim: Claim, language: string): readonly (readonly string[])[] {
  if (claim.wording === 'indirect' || isTurnedRound(claim, language)) return [];
  const parts = claim.quotations.map(({ exact }) => exact);
  return parts.length > 1 ? [parts, ...parts.map((part) => [part])] : [parts];
}

function isTurnedRound(claim: Claim, language: string): boolean {
  if (claim.wording === 'direct') return false;
  return claim.category === 'denial' || summaryHasTellingWord(claim, language, 'negation');
}

function isFit(dossier: Dossier, claim: Claim, words: readonly string[]): boolean {
  const language = languageOf(dossier, claim);
  const text = words.join(' ');
  return (
    countWords(words, language) >= FEWEST_WORDS &&
    !hasTellingWord(text, language, 'sexOrOffice') &&
    !mentions(contentWords(text), quizzable(dossier).namesOf(claim.speaker))
  );
}

function showing(dossier: Dossier, words: readonly string[], language: string): Showing {
  const text = words.join(' ');
  const content = contentWords(text);
  const named = new Map<SpeakerKey, boolean>();
  return {
    words,
    ofOneself: hasTellingWord(text, language, 'ofOneself'),
    names(speaker) {
      const known = named.get(speaker) ?? mentions(content, quizzable(dossier).namesOf(speaker));
      named.set(speaker, known);
      return known;
    },
  };
}
