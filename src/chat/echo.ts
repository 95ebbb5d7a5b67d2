/** In code points; longer than any name of ours. */
const ECHO_LIMIT = 40;

/** What somebody typed where a short name was expected, short enough to be said back to them; a cut shows. */
export function echo(typed: string): string {
  // Two code units are the most that one code point takes.
  const characters = [...typed.slice(0, 2 * ECHO_LIMIT + 2)];
  return characters.length > ECHO_LIMIT ? `${characters.slice(0, ECHO_LIMIT).join('')}…` : typed;
}
