/**
 * English words that people remember wrongly without noticing. Negations and "could", "all", "should" are not among them:
 * they change what was said. Single letters are what apostrophes leave behind.
 */
const stopWords = new Set(
  `a about also am an and are as at be been being but by d did do does for from had has have he her hers him his how i if in into is
  it its ll m me my of on or our ours re s said say says she so such t than that the their them then there these they this those to
  ve was we were what when where which while who whom why with you your`.split(/\s+/u),
);

/** Whether a folded word may be missing where all remembered words are looked for. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
