/** Fewer can't be attributed to one person rather than another. */
export const FEWEST_WORDS = 5;

const segmenters = new Map<string, Intl.Segmenter>();

// Making one costs more than most texts.
function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** The words in all parts together, as the language (BCP 47) divides them (UAX #29). */
export function countWords(parts: readonly string[], language: string): number {
  const segmenter = segmenterOf(language);
  return parts.reduce(
    (sum, part) => sum + [...segmenter.segment(part)].filter(({ isWordLike }) => isWordLike).length,
    0,
  );
}
