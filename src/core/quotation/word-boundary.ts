const wordCharacter = /^[\p{L}\p{M}\p{N}]/u;
const letter = /^[\p{L}\p{M}]/u;
const digit = /^\p{N}/u;
const mark = /^\p{M}/u;
/** Scripts written without spaces between words, for a character class. */
export const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const unspaced = new RegExp(`^[${UNSPACED}]`, 'u');

/** The whole character that ends before this index; empty at the beginning. */
export function characterBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1);
  const wide = unit >= 0xdc00 && unit <= 0xdfff;
  return text.slice(Math.max(0, index - (wide ? 2 : 1)), index);
}

/** The whole character that begins at this index; empty at the end. */
export function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

export function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character);
}

export function isUnspaced(character: string): boolean {
  return unspaced.test(character);
}

/**
 * Whether words that begin here, in a well-formed, normalised text, would begin inside a word or a number, after UAX #29:
 * at `par|ty`, `don|'t` and `1|,000`, but not at `l'|homme`, `well-|known`, or between letters of scripts without spaces.
 */
export function beginsInWord(text: string, index: number): boolean {
  const before = characterBefore(text, index);
  const after = characterAt(text, index);
  if (before === '' || after === '') return false;
  if (mark.test(after)) return true;
  if (wordCharacter.test(before)) {
    if (wordCharacter.test(after)) return !unspaced.test(before) && !unspaced.test(after);
    const next = characterAt(text, index + after.length);
    return letter.test(before) ? after === "'" && letter.test(next) : /[.,']/.test(after) && digit.test(next);
  }
  const previous = characterBefore(text, index - before.length);
  return /[.,']/.test(before) && digit.test(previous) && digit.test(after);
}

/** The same of words that end here; they don't end at `l'|homme` either. */
export function endsInWord(text: string, index: number): boolean {
  if (beginsInWord(text, index)) return true;
  const elided = text[index - 1] === "'" && letter.test(characterBefore(text, index - 1));
  return elided && letter.test(characterAt(text, index));
}
