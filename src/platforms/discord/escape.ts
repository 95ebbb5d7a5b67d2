import { inert } from './plain-label.ts';

/**
 * Words of others as Discord's markup that shows them exactly as written, pings nobody and links nowhere, wherever in a
 * line it stands: https://support.discord.com/hc/en-us/articles/210298617
 *
 * A backslash before punctuation makes it literal. Punctuation that means something only at a line's beginning is spared
 * elsewhere, because each backslash counts as a character.
 */
export function escapeMarkdown(text: string): string {
  return (
    inert(text)
      // `<` begins mentions, times, emoji and addresses, `@` everyone and here, `:` an emoji's name or what is behind
      // `https`; that also where what follows is another span's.
      .replace(/[\\*_~|`[\]<@]|:(?!\s)/g, '\\$&')
      // A link's words go on to the last bracket that an address follows, whatever stands before that bracket.
      .replace(/(^|\])\(/g, '$1\\(')
      // Discord finds its own invitations without a scheme before them.
      .replace(/(discord(?:app)?)\.(?=gg|com|$)/gi, '$1\\.')
      // Headings, small print, quotations, lists; `.` and `)` may follow a number that is another span's.
      .replace(/^([^\S\n]*\d*)([#>+.)-])/gm, '$1\\$2')
  );
}
