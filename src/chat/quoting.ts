// Phones turn " into one of these, and which one closes depends on the keyboard's language: so any of a family does, where
// it stands as a closing mark stands. Marks of another family are part of the quoted words.
const FAMILIES = ['"“”„‟', '«»', '‹›'];
const OPENING_BY_NATURE = '“„‟«‹';
// These are apostrophes too. So they quote only from a word's beginning to a word's end, and otherwise stand for themselves.
const SINGLES = "'‘’‚‛";
/** How far a single mark looks for its counterpart, so that many apostrophes can't cost the square of their number. */
const SINGLE_REACH = 300;

const SPACE = /\s/u;
const BEFORE_OPENING = /[\s:\p{Ps}\p{Pi}\p{Pd}]/u;
const ESCAPED = /\\([\\"“”„‟«»‹›])/gu;

/** Words in quotation marks; `end` is the position after the closing mark. */
export interface Quoted {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads the words in quotation marks that begin at a position of a line: null if none do, `unclosed` if they don't end.
 * Quotations may nest, and after a backslash a mark stands for itself. Takes time linear in what it reads over.
 */
export function readQuoted(line: string, at: number): Quoted | 'unclosed' | null {
  const mark = line.charAt(at);
  if (mark !== '' && SINGLES.includes(mark)) return readSingle(line, at);
  const family = FAMILIES.find((marks) => mark !== '' && marks.includes(mark));
  if (family === undefined) return null;
  let depth = 1;
  for (let here = at + 1; here < line.length; here += 1) {
    const character = line.charAt(here);
    if (character === '\\') here += 1;
    else if (family.includes(character)) depth += opens(line, here) ? 1 : -1;
    if (depth === 0) return { value: line.slice(at + 1, here).replace(ESCAPED, '$1'), end: here + 1 };
  }
  return 'unclosed';
}

/** A value as it may stand in a line, read back by `readQuoted`, or as one plain word. */
export function writeValue(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(value)
    ? value
    : `"${value.replace(/[\\"“”„‟]/gu, '\\$&')}"`;
}

function opens(line: string, at: number): boolean {
  const spaceAfter = at + 1 === line.length || SPACE.test(line.charAt(at + 1));
  if (!BEFORE_OPENING.test(line.charAt(at - 1))) return false;
  // « comme en français », or a mark between two spaces.
  return !spaceAfter || (at + 1 < line.length && OPENING_BY_NATURE.includes(line.charAt(at)));
}

function readSingle(line: string, at: number): Quoted | null {
  const reach = Math.min(line.length, at + SINGLE_REACH);
  for (let here = at + 2; here < reach; here += 1) {
    if (!SINGLES.includes(line.charAt(here))) continue;
    if (here + 1 === line.length || SPACE.test(line.charAt(here + 1)))
      return { value: line.slice(at + 1, here), end: here + 1 };
  }
  return null;
}

/** A value without the quotation marks that all of it stands in, as people type them from habit where none are needed. */
export function unquoted(value: string): string {
  const typed = value.trim();
  const quoted = readQuoted(typed, 0);
  return quoted !== null && quoted !== 'unclosed' && quoted.end === typed.length ? quoted.value : value;
}
