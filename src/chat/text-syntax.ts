import type { OptionValues } from './command.ts';
import { readQuoted } from './quoting.ts';

export type LineFault =
  | { readonly code: 'empty' }
  | { readonly code: 'unknown-command'; readonly name: string }
  /** The group's name stands alone, or the word after it is none of its commands. */
  | { readonly code: 'no-subcommand'; readonly group: string; readonly word: string }
  | { readonly code: 'unknown-option'; readonly command: string; readonly name: string }
  | { readonly code: 'doubled-option'; readonly command: string; readonly name: string }
  | { readonly code: 'unclosed-quote'; readonly command: string };

export type ParsedLine =
  | { readonly ok: true; readonly command: string; readonly options: OptionValues }
  | { readonly ok: false; readonly fault: LineFault };

export interface Grammar {
  /** One word, or two where the first is shared by a group. */
  readonly name: string;
  /** In their order; the first takes what is written without a name. */
  readonly options: readonly string[];
}

interface Token {
  readonly name: string | null;
  readonly value: string;
  readonly quoted: boolean;
}

type Unreadable = Extract<LineFault, { readonly code: 'unknown-option' | 'unclosed-quote' }>;

const NAME = /^([a-z][a-z_]*):/iu;
const NAME_REACH = 40;
const SPACE = /\s/u;

/**
 * Reads a command given as one line: `/stance amnesty party:"Government of Ukraine"`.
 *
 * The slash may be missing. The first option needs no name and takes every word that has none. A value with spaces stands
 * in quotation marks (see `readQuoted`); where no word is left to be the first option's, because that one came before or
 * bears its name, an unquoted value may also run on to the next option. `name:value` in small letters, where the command has no such option, is a fault unless it stands in quotation
 * marks; `note: words`, `Name:` and `https://…` are words. A control character is a space.
 * Takes time linear in the line's length.
 */
export function parseLine(line: string, grammars: readonly Grammar[]): ParsedLine {
  const text = line
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .replace(/^\/\s*/u, '');
  const word = /^\S*/u.exec(text)?.[0] ?? '';
  if (word === '') return { ok: false, fault: { code: 'empty' } };
  const named = grammarOf(text, word, grammars);
  if ('code' in named) return { ok: false, fault: named };
  const { grammar, rest } = named;

  const tokens = tokenize(rest, grammar);
  if (!Array.isArray(tokens)) return { ok: false, fault: tokens };
  return arrange(tokens, grammar);
}

/** The command that a line begins with, by one word or two. */
function grammarOf(
  text: string,
  word: string,
  grammars: readonly Grammar[],
): { readonly grammar: Grammar; readonly rest: string } | LineFault {
  const first = word.toLowerCase();
  const alone = grammars.find(({ name }) => name === first);
  if (alone !== undefined) return { grammar: alone, rest: text.slice(word.length) };
  if (!grammars.some(({ name }) => name.startsWith(`${first} `)))
    return { code: 'unknown-command', name: word };
  const after = text.slice(word.length).trimStart();
  const second = /^\S*/u.exec(after)?.[0] ?? '';
  const grammar = grammars.find(({ name }) => name === `${first} ${second.toLowerCase()}`);
  return grammar === undefined
    ? { code: 'no-subcommand', group: first, word: second }
    : { grammar, rest: after.slice(second.length) };
}

/** Gives each option its words. */
function arrange(tokens: readonly Token[], { name: command, options }: Grammar): ParsedLine {
  const [first] = options;
  const firstIsNamed = tokens.some(({ name }) => name !== null && name === first);
  const unnamed: string[] = [];
  const named = new Map<string, string[]>();
  let runningOn: string[] | null = null;
  for (const { name, value, quoted } of tokens) {
    if (name === null) {
      (runningOn ?? unnamed).push(value);
      continue;
    }
    if (named.has(name)) return { ok: false, fault: { code: 'doubled-option', command, name } };
    const words = [value];
    named.set(name, words);
    runningOn = !quoted && (unnamed.length > 0 || firstIsNamed) ? words : null;
  }
  if (unnamed.length > 0) {
    if (first === undefined)
      return { ok: false, fault: { code: 'unknown-option', command, name: unnamed.join(' ') } };
    if (named.has(first)) return { ok: false, fault: { code: 'doubled-option', command, name: first } };
    named.set(first, unnamed);
  }
  return {
    ok: true,
    command,
    options: Object.fromEntries([...named].map(([name, words]) => [name, words.join(' ')])),
  };
}

function tokenize(text: string, { name: command, options }: Grammar): Token[] | Unreadable {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const written = NAME.exec(text.slice(at, at + NAME_REACH))?.[1] ?? null;
    const name = options.find((option) => option === written?.toLowerCase()) ?? null;
    if (name !== null) at = skipSpace(text, at + name.length + 1);
    else if (written !== null && meantAsOption(written, text, at))
      return { code: 'unknown-option', command, name: written };
    // What follows a name and is itself the name of an option is not the first one's value.
    const next = name === null ? null : NAME.exec(text.slice(at, at + NAME_REACH))?.[1];
    if (next != null && options.includes(next.toLowerCase())) {
      tokens.push({ name, value: '', quoted: true });
      continue;
    }
    const quoted = readQuoted(text, at);
    if (quoted === 'unclosed') return { code: 'unclosed-quote', command };
    const end = quoted?.end ?? endOfWord(text, at);
    tokens.push({ name, value: quoted?.value ?? text.slice(at, end), quoted: quoted !== null });
    at = skipSpace(text, end);
  }
  return tokens;
}

/** Option names are small letters, and their values follow at once; `https://` is an address. */
function meantAsOption(written: string, text: string, at: number): boolean {
  const after = text.slice(at + written.length + 1, at + written.length + 3);
  return written === written.toLowerCase() && /^\S/u.test(after) && after !== '//';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !SPACE.test(text.charAt(at))) at += 1;
  return at;
}
