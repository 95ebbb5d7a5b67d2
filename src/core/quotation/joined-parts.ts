import { occurrences } from './occurrences.ts';
import { partitionPoint } from './partition-point.ts';
import type { Place } from './place.ts';
import type { SourceText } from './source-text.ts';

const word = /[\p{L}\p{M}\p{N}]+/gu;

interface QuotedWord {
  /** Where the word, with a space before it, begins in the line of them all. */
  readonly at: number;
  /** Indices into the source's normalised text. */
  readonly from: number;
  readonly to: number;
  readonly pair: number;
}

/**
 * Where words stand that were typed as one quotation although the source has them in several pairs of marks, as in
 * “…,” she said, “…”: one place a pair, in order; null if they are not such. What stands between words doesn't count.
 */
export function joinedParts(source: SourceText, words: string): Place[] | null {
  const sought = words.match(word);
  if (sought === null || sought.length < 2 || source.pairs.length < 2) return null;
  const { line, quoted } = quotedWords(source);
  for (const index of occurrences(line, ` ${sought.join(' ')} `)) {
    const first = partitionPoint(quoted.length, (nth) => (quoted[nth]?.at ?? index) < index);
    const last = first + sought.length - 1;
    if (quoted[first]?.pair !== quoted[last]?.pair) return places(source, quoted.slice(first, last + 1));
  }
  return null;
}

function quotedWords({ text, pairs }: SourceText): { line: string; quoted: QuotedWord[] } {
  const pieces: string[] = [];
  const quoted: QuotedWord[] = [];
  let at = 0;
  for (const [pair, { start, end }] of pairs.entries()) {
    const offset = text.indexOf(start);
    for (const { 0: found, index } of text.slice(start, end).matchAll(word)) {
      quoted.push({ at, from: offset + index, to: offset + index + found.length, pair });
      pieces.push(` ${found}`);
      at += found.length + 1;
    }
  }
  return { line: `${pieces.join('')} `, quoted };
}

function places({ text }: SourceText, words: readonly QuotedWord[]): Place[] {
  const firsts = words.filter((word, nth) => word.pair !== words[nth - 1]?.pair);
  const lasts = words.filter((word, nth) => word.pair !== words[nth + 1]?.pair);
  return firsts.map((first, nth) => ({
    start: text.positionOf(first.from),
    end: text.positionOf((lasts[nth] ?? first).to),
  }));
}
