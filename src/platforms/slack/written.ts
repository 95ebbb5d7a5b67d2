const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** As it must be written where Slack reads markup: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => ESCAPES[sign] ?? sign);
}

/** What `escaped` made of it, undone. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Words of others can't turn the direction of a line, nor hide in it: such characters are shown by their number.
 * Line breaks stay.
 */
export function inert(text: string): string {
  return text.replace(
    /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  );
}

/** At most `limit` UTF-16 code units, with a sign where it was cut; never within a character. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, wholeTo(text, limit - 1))}…`;
}

/** The last position up to `at` where no surrogate pair is split. */
export function wholeTo(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}
