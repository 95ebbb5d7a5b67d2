import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Finding,
  findQuotation,
  findQuotationsInOrder,
} from '../../../src/core/quotation/find-quotation.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { foldMarks, occurrences } from '../../../src/core/quotation/occurrences.ts';
import { readSource } from '../../../src/core/quotation/source-text.ts';
import { characters, disguised, text } from './typeset.ts';

const source = readSource(
  [
    'The “Russian propaganda” of the party, as he called it, was art.',
    '“I am leaving the party,” said Ms. Zoë O’Hara on Friday, “and I don’t know who said ‘no’ to 1,000 people.”',
    '“A false balance,” he wrote. Later: “Russian propaganda”, again. “Never.”',
  ].join('\n'),
);

/** What was found, as words. */
function wordsOf(finding: Finding): unknown {
  const slice = ({ start, end }: { start: number; end: number }) => source.text.slice(start, end);
  switch (finding.kind) {
    case 'found':
      return slice(finding);
    case 'ambiguous':
    case 'elsewhere':
    case 'unquoted':
      return [finding.kind, ...finding.places.map(slice)];
    case 'joined':
      return [finding.kind, ...finding.parts.map(slice)];
    case 'absent':
      return [finding.kind, finding.nearest && slice(finding.nearest)];
    case 'empty':
      return finding.kind;
  }
}
const find = (...[typed, known]: [string, Parameters<typeof findQuotation>[2]?]) =>
  wordsOf(findQuotation(source, typed, known));

describe('a quotation', () => {
  it('is found letter for letter, however it is typeset', () => {
    expect(find('I am leaving the party,')).toBe('I am leaving the party,');
    expect(find('a false balance')).toEqual(['absent', 'A false balance']);
    expect(find('A\u00a0fal\u00adse\nbalance')).toBe('A false balance');
  });

  it('may be typed with its quotation marks, and with other ones nested in it', () => {
    expect(find('„A false balance“')).toBe('A false balance');
    expect(find('" A false balance "')).toBe('A false balance');
    expect(find('"and I don\'t know who said "no" to"')).toBe("and I don't know who said 'no' to");
  });

  it('is never accepted because it is similar', () => {
    expect(find('A fair balance')).toEqual(['absent', 'A false balance']);
    expect(find('and I do know who said')).toEqual(['absent', "and I don't know who said"]);
    expect(find('Something else entirely, with no likeness')).toEqual(['absent', null]);
  });

  it('begins and ends with whole words and numbers', () => {
    expect(find('I am leaving the part')).toEqual(['absent', 'I am leaving the party']);
    expect(find("and I don'")).toEqual(['absent', "and I don't"]);
    expect(find('and I don')).toEqual(['absent', "and I don't"]);
    expect(find("said 'no' to 1")).toEqual(['absent', "said 'no' to 1,000"]);
    expect(find('000 people')).toEqual(['absent', '1,000 people']);
  });

  it('takes no letter from under its accent, and needs no spaces where a script has none', () => {
    const marked = readSource('“Ax\u0302 B”「来ん\u3099た人」');
    expect(findQuotation(marked, 'Ax').kind).toBe('absent');
    expect(findQuotation(marked, '来ん').kind).toBe('absent');
    expect(findQuotation(marked, 'た').kind).toBe('found');
  });

  it('is in quotation marks in the source', () => {
    expect(find('as he called it, was art.')).toEqual(['unquoted', 'as he called it, was art.']);
    expect(find('Later: “Russian propaganda”')).toEqual(['unquoted', 'Later: "Russian propaganda"']);
  });

  it('is not joined from what several pairs of marks hold', () => {
    const parts = ['joined', 'leaving the party', "and I don't know"];
    expect(find('leaving the party, and I don’t know')).toEqual(parts);
    expect(find('leaving the party … and I don’t know')).toEqual(parts);
    expect(find('I am leaving the party,” said Ms. Zoë O’Hara on Friday, “and I don’t know')).toEqual([
      'joined',
      'I am leaving the party,',
      "and I don't know",
    ]);
  });

  it('needs telling which one is meant where the source says it several times', () => {
    expect(find('Russian propaganda')).toEqual(['ambiguous', 'Russian propaganda', 'Russian propaganda']);
    const [first, second] = source.pairs.filter(
      ({ start, end }) => source.text.slice(start, end) === 'Russian propaganda',
    );
    const known = (place: typeof first) => ({ start: place?.start, end: place?.end });
    expect(findQuotation(source, 'Russian propaganda', { prefix: 'The “' })).toMatchObject(known(first));
    expect(findQuotation(source, 'Russian propaganda', { suffix: '", again' })).toMatchObject(known(second));
    expect(findQuotation(source, 'Russian propaganda', { start: second?.start ?? 0 })).toMatchObject(
      known(second),
    );
    expect(find('Russian propaganda', { prefix: 'A “' })).toEqual([
      'elsewhere',
      'Russian propaganda',
      'Russian propaganda',
    ]);
  });

  it('is nothing where nothing was typed', () => {
    expect(find(' \u200b ')).toBe('empty');
    expect(find('“”')).toEqual(['absent', null]);
  });

  it('stands between its neighbours where it is one part of several', () => {
    const parts = ['A false balance', 'Russian propaganda', 'Never.'];
    expect(findQuotationsInOrder(source, parts).map(wordsOf)).toEqual(parts);
    expect(
      findQuotationsInOrder(source, ['Russian propaganda', 'I am leaving the party']).map(wordsOf),
    ).toEqual(['Russian propaganda', 'I am leaving the party']);
    expect(findQuotationsInOrder(source, ['Russian propaganda', 'Never.']).map(wordsOf)).toEqual([
      ['ambiguous', 'Russian propaganda', 'Russian propaganda'],
      'Never.',
    ]);
  });
});

