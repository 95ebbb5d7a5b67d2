import { unescaped } from './written.ts';

/** What `should_escape` makes of names and addresses: https://docs.slack.dev/interactivity/implementing-slash-commands */
const SEQUENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

/** The line that a slash command stands for. */
export function slashLine(word: string, text: string, helps: boolean): string {
  if (helps && /^\s*help\s*$/iu.test(text)) return `/help ${word}`;
  return `/${word} ${typedIn(text)}`.trimEnd();
}

/** A command's text as it was typed, with people and channels by their ids. */
function typedIn(text: string): string {
  return unescaped(
    text.replace(SEQUENCE, (_, sign: string, target: string, label: string | undefined) => {
      if (sign === '@') return `@${target}`;
      if (sign === '#') return target;
      return sign === '!' ? (label ?? `@${target}`) : target;
    }),
  );
}
