import type { Concordance } from './concordance.ts';
import { fold, wordsOf } from './fold.ts';
import { isStopWord } from './stop-words.ts';
import { tokensOfWord } from './tokens.ts';
import { alikeIn, typosForgiven } from './typos.ts';

/** Nobody remembers more; and of something longer only a part could be looked for, which would be guessing. */
export const longestQuery = 4_000;
/** With more words than these, a typo in one of them is not worth what looking for it in every word costs. */
const mostForgivenWords = 16;
const shortestBeginning = 4;

/** One remembered word and the words of a concordance that it may stand for. */
export interface Term {
  readonly typed: string;
  /** One sequence of words if its script does not space them, each a word's index and to be found as typed. */
  readonly sequence: readonly number[] | null;
  /** Otherwise: index of a word → typos forgiven. As typed first, then with fewest typos. */
  readonly candidates: ReadonlyMap<number, number>;
}

/** What was typed, taken apart. */
export interface Query {
  /** All of it, as tokens. */
  readonly phrase: readonly string[];
  readonly words: readonly string[];
  /** The words that must be found, each once. */
  readonly remembered: readonly string[];
}

/** Null where there is nothing to look for. */
export function readQuery(typed: string): Query | null {
  if (typed.length > longestQuery) return null;
  const inOrder = wordsOf(fold(typed));
  const words = [...new Set(inOrder)];
  if (words.length === 0) return null;
  return {
    phrase: inOrder.flatMap(tokensOfWord),
    words,
    remembered: words.filter((word) => !isStopWord(word)),
  };
}

/** The words as they were typed and nothing else. */
export function exactTerms(words: readonly string[], concordance: Concordance): Term[] {
  return words.map((word) => termOf(word, concordance, () => []));
}

/** The words as they were typed, and words that begin so. */
export function begunTerms(words: readonly string[], concordance: Concordance): Term[] {
  return words.map((word) => termOf(word, concordance, () => begunBy(word, concordance)));
}

/** The same, and words that differ by a forgivable typo; null where that is more than can be looked for. */
export function forgivingTerms(words: readonly string[], concordance: Concordance): Term[] | null {
  if (words.length > mostForgivenWords) return null;
  return words.map((word) =>
    termOf(word, concordance, () => [...begunBy(word, concordance), ...mistypedAs(word, concordance)]),
  );
}

function termOf(
  typed: string,
  concordance: Concordance,
  others: () => Iterable<readonly [number, number]>,
): Term {
  const tokens = tokensOfWord(typed).map((token) => concordance.indexOf(token));
  const [only] = tokens;
  if (tokens.length > 1 || only === undefined) return { typed, sequence: tokens, candidates: new Map() };
  const candidates = new Map<number, number>();
  if (only !== -1) candidates.set(only, 0);
  for (const [word, typos] of others()) {
    if (!candidates.has(word)) candidates.set(word, typos);
  }
  return { typed, sequence: null, candidates };
}

function* begunBy(word: string, concordance: Concordance): Generator<readonly [number, number]> {
  if (word.length < shortestBeginning || /\p{N}/u.test(word)) return;
  const [from, to] = concordance.beginningWith(word);
  for (let index = from; index < to; index++) yield [index, 0];
}

function* mistypedAs(word: string, concordance: Concordance): Generator<readonly [number, number]> {
  const forgiven = typosForgiven(word);
  if (forgiven === 0) return;
  for (const alike of alikeIn(concordance.words, word, forgiven, false)) {
    for (let index = alike.from; index < alike.to; index++) yield [index, alike.typos];
  }
}
