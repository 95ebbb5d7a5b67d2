import type { DossierStatements } from '../src/core/ports.ts';
import { SearchIndex } from '../src/core/search/search-index.ts';
import { chance } from './chance.ts';
import { percentile, timesOf } from './percentile.ts';
import { mistyped } from './plausible-names.ts';
import { plausibleStatements } from './plausible-statements.ts';
import type { BenchRow } from './row.ts';

const DOSSIERS = 10_000;
const QUERIES = 400;

/** The search for remembered words in 10,000 dossiers of 10 claims. */
export function whosaid(): BenchRow[] {
  const random = chance(3);
  const dossiers = plausibleStatements(DOSSIERS, random);
  const before = memory();
  const started = performance.now();
  const index = new SearchIndex(dossiers);
  const building = performance.now() - started;
  const held = memory() - before;

  const asked: Readonly<Record<string, (words: readonly [string, string]) => string>> = {
    'two words as they stand': ([one, other]) => `${one} ${other}`,
    'two words the other way round': ([one, other]) => `${other} ${one}`,
    'two words with a typo each': ([one, other]) => `${mistyped(one, random)} ${mistyped(other, random)}`,
    'one word': ([one]) => one,
    'words that nobody said': ([one, other]) => `qwxq${one} qwxq${other}`,
  };
  const title = `whosaid, ${(DOSSIERS * 10).toLocaleString('en')} claims`;
  return [
    ...Object.entries(asked).map(([name, ask]) => {
      const queries = Array.from({ length: QUERIES }, () => ask(rememberedFrom(dossiers, random)));
      const times = timesOf(queries, (query) => index.find(query));
      return {
        name: `${title}: ${name}`,
        value: `p50 ${percentile(times, 0.5).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms`,
      };
    }),
    {
      name: `${title}: making the index`,
      value: `${building.toFixed(0)} ms`,
      note: `${(building / (DOSSIERS * 10)).toFixed(3)} ms a claim; keeps ${(held / 1e6).toFixed(0)} MB`,
    },
  ];
}

/** Two neighbouring words of somebody's. */
function rememberedFrom(
  dossiers: readonly DossierStatements[],
  random: () => number,
): readonly [string, string] {
  const dossier = dossiers[Math.floor(random() * dossiers.length)];
  const claim = dossier?.claims[Math.floor(random() * 10)];
  const words = claim?.quotations[0]?.exact.split(' ') ?? [];
  const at = Math.floor(random() * (words.length - 1));
  return [words[at] ?? '', words[at + 1] ?? ''];
}

/** Bytes in use, the garbage collected where Node was told to let programs do that. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
