import type { Branded, ClaimNumber, PartyKey, SpeakerKey } from '../dossier/dossier.ts';
import type { Wording } from '../dossier/vocabulary.ts';

/**
 * What is asked:
 *
 * - `speaker`: who said these words?
 * - `words`: which of these did they say?
 * - `answered`: which statement does this one answer or dispute, as the source says?
 * - `answerer`: who answers or disputes this statement, as the source says?
 * - `wording`: is it quoted, quoted in part, or only reported?
 * - `earlier`: which of these was said first?
 */
export const questionKinds = ['speaker', 'words', 'answered', 'answerer', 'wording', 'earlier'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Names a question within its dossier for good: its kind and the claim it asks about, such as `speaker:12`. */
export type QuestionId = Branded<string, 'QuestionId'>;

/** What can be chosen. */
export type QuestionChoice =
  | { readonly kind: 'speaker'; readonly speaker: SpeakerKey }
  /** Words as they were said, without their speaker; several where the source quotes in parts. */
  | { readonly kind: 'words'; readonly claim: ClaimNumber; readonly words: readonly string[] }
  /** A claim as the dossier tells it, with its speaker. */
  | { readonly kind: 'statement'; readonly claim: ClaimNumber }
  | { readonly kind: 'wording'; readonly wording: Wording };

/** One question, as it is put: it holds its answer, so nothing of it but its words and choices may leave before it is answered. */
export interface Question {
  readonly id: QuestionId;
  readonly kind: QuestionKind;
  /** The claim it asks about. */
  readonly claim: ClaimNumber;
  /** For whom that was said. */
  readonly party: PartyKey;
  /** Quotations of that claim that are shown when it is asked; none where it is a choice or shown as the dossier tells it. */
  readonly words: readonly string[];
  /** Two to four, in the order in which they are shown. */
  readonly choices: readonly QuestionChoice[];
  /** The place of the right one among the choices, from 0. */
  readonly right: number;
}

/** The claims that a question is about, or has among its choices. */
export function claimsAsked({ claim, choices }: Question): readonly ClaimNumber[] {
  return [claim, ...choices.flatMap((choice) => ('claim' in choice ? choice.claim : []))];
}
