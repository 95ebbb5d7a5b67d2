/** Text of a file with nothing in it that a terminal would obey or that can't be seen. */
export function legible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD');
}

/** The beginning of a text, legible and with a sign where it was cut; `limit` in code points. */
export function cutLegibly(text: string, limit: number): string {
  const characters = [...legible(text)];
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : characters.join('');
}
