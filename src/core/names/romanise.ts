import anyAscii from 'any-ascii';

/**
 * A name's `spelling` in lower-case ASCII letters and digits, whatever its script, with single spaces between words:
 * покальчук → pokalchuk. For finding only: a transliteration by table, not the spelling that anyone uses.
 */
export function romanise(spelled: string): string {
  return anyAscii(spelled)
    .toLowerCase()
    .replace(/[^a-z0-9 ]/gu, '')
    .replace(/ +/gu, ' ')
    .trim();
}
