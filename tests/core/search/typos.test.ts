import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeIn, slipsBetween, typosForgiven } from '../../../src/core/search/typos.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
const wordList = fc.uniqueArray(word, { maxLength: 60 }).map((words) => words.sort());

/** Optimal string alignment distance by its definition. */
function distance(one: string, other: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= one.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= other.length; j++) {
      const at = (k: number, l: number) => (k === i ? row[l] : rows[k]?.[l]) ?? Number.POSITIVE_INFINITY;
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        i === 0 || j === 0
          ? i + j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + (same ? 0 : 1),
              swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
            ),
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

test('exactly the words within so many slips are found, each with its number of slips', () => {
  fc.assert(
    fc.property(wordList, word, fc.constantFrom(1, 2, 3), (words, typed, typos) => {
      const found = alikeIn(words, typed, typos, false).flatMap(({ from, to, typos: slips }) =>
        words.slice(from, to).map((like): [string, number] => [like, slips]),
      );
      const expected = words
        .map((like): [string, number] => [like, distance(like, typed)])
        .filter(([, slips]) => slips <= typos);
      expect(new Map(found)).toEqual(new Map(expected));
      expect(found).toHaveLength(expected.length);
      expect(found.map(([, slips]) => slips)).toEqual(expected.map(([, slips]) => slips).sort());
    }),
  );
});

test('among beginnings, exactly the words are found of which some beginning is within so many slips', () => {
  fc.assert(
    fc.property(wordList, word, fc.constantFrom(1, 2), (words, typed, typos) => {
      const found = alikeIn(words, typed, typos, true).flatMap(({ from, to }) => words.slice(from, to));
      const expected = words.filter((like) =>
        Array.from({ length: like.length + 1 }, (_, end) => like.slice(0, end)).some(
          (beginning) => distance(beginning, typed) <= typos,
        ),
      );
      expect(found.sort()).toEqual(expected);
    }),
  );
});

test.each([
  ['eu', 0],
  ['kyi', 0],
  ['kyiv', 1],
  ['amnesty', 1],
  ['amnesties', 2],
  ['2022', 0],
  ['t72tanks', 0],
  ['a'.repeat(100_000), 0],
])('in %.10s… at most %i typos are forgiven', (typed, typos) => {
  expect(typosForgiven(typed)).toBe(typos);
});

test('two neighbours swapped are one slip', () => {
  expect(slipsBetween('amnesty', 'amensty', 1)).toBe(1);
  expect(slipsBetween('amnesty', 'amenstyx', 1)).toBeNull();
});
