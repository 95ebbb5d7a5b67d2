/** The text's code unit with any quotation mark taken for any other: nested ones are often typed the other way. */
function unitAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit === 0x22 ? 0x27 : unit;
}

/** A normalised text with any quotation mark written as `'`; indices stay. */
export function foldMarks(text: string): string {
  return text.replaceAll('"', "'");
}

/** Whether two normalised texts are the same words, letter for letter, single and double quotation marks being equal. */
export function sameWords(one: string, other: string): boolean {
  return foldMarks(one) === foldMarks(other);
}

/**
 * Every index in a normalised text at which these normalised words stand, in order, overlapping ones too.
 * By Knuth, Morris and Pratt, because `indexOf` needs quadratic time for `aa…a` in `aaa…a`.
 */
export function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '' || words.length > text.length) return found;
  const borders = bordersOf(words);
  let matched = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = unitAt(text, index);
    while (matched > 0 && (matched === words.length || unitAt(words, matched) !== unit))
      matched = borders[matched - 1] ?? 0;
    if (unitAt(words, matched) === unit) matched += 1;
    if (matched === words.length) found.push(index + 1 - words.length);
  }
  return found;
}

/** For each beginning of the words, the length of its longest proper beginning that is also its end. */
function bordersOf(words: string): Int32Array {
  const borders = new Int32Array(words.length);
  let matched = 0;
  for (let index = 1; index < words.length; index += 1) {
    const unit = unitAt(words, index);
    while (matched > 0 && unitAt(words, matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (unitAt(words, matched) === unit) matched += 1;
    borders[index] = matched;
  }
  return borders;
}
