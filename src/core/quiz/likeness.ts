import { fold, wordsOf } from '../search/fold.ts';
import { isStopWord } from '../search/stop-words.ts';
import { tokensOfWord } from '../search/tokens.ts';

/** Shorter words are articles and prepositions, unless their script writes a name with two characters. */
const SHORTEST = 3;
const COMMON_BEGINNING = 5;

const possessive = /['’]s(?!\p{L})/gu;

/** The words of a text that could tell something: folded, without function words. */
export function contentWords(text: string): readonly string[] {
  return wordsOf(fold(text.replaceAll(possessive, '')))
    .map((word) => word.replace('isation', 'ization'))
    .filter((word) => (word.length >= SHORTEST || isUnspaced(word)) && !isStopWord(word));
}

/** Whether any of the names' words stands in the text, be it inflected. Both as `contentWords` gives them. */
export function mentions(text: readonly string[], names: readonly string[]): boolean {
  return names.some((name) =>
    text.some((word) => sameButEnding(word, name) || (isUnspaced(name) && word.includes(name))),
  );
}

/** What a word shares with others of its topic: as much of its beginning as "resigning" and "resignation" have in common. */
export function topicOf(word: string): string {
  return word.slice(0, COMMON_BEGINNING);
}

function sameButEnding(a: string, b: string): boolean {
  if (a === b) return true;
  return commonBeginning(a, b) >= Math.max(4, Math.min(a.length, b.length) - 2);
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function isUnspaced(word: string): boolean {
  return tokensOfWord(word).length > 1;
}
