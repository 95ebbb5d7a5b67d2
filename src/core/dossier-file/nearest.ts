import search from 'approx-string-match';
import { MAX_SUGGESTIONS } from './limits.ts';

export type Suggest = (word: string, candidates: Iterable<string>) => string | null;

/** Looks for what the first few misspelt words mean, and gives up on the rest. */
export function suggester(): Suggest {
  let left = MAX_SUGGESTIONS;
  return (word, candidates) => {
    left -= 1;
    return left < 0 ? null : nearest(word, candidates);
  };
}

/** The candidate that a misspelt word most likely means, or null if none is close: one error in three letters at most. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const errors = Math.max(1, Math.floor(word.length / 3));
  // The library looks for a part of the text; marks at both ends make it compare the whole.
  const pattern = `\u0002${word.toLowerCase()}\u0003`;
  let best: { readonly candidate: string; readonly errors: number } | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > errors) continue;
    for (const match of search(`\u0002${candidate.toLowerCase()}\u0003`, pattern, errors)) {
      if (best === null || match.errors < best.errors) best = { candidate, errors: match.errors };
    }
  }
  return best?.candidate ?? null;
}
