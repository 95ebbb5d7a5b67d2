import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimNumber, DossierId, Edtf } from '../../../src/core/dossier/dossier.ts';
import type { CheckLevel } from '../../../src/core/dossier/vocabulary.ts';
import type { DossierStatements } from '../../../src/core/ports.ts';
import { fold, wordsOf } from '../../../src/core/search/fold.ts';
import { longestQuery } from '../../../src/core/search/query.ts';
import { mostMatches, SearchIndex } from '../../../src/core/search/search-index.ts';

type Statement = DossierStatements['claims'][number];

// Ids and dates are brands of the store; here they are made up.
const dossierId = (name: string) => name as DossierId;
const checked = { level: 'editors', on: '2022-08-10' as Edtf } as const;

function claim(
  number: number,
  quotations: readonly string[],
  summary: string,
  check: Statement['check'] = checked,
) {
  return {
    number: number as ClaimNumber,
    summary,
    quotations: quotations.map((exact) => ({ exact, anchor: { start: 0, end: exact.length } })),
    check,
  };
}

function dossier(name: string, ...claims: readonly Statement[]): DossierStatements {
  return { id: dossierId(name), claims };
}

const report = dossier(
  'report',
  claim(1, ['a false balance'], 'Says that the report draws “a false balance”.'),
  claim(
    2,
    ['We had the naive hope', 'to be heard'],
    'Says that her team had “the naive hope” to change the text.',
  ),
  claim(3, ['in balance, nothing false'], 'Says that the accounts were sound.'),
  claim(4, [], 'Says that there is no balance and that the picture is false.'),
);
const other = dossier(
  'other',
  claim(5, ['a false balance, again'], 'Says so again.'),
  claim(6, ['ruins'], 'Says no.'),
);
const index = new SearchIndex([report, other]);

const found = (typed: string, within = {}) =>
  index.find(typed, within).map((match) => `${match.claim} ${match.how}`);

describe('what is found', () => {
  test.each([
    'false balance',
    '"false balance"',
    '“False  Balance”',
    '«false\u00a0balance»',
    'FALSE—BALANCE',
  ])('the exact words %j are a fragment, then come the words in any order, then reported speech', (typed) => {
    expect(found(typed)).toEqual(['1 fragment', '5 fragment', '3 words', '4 summary']);
  });

  test('words in another order are not a fragment', () => {
    expect(found('balance false')).toEqual(['1 words', '3 words', '5 words', '4 summary']);
  });

  test('words of two quotations of one claim are found together, but are no fragment', () => {
    expect(found('heard hope')).toEqual(['2 words']);
    expect(found('hope to be')).toEqual(['2 words']);
  });

  test('words of which some stand only in the summary are reported speech', () => {
    expect(found('naive hope text')).toEqual(['2 summary']);
  });

  test('stop words may be missing where the others are found, but not in a fragment', () => {
    expect(found('who said the false balance')).toEqual(['1 words', '3 words', '5 words', '4 summary']);
    expect(found('a false balance')).toEqual(['1 fragment', '5 fragment', '3 words', '4 summary']);
  });

  test('stop words alone are found only as a fragment', () => {
    expect(found('to be')).toEqual(['2 fragment']);
    expect(found('be to')).toEqual([]);
  });

  test('negations are not stop words', () => {
    expect(found('never false balance')).toEqual([]);
  });

  test('the beginning of a word stands for it from four letters on', () => {
    expect(found('bala naiv')).toEqual([]);
    expect(found('naiv hope')).toEqual(['2 words']);
    expect(found('nai hope')).toEqual([]);
  });

  test('a part of the words is no match', () => {
    expect(found('false balance elephant')).toEqual([]);
    expect(found('nothing-like-this')).toEqual([]);
  });

  test('only the dossier asked for is searched', () => {
    expect(found('false balance', { dossier: dossierId('other') })).toEqual(['5 fragment']);
    expect(found('naive hope', { dossier: dossierId('other') })).toEqual([]);
    expect(found('naive hope', { dossier: dossierId('unknown') })).toEqual([]);
  });
});

describe('typos', () => {
  test('are forgiven, and each is told', () => {
    expect(index.find('fals balence', { dossier: dossierId('other') })).toEqual([
      {
        dossier: 'other',
        claim: 5,
        how: 'words',
        words: [
          { typed: 'fals', found: 'false', typos: 0 },
          { typed: 'balence', found: 'balance', typos: 1 },
        ],
      },
    ]);
    expect(found('niave hope')).toEqual(['2 words']);
  });

  test('are not forgiven in short words or numbers', () => {
    const numbers = new SearchIndex([dossier('n', claim(1, ['the 2022 war'], 'Says so.'))]);
    expect(numbers.find('2023 war')).toEqual([]);
    expect(numbers.find('2022 wat')).toEqual([]);
    expect(numbers.find('2022 war')).toHaveLength(1);
  });

  test('are forgiven only where nothing has the words as typed', () => {
    const both = new SearchIndex([
      dossier('b', claim(1, ['trail'], 'Says so.'), claim(2, ['trial'], 'Says so.')),
    ]);
    expect(both.find('trial').map((match) => match.claim)).toEqual([2]);
    expect(both.find('triaal').map((match) => match.claim)).toEqual([2]);
  });

  test('fewer come first within a kind, then the stored order decides', () => {
    const near = new SearchIndex([
      dossier(
        'n',
        claim(1, [], 'Says that it balances.'),
        claim(2, ['balamces'], 'Says so.'),
        claim(3, ['balances'], 'Says so.'),
        claim(4, ['balancee'], 'Says so.'),
      ),
    ]);
    const matches = near
      .find('balancez')
      .map(({ claim: number, how, words }) => [number, how, words[0]?.typos]);
    expect(matches).toEqual([
      [3, 'words', 1],
      [4, 'words', 1],
      [2, 'words', 2],
      [1, 'summary', 1],
    ]);
  });
});

