import search from 'approx-string-match';
import type { Normalised } from './normalised.ts';
import type { Place } from './place.ts';
import { beginsInWord, endsInWord } from './word-boundary.ts';

/** The matcher handles 32 bits at once; a longer pattern costs a multiple on the whole source. */
const SEED = 32;
/** The longest words that are aligned as a whole once a seed of them is found. */
const WHOLE = 256;
/** The matcher lists every equally good match of a call, at some cost each: small calls keep them few. */
const CHUNK = 4096;
/** Share of differing letters beyond which what is nearest has nothing to do with the words. */
const ERRORS = 0.4;
/** How far a passage is widened to whole words. */
const WIDENING = 64;

interface Match {
  /** UTF-16 indices. */
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/**
 * The passage most like these normalised words, widened to whole words; null if nothing is much like them.
 * Only to be shown ("did you mean"): similarity accepts nothing. Long words are sought by their beginning, middle and end,
 * so that the time is linear in the source's length and independent of theirs.
 */
export function nearestPlace(text: Normalised, words: string): Place | null {
  const haystack = lowerCase(text.text);
  const needle = lowerCase(words);
  const last = Math.max(0, needle.length - SEED);
  let nearest: { match: Match; at: number } | null = null;
  for (const at of new Set([0, last >> 1, last])) {
    const seed = needle.slice(at, at + SEED);
    const most = nearest === null ? Math.floor(seed.length * ERRORS) : nearest.match.errors - 1;
    const match = bestMatch(haystack, seed, most);
    if (match !== null) nearest = { match, at };
  }
  if (nearest === null) return null;
  const start = Math.max(0, nearest.match.start - nearest.at);
  const whole =
    needle.length <= WHOLE ? align(haystack, needle, start) : { start, end: start + needle.length };
  return whole === null ? null : widen(text, whole.start, Math.min(whole.end, haystack.length));
}

/** The first of the best matches with at most so many errors. */
function bestMatch(haystack: string, pattern: string, most: number): Match | null {
  let best: Match | null = null;
  for (let from = 0; from < haystack.length; from += CHUNK) {
    const allowed: number = best === null ? most : best.errors - 1;
    if (allowed < 0) break;
    const match: Match | undefined = search(
      haystack.slice(from, from + CHUNK + 2 * pattern.length),
      pattern,
      allowed,
    )[0];
    if (match !== undefined) best = { ...match, start: match.start + from, end: match.end + from };
  }
  return best;
}

function align(haystack: string, needle: string, expected: number): Match | null {
  const most = Math.floor(needle.length * ERRORS);
  const from = Math.max(0, expected - most);
  const match = search(haystack.slice(from, expected + needle.length + most), needle, most)[0];
  return match === undefined ? null : { ...match, start: match.start + from, end: match.end + from };
}

/** Lower-case only where that keeps every index. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function widen(text: Normalised, from: number, to: number): Place {
  let start = from;
  let end = to;
  while (start > from - WIDENING && beginsInWord(text.text, start)) start -= 1;
  while (end < to + WIDENING && endsInWord(text.text, end)) end += 1;
  if (text.text[start] === ' ') start += 1;
  if (text.text[end - 1] === ' ') end -= 1;
  return { start: text.positionOf(start), end: text.positionOf(end) };
}
