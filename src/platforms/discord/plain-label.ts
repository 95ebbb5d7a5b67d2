/** What can't be seen, moves or turns what stands around it, or is no character at all. */
const UNSEEN =
  /[\p{Cs}\p{Zl}\p{Zp}\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}]|(?![\n\t])\p{Cc}/gu;

/** Most texts have nothing outside of these, which is quicker to see. */
const BEYOND_USUAL = /[^\t\n -~\u00A1-\u0600\u2010-\u2027\u202F-\u205F\u3000-\uD7FF]/;

/** Such characters of others' words are shown by their number; line breaks and tabs stay. */
export function inert(text: string): string {
  if (!BEYOND_USUAL.test(text)) return text;
  return text.replace(
    UNSEEN,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  );
}

/** Text as Discord shows it where it knows no markup: on a button, in a select, in a form. One line, a cut shows. */
export function plainLabel(text: string, limit: number): string {
  return cut(oneLine(inert(text)), limit);
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

export function cut(text: string, limit: number): string {
  return text.length > limit ? `${beginning(text, limit - 1)}…` : text;
}

/** At most that long, and no character split. */
export function beginning(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1);
  const splits = text.length > limit && last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splits ? limit - 1 : limit);
}
