/** The columns of a table of claims, in the order in which they are written. */
export const csvColumns = [
  'number',
  'speaker',
  'role',
  'party',
  'statement',
  'wording',
  'category',
  'quotations',
  'cue',
  'about',
  'said',
  'phrase',
  'medium',
  'source',
  'publisher',
  'title',
  'url',
  'language',
  'excerpt',
  'quiz',
  'relations',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** With what a spreadsheet begins a formula, be there apostrophes before it: OWASP's list, and its full-width kinds. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet takes for a formula: with an apostrophe before what it would. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `guarded` off again, and no other. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
