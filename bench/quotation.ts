import { findQuotation } from '../src/core/quotation/find-quotation.ts';
import { normalise } from '../src/core/quotation/normalise.ts';
import { quotedSpans } from '../src/core/quotation/quoted-spans.ts';
import { readSource } from '../src/core/quotation/source-text.ts';
import type { BenchRow } from './row.ts';

const LARGE = 1_000_000;
const SMALL = 100_000;

const sentence =
  'The ministry’s spokesman — asked twice — said the report was “partial, hasty and not based on evidence”, and Zoë\u00a0R. added: “We answered.”\n';

/** Inputs that make simpler methods take quadratic time, by what each is made of; `size` is in UTF-16 code units. */
const pathological: Readonly<Record<string, (size: number) => { source: string; words: string }>> = {
  'one letter, sought by half of it': (size) => ({
    source: `“${'a'.repeat(size)}”`,
    words: 'a'.repeat(size / 2),
  }),
  'nearly the same everywhere': (size) => ({ source: 'ab'.repeat(size / 2), words: `${'ab'.repeat(15)}ac` }),
  'opening marks only': (size) => ({ source: '“'.repeat(size), words: 'a' }),
  'straight marks only': (size) => ({ source: ' "a'.repeat(size / 3), words: 'a' }),
  'apostrophes only': (size) => ({ source: "'".repeat(size), words: "'" }),
  'unclosed, each in its own paragraph': (size) => ({ source: '“a\n'.repeat(size / 3), words: 'a b' }),
  'accents in the wrong order': (size) => ({
    source: `a${'\u0301'.repeat(size / 2)}${'\u0323'.repeat(size / 2)}`,
    words: 'a',
  }),
  'one word in quotation marks again and again': (size) => ({
    source: '“a” '.repeat(size / 4),
    words: 'a a a b',
  }),
  'zero-width characters only': (size) => ({ source: '\u200b'.repeat(size), words: 'a' }),
  'white space and line breaks': (size) => ({ source: ' \n'.repeat(size / 2), words: 'a' }),
};

/** The quotation check on a source of 1 MB, and how its time grows on inputs made to hurt it: ten times is linear. */
export async function quotation(): Promise<BenchRow[]> {
  const text = `${sentence.repeat(LARGE / sentence.length)}He spoke of “a false balance”.`;
  const source = readSource(text);
  return [
    duration('1 MB: normalise', () => normalise(text)),
    duration('1 MB: find the quotation marks', () => quotedSpans(source.text)),
    duration('1 MB, read before: check a quotation', () => findQuotation(source, 'a false balance')),
    duration('1 MB, read before: refuse one, with the nearest passage', () =>
      findQuotation(source, 'a fair balance'),
    ),
    duration('1 MB: read and check', () => findQuotation(readSource(text), 'a false balance')),
    ...Object.entries(pathological).map(([name, make]) => growth(name, make)),
  ];
}

function duration(name: string, run: () => unknown): BenchRow {
  return { name: `quotation, ${name}`, value: `${milliseconds(run, 9).toFixed(1)} ms`, note: 'median of 9' };
}

function growth(name: string, make: (size: number) => { source: string; words: string }): BenchRow {
  const [small, large] = [SMALL, LARGE].map((size) => {
    const { source, words } = make(size);
    return milliseconds(() => findQuotation(readSource(source), words), 3);
  });
  return {
    name: `quotation, 1 MB against 100 kB: ${name}`,
    value: `${((large ?? 0) / (small ?? 1)).toFixed(1)} ×`,
    note: `${large?.toFixed(0)} ms at 1 MB, read and checked; median of 3`,
  };
}

/** Median of the runs. */
function milliseconds(run: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.sort((one, other) => one - other)[runs >> 1] ?? 0;
}
