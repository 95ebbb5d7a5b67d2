import type { OptionValues } from '../../chat/command.ts';
import type { CommandListing } from '../../chat/router.ts';

export type ListedOption = CommandListing['options'][number];

/** A line up to the caret, as far as it can be told apart. */
export type UnfinishedLine =
  | { readonly kind: 'name'; readonly commands: readonly CommandListing[] }
  | {
      readonly kind: 'option';
      readonly command: CommandListing;
      /** The option whose value is being typed; null where it could only be the name of one. */
      readonly option: ListedOption | null;
      readonly partial: string;
      /** Where that value begins, or the option's name if it is written. */
      readonly from: number;
      readonly others: OptionValues;
      /** The options whose name the last word could be the beginning of. */
      readonly next: readonly ListedOption[];
      /** Where that word begins. */
      readonly nextFrom: number;
    };

interface Word {
  readonly option: ListedOption | undefined;
  readonly value: string;
  readonly from: number;
  /** Whether the next letter would still belong to it. */
  readonly open: boolean;
}

/** The router reads finished lines; this reads what is being typed, and may guess, because it only suggests. */
export function readUnfinishedLine(line: string, listing: readonly CommandListing[]): UnfinishedLine {
  const start = /^\s*\/?/u.exec(line)?.[0].length ?? 0;
  const typed = line.slice(start).toLowerCase();
  const command = listing.find(({ name }) => typed.startsWith(`${name} `));
  if (command === undefined)
    return { kind: 'name', commands: listing.filter(({ name }) => name.startsWith(typed)) };

  const { options } = command;
  const words = readWords(line, start + command.name.length, options);
  const values = valuesOf(words);
  const unsaid = options.filter(({ name }) => values[name] === undefined);
  const last = words.at(-1);
  if (!last?.open) {
    const first = options[0] === unsaid[0] ? (options[0] ?? null) : null;
    const rest = { partial: '', from: line.length, others: values, nextFrom: line.length };
    return { kind: 'option', command, option: first, next: first === null ? unsaid : [], ...rest };
  }
  const group = words.slice(words.findLastIndex(({ option }) => option !== last.option) + 1);
  const { [last.option?.name ?? '']: _, ...others } = values;
  return {
    kind: 'option',
    command,
    option: last.option ?? null,
    partial: textOf(group),
    from: group[0]?.from ?? last.from,
    others,
    next: group.length > 1 ? unsaid.filter(({ name }) => name.startsWith(last.value.toLowerCase())) : [],
    nextFrom: last.from,
  };
}

/** As the router does: words without a name are the first option's, unless an unquoted value runs on. */
function readWords(line: string, start: number, options: readonly ListedOption[]): readonly Word[] {
  const [first] = options;
  const words: Word[] = [];
  let runsOn: ListedOption | undefined;
  let firstIsSaid = false;
  for (const match of line
    .slice(start)
    .matchAll(/(?:([a-z][a-z_]*):)?(?:["“”„‟«»]([^"“”„‟«»]*)(["“”„‟«»]?)|(\S*))/gu)) {
    const [whole, name, quoted, close, bare] = match;
    if (whole === '') continue;
    const from = start + match.index;
    const named = options.find((option) => option.name === name);
    const option = named ?? runsOn ?? first;
    const value = named === undefined && name !== undefined ? whole : (quoted ?? bare ?? '');
    words.push({ option, value, from, open: from + whole.length === line.length && !close });
    firstIsSaid ||= option === first;
    if (named !== undefined) {
      runsOn = quoted === undefined && (firstIsSaid || value === '') ? named : undefined;
    }
  }
  return words;
}

function valuesOf(words: readonly Word[]): OptionValues {
  const groups = new Map<string, Word[]>();
  for (const word of words) {
    if (word.option === undefined) continue;
    const group = groups.get(word.option.name);
    if (group === undefined) groups.set(word.option.name, [word]);
    else group.push(word);
  }
  return Object.fromEntries([...groups].map(([name, group]) => [name, textOf(group)]));
}

function textOf(words: readonly Word[]): string {
  return words
    .map(({ value }) => value)
    .filter((value) => value !== '')
    .join(' ');
}