/** A normalised text, and a place in it in UTF-16 code units that cuts no character. */
const stretch = fc
  .tuple(text, fc.nat(), fc.nat())
  .map(([original, one, other]) => {
    const whole = [...normalise(original).text];
    const [start = 0, end = 0] = [one, other]
      .map((number) => number % (whole.length + 1))
      .sort((a, b) => a - b);
    const words = whole.slice(start, end).join('');
    const skipped = words.length - words.trimStart().length;
    return {
      whole: whole.join(''),
      words: words.trim(),
      index: whole.slice(0, start).join('').length + skipped,
    };
  })
  .filter(({ words }) => words !== '');

describe('words of a text', () => {
  it('are found at their place after any disguise', () => {
    fc.assert(
      fc.property(
        stretch.chain((cut) => fc.tuple(fc.constant(cut), disguised(cut.whole), disguised(cut.words))),
        ([{ words, index }, whole, typed]) => {
          expect(normalise(typed).text).toBe(words);
          expect(occurrences(normalise(whole).text, normalise(typed).text)).toContain(index);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are found wherever they stand, and nowhere else', () => {
    const few = fc.array(fc.constantFrom(...'aab"\' '), { maxLength: 30 }).map((list) => list.join(''));
    fc.assert(
      fc.property(
        few,
        fc.array(fc.constantFrom(...'aab"'), { minLength: 1, maxLength: 5 }),
        (whole, list) => {
          const words = foldMarks(list.join(''));
          const folded = foldMarks(whole);
          const expected = [...whole].flatMap((_, index) => (folded.startsWith(words, index) ? [index] : []));
          expect(occurrences(whole, list.join(''))).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are not accepted with one letter or digit changed', () => {
    const letterOrDigit = /^[\p{L}\p{N}]$/u;
    fc.assert(
      fc.property(
        stretch,
        fc.nat(),
        fc.constantFrom(...characters),
        ({ whole, words, index }, nth, replacement) => {
          const typed = [...words];
          const candidates = typed.flatMap((character, at) => (letterOrDigit.test(character) ? [at] : []));
          const at = candidates[nth % Math.max(1, candidates.length)];
          fc.pre(at !== undefined && typed[at]?.normalize('NFC') !== replacement.normalize('NFC'));
          const changed = typed.with(at ?? 0, replacement).join('');
          expect(occurrences(whole, normalise(changed).text)).not.toContain(index);
          const quoted = readSource(`He said: “${whole.replaceAll(/["']/g, '')}”, and left.`);
          const finding = findQuotation(quoted, changed.replaceAll(/["']/g, ''));
          if (finding.kind === 'found')
            expect(quoted.text.slice(finding.start, finding.end)).toBe(
              normalise(changed.replaceAll(/["']/g, '')).text,
            );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a source of any shape', () => {
  const size = 300_000;
  // Each makes some simpler method take time that grows with the square of the size: minutes, at this one.
  it.each([
    ['one letter, sought by half of it', `“${'a'.repeat(size)}”`, 'a'.repeat(size / 2), 'absent'],
    ['two letters in turn', `“${'ab'.repeat(size / 2)}”`, `${'ab'.repeat(15)}ac`, 'absent'],
    ['one word over and over', `“${'a '.repeat(size / 2)}”`, 'a', 'ambiguous'],
    ['opening marks only', '“'.repeat(size), 'a', 'absent'],
    ['opening marks of all kinds', '“«‘"『‹'.repeat(size / 6), 'a', 'absent'],
    ['crossing marks', '«a “b» c” '.repeat(size / 10), 'a c', 'absent'],
    ['straight marks', ' "a'.repeat(size / 3), 'b', 'absent'],
    ['apostrophes', "'".repeat(size), "'", 'unquoted'],
    ['quotations that each paragraph opens anew', '“a\n'.repeat(size / 3), 'a b', 'absent'],
    ['pairs of marks', '“a” '.repeat(size / 4), 'a a a b', 'absent'],
    [
      'accents in the wrong order',
      `a${'\u0301'.repeat(size / 2)}${'\u0323'.repeat(size / 2)}`,
      'a',
      'absent',
    ],
    ['nothing visible', '\u200b'.repeat(size), 'a', 'absent'],
    ['blank lines', ' \n'.repeat(size / 2), 'a', 'absent'],
  ])('is checked: %s', (_, original, words, kind) => {
    expect(findQuotation(readSource(original), words).kind).toBe(kind);
  });
});
