import MiniSearch from 'minisearch';
import { NameIndex } from '../src/core/names/name-index.ts';
import { chance } from './chance.ts';
import { percentile, timesOf } from './percentile.ts';
import { mistyped, type PlausibleName, plausibleNames } from './plausible-names.ts';
import type { BenchRow } from './row.ts';
import { whosaid } from './whosaid.ts';

const NAMES = 5_000;
const SUGGESTIONS = 25;

/** Suggestions a keystroke beside MiniSearch on the same names, what making the index takes, and the search for remembered words. */
export async function names(): Promise<BenchRow[]> {
  return [...suggestions(), building(), ...whosaid()];
}

function suggestions(): BenchRow[] {
  const random = chance(1);
  const events = plausibleNames(NAMES, random);
  const index = new NameIndex(events);
  const peer = new MiniSearch<PlausibleName>({
    fields: ['name', 'alias'],
    extractField: (event, field) =>
      field === 'id' ? event.id : field === 'name' ? event.name : event.aliases[0],
  });
  peer.addAll(events);
  const ours = (typed: string): number[] => index.suggest(typed, SUGGESTIONS);
  const theirs = (typed: string): number[] =>
    peer
      .search(typed, { prefix: true, fuzzy: 0.2 })
      .slice(0, SUGGESTIONS)
      .map(({ id }) => id);

  const typings = events
    .filter((_, at) => at % 25 === 0)
    .map((event, at) => ({ id: event.id, text: typingOf(event, at, random) }));
  const keystrokes = typings.flatMap(({ text }) =>
    [...text].map((_, at) => [...text].slice(0, at + 1).join('')),
  );
  const own = timesOf(keystrokes, ours);
  const other = timesOf(keystrokes, theirs);
  const found = (suggest: (typed: string) => number[]) =>
    `${Math.round((100 * typings.filter(({ id, text }) => suggest(text).includes(id)).length) / typings.length)} %`;

  const title = `names, a keystroke at ${NAMES.toLocaleString('en')} names and as many aliases`;
  return [
    beside(`${title}, p50`, percentile(own, 0.5), percentile(other, 0.5)),
    beside(`${title}, p99`, percentile(own, 0.99), percentile(other, 0.99)),
    {
      name: `${title}, MiniSearch’s p99 against ours`,
      value: `${(percentile(other, 0.99) / percentile(own, 0.99)).toFixed(1)} ×`,
      note: `at least 5 × is the goal; ${keystrokes.length.toLocaleString('en')} keystrokes, with typos and in four scripts`,
    },
    {
      name: `names, the one meant is among ${SUGGESTIONS} when all is typed`,
      value: found(ours),
      note: `MiniSearch ${found(theirs)}`,
    },
  ];
}

/** By turns as it is, with a typo in each word, in whichever script, and in that with a typo. */
function typingOf(event: PlausibleName, at: number, random: () => number): string {
  const text = at % 4 < 2 ? event.name : (event.scripts[(at >> 2) % 4] ?? event.name);
  return at % 2 === 0
    ? text
    : text
        .split(' ')
        .map((word) => (word.length > 4 ? mistyped(word, random) : word))
        .join(' ');
}

function beside(name: string, own: number, other: number): BenchRow {
  return {
    name,
    value: `${own.toFixed(3)} ms`,
    note: `MiniSearch (prefix, fuzzy 0.2) ${other.toFixed(3)} ms`,
  };
}

function building(): BenchRow {
  const entries = plausibleNames(10_000, chance(2)).map(({ id, name, aliases, scripts }) => ({
    id,
    name,
    aliases: [...aliases, `event ${id} ${scripts[0]}`],
  }));
  const times = timesOf([entries], (list) => new NameIndex(list));
  return {
    name: 'names, making the index of 10,000 entries with 3 names each',
    value: `${percentile(times, 0.5).toFixed(0)} ms`,
    note: 'at most 200 ms is the goal',
  };
}
