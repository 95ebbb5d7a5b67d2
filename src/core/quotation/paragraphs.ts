const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * Where paragraphs of an original text end, as ascending indices of line breaks:
 * at blank lines if it has any, because its lines may then be wrapped, else at the end of every line.
 */
export function paragraphEnds(original: string): readonly number[] {
  const lines: number[] = [];
  const blanks: number[] = [];
  let breakEnd = -1;
  let inBlanks = false;
  for (const { 0: found, index } of original.matchAll(lineBreak)) {
    const isBlank = breakEnd >= 0 && original.slice(breakEnd, index).trim() === '';
    if (isBlank && !inBlanks) blanks.push(index);
    inBlanks = isBlank;
    lines.push(index);
    breakEnd = index + found.length;
  }
  return blanks.length > 0 ? blanks : lines;
}
