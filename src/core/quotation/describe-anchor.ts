import { beside, type Context } from './context.ts';
import { findWords } from './find-words.ts';
import type { Normalised } from './normalised.ts';
import { sameWords } from './occurrences.ts';
import type { Place } from './place.ts';
import { beginsInWord, endsInWord } from './word-boundary.ts';

/** How far to either side occurrences are compared, in UTF-16 code units. */
const REACH = 64;
/** How much a prefix or suffix may grow to end with a whole word. */
const WIDENING = 64;

/**
 * The prefix and suffix of a W3C TextQuoteSelector: as little of the surroundings, in whole words, as tells this occurrence of
 * its words from all others, in quotation marks or not. Neither if there is no other, or one that is surrounded alike for so long
 * that only the position can tell.
 */
export function describeAnchor(text: Normalised, place: Place): Context {
  const others = findWords(text, text.slice(place.start, place.end)).filter(
    ({ start }) => start !== place.start,
  );
  if (others.length === 0) return {};
  const { before, after } = shortest(text, place, others);
  return {
    ...(before > 0 && { prefix: prefixOf(text, place, before) }),
    ...(after > 0 && { suffix: suffixOf(text, place, after) }),
  };
}

/** The least number of code units before and after the place that no other place has beside it as well; 0 if there is none. */
function shortest(
  text: Normalised,
  place: Place,
  others: readonly Place[],
): { before: number; after: number } {
  const prefix = beside(text, place, 'prefix', REACH);
  const suffix = beside(text, place, 'suffix', REACH);
  // By how many units before it another place has too: how many after it are needed to tell it apart, at most.
  const needed = new Array<number>(prefix.length + 1).fill(0);
  for (const other of others) {
    const alikeBefore = alikeAtEnd(prefix, beside(text, other, 'prefix', REACH));
    const alikeAfter = alikeAtStart(suffix, beside(text, other, 'suffix', REACH));
    const needs = alikeAfter < suffix.length ? alikeAfter + 1 : Number.POSITIVE_INFINITY;
    if (alikeBefore === prefix.length && !Number.isFinite(needs)) return { before: 0, after: 0 };
    needed[alikeBefore] = Math.max(needed[alikeBefore] ?? 0, needs);
  }
  let best = { before: prefix.length, after: needed[prefix.length] ?? 0 };
  let after = best.after;
  for (let before = prefix.length - 1; before >= 0; before -= 1) {
    after = Math.max(after, needed[before] ?? 0);
    if (before + after <= best.before + best.after) best = { before, after };
  }
  return best;
}

function alikeAtStart(one: string, other: string): number {
  let units = 0;
  while (units < one.length && sameWords(one.charAt(units), other.charAt(units))) units += 1;
  return units;
}

function alikeAtEnd(one: string, other: string): number {
  let units = 0;
  while (
    units < one.length &&
    sameWords(one.charAt(one.length - 1 - units), other.charAt(other.length - 1 - units))
  )
    units += 1;
  return units;
}

function prefixOf(text: Normalised, place: Place, units: number): string {
  const longer = beside(text, place, 'prefix', units + WIDENING);
  let from = Math.max(0, longer.length - units);
  while (from > 0 && (longer[from] === ' ' || beginsInWord(longer, from) || cutsPair(longer, from)))
    from -= 1;
  return longer.slice(from);
}

function suffixOf(text: Normalised, place: Place, units: number): string {
  const longer = beside(text, place, 'suffix', units + WIDENING);
  let to = Math.min(longer.length, units);
  while (to < longer.length && (longer[to - 1] === ' ' || endsInWord(longer, to) || cutsPair(longer, to)))
    to += 1;
  return longer.slice(0, to);
}

function cutsPair(text: string, index: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(index));
}
