import type { OptionValues } from './command.ts';

export type LineFault =
  | { readonly code: 'empty' }
  | { readonly code: 'unknown-command'; readonly name: string }
  | { readonly code: 'unknown-option'; readonly command: string; readonly name: string }
  | { readonly code: 'doubled-option'; readonly command: string; readonly name: string }
  | { readonly code: 'unclosed-quote'; readonly command: string };

export type ParsedLine =
  | { readonly ok: true; readonly command: string; readonly options: OptionValues }
  | { readonly ok: false; readonly fault: LineFault };

export interface Grammar {
  readonly name: string;
  /** In their order; the first takes what is written without a name. */
  readonly options: readonly string[];
}

interface Token {
  readonly name: string | null;
  readonly value: string;
  readonly quoted: boolean;
}

// Phones turn " into one of these; which one closes depends on the language of the keyboard, so any does.
const QUOTES = '"“”„‟«»';
const NAME = /^([a-z][a-z_]*):/u;

/**
 * Reads a command given as one line: `/stance amnesty party:"Government of Ukraine"`.
 *
 * The slash may be missing. The first option needs no name and takes every word that has none. A value with spaces stands
 * in quotation marks, typographic ones too; once the first option is there, an unquoted value may also run on to the next
 * option. What looks like `name:` and is none of the command's options is a fault, unless it stands in quotation marks.
 * Work is linear in the line's length.
 */
export function parseLine(line: string, grammars: readonly Grammar[]): ParsedLine {
  const text = line.trim().replace(/^\//u, '');
  const word = /^\S*/u.exec(text)?.[0] ?? '';
  if (word === '') return { ok: false, fault: { code: 'empty' } };
  const grammar = grammars.find(({ name }) => name === word.toLowerCase());
  if (grammar === undefined) return { ok: false, fault: { code: 'unknown-command', name: word } };

  const tokens = tokenize(text.slice(word.length));
  const command = grammar.name;
  if (tokens === null) return { ok: false, fault: { code: 'unclosed-quote', command } };

  const first = grammar.options[0];
  const unnamed: string[] = [];
  const named = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const token of tokens) {
    if (token.name === null) {
      (open ?? unnamed).push(token.value);
      continue;
    }
    if (!grammar.options.includes(token.name)) {
      return { ok: false, fault: { code: 'unknown-option', command, name: token.name } };
    }
    if (named.has(token.name))
      return { ok: false, fault: { code: 'doubled-option', command, name: token.name } };
    const words = token.value === '' ? [] : [token.value];
    named.set(token.name, words);
    open =
      !token.quoted && (unnamed.length > 0 || named.has(first ?? '') || words.length === 0) ? words : null;
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

/** Null if a quotation mark is not closed. */
function tokenize(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const name = NAME.exec(text.slice(at, at + 40))?.[1] ?? null;
    if (name !== null) at += name.length + 1;
    const quoted = at < text.length && QUOTES.includes(text.charAt(at));
    const end = quoted ? indexOfAny(text, QUOTES, at + 1) : indexOfSpace(text, at);
    if (end === -1) return null;
    tokens.push({ name, value: text.slice(quoted ? at + 1 : at, end), quoted });
    at = quoted ? end + 1 : end;
  }
  return tokens;
}

function indexOfAny(text: string, characters: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (characters.includes(text.charAt(at))) return at;
  return -1;
}

function indexOfSpace(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (/\s/u.test(text.charAt(at))) return at;
  return text.length;
}
