import type { Normalised } from './normalised.ts';
import { occurrences } from './occurrences.ts';
import type { Place } from './place.ts';
import { beginsInWord, endsInWord } from './word-boundary.ts';

/** Whether a place begins or ends inside a word or a number. */
export function cutsWords(text: Normalised, { start, end }: Place): boolean {
  return beginsInWord(text.text, text.indexOf(start)) || endsInWord(text.text, text.indexOf(end));
}

/** Every place where these normalised words stand letter for letter as whole words, in order; linear in both lengths. */
export function findWords(text: Normalised, words: string): Place[] {
  return occurrences(text.text, words)
    .filter((index) => !beginsInWord(text.text, index) && !endsInWord(text.text, index + words.length))
    .map((index) => ({ start: text.positionOf(index), end: text.positionOf(index + words.length) }));
}