describe('words in any script and form', () => {
  const scripts = new SearchIndex([
    dossier(
      's',
      claim(1, ['хибний баланс'], 'Каже.'),
      claim(2, ['这是虚假的平衡'], '说。'),
      claim(3, ['nai\u0308ve  ho\u00adpe'], 'Says.'),
    ),
  ]);
  const numbers = (typed: string) => scripts.find(typed).map(({ claim: number, how }) => `${number} ${how}`);

  test('Cyrillic is found, also with a typo', () => {
    expect(numbers('Хибний баланс')).toEqual(['1 fragment']);
    expect(numbers('хибнй баланс')).toEqual(['1 words']);
  });

  test('in a script without spaces, characters are found side by side and not scattered', () => {
    expect(numbers('虚假的平衡')).toEqual(['2 fragment']);
    expect(numbers('平衡 虚假')).toEqual(['2 words']);
    expect(numbers('假虚')).toEqual([]);
  });

  test('composed and decomposed letters and soft hyphens are the same words', () => {
    expect(numbers('naïve hope')).toEqual(['3 fragment']);
    expect(numbers('naive hope')).toEqual(['3 fragment']);
  });
});

test.each<[CheckLevel, string]>([
  ['editors', 'fragment'],
  ['unchecked', 'summary'],
])('words whose check is %s are found as %s', (level, how) => {
  const check = level === 'unchecked' ? { level } : checked;
  const one = new SearchIndex([dossier('d', claim(1, ['false balance'], 'Says so.', check))]);
  expect(one.find('false balance').map((match) => match.how)).toEqual([how]);
});

test('no more than the most are answered, and the best of all are among them', () => {
  const many = Array.from({ length: mostMatches + 50 }, (_, at) =>
    claim(at + 1, [], 'Says that all is in balance.'),
  );
  const matches = new SearchIndex([dossier('d', ...many, claim(9_999, ['in balance'], 'Says so.'))]).find(
    'balance',
  );
  expect(matches).toHaveLength(mostMatches);
  expect(matches[0]).toMatchObject({ claim: 9_999, how: 'fragment' });
});

test('nothing is found with nothing, with punctuation, or with more than anyone remembers', () => {
  for (const typed of [
    '',
    '   ',
    '…',
    '\u0000\u0007',
    '🔥',
    '\u0301'.repeat(200),
    `false balance ${' '.repeat(longestQuery)}`,
  ]) {
    expect(index.find(typed)).toEqual([]);
  }
});

const words = fc.array(
  fc.constantFrom('false', 'balance', 'naïve', 'hope', 'the', 'not', 'Баланс', '平衡', 'of', '2022'),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('whatever stands side by side in a quotation is found as its fragment, in any disguise', () => {
  fc.assert(
    fc.property(
      words,
      words,
      fc.nat(7),
      fc.nat(7),
      fc.constantFrom('NFC', 'NFD', 'NFKD'),
      fc.constantFrom(' ', '\u00a0', ' — ', '\u200b '),
      (quoted, elsewhere, from, length, form, space) => {
        const start = from % quoted.length;
        const fragment = quoted.slice(start, start + 1 + length);
        const searched = new SearchIndex([
          dossier('e', claim(1, [elsewhere.join(' ')], 'Says so.')),
          dossier('d', claim(2, [quoted.join(' ')], 'Says so.')),
        ]);
        const typed = `“${fragment.join(space).toUpperCase().normalize(form)}”`;
        const match = searched.find(typed).find(({ claim: number }) => number === 2);
        expect(match?.how).toBe('fragment');
      },
    ),
  );
});

test('a match has every word that is not a stop word, and nothing makes it throw', () => {
  const stopWords = ['the', 'of'];
  fc.assert(
    fc.property(
      words,
      fc.oneof(
        words.map((typed) => typed.join(' ')),
        fc.string({ unit: 'binary' }),
      ),
      (quoted, typed) => {
        const searched = new SearchIndex([dossier('d', claim(1, [quoted.join(' ')], 'Says so.'))]);
        const matches = searched.find(typed);
        for (const match of matches) {
          const understood = match.words.map((word) => word.typed);
          const remembered = wordsOf(fold(typed)).filter((word) => !stopWords.includes(word));
          expect(understood).toEqual(expect.arrayContaining(remembered));
        }
        expect(searched.find(typed)).toEqual(matches);
      },
    ),
  );
});

test('100,000 letters of anything are answered at once', () => {
  for (const typed of ['a'.repeat(100_000), 'ab '.repeat(33_000), 'a\u0301\u0323'.repeat(33_000)]) {
    expect(index.find(typed)).toEqual([]);
    expect(index.find(typed.slice(0, longestQuery)).length).toBeLessThanOrEqual(mostMatches);
  }
});
