import { describe, expect, it } from 'vitest';
import type {
  Anchor,
  Claim,
  ClaimNumber,
  PartyKey,
  Quotation,
  Relation,
  Source,
  SourceKey,
  SpeakerKey,
} from '../../../src/core/dossier/dossier.ts';
import { digestOf } from '../../../src/core/quotation/digest.ts';
import { NORMALIZATION, normalise } from '../../../src/core/quotation/normalise.ts';
import { verifyAnchors } from '../../../src/core/quotation/verify-anchors.ts';

const original = [
  'The party was “outraged” by “a false balance”, it said.',
  '“No,” she said, “no and no.” Others were outraged as well.',
  '“Left out”',
].join('\n');
const article = normalise(original);

// The keys and numbers are plain values to the compiler only after these casts: nothing else makes them in a test.
const key = 'article' as SourceKey;
const one = 1 as ClaimNumber;
const two = 2 as ClaimNumber;

/** Where words stand, by the first or a later time that they do. */
function at(words: string, from = 0): Anchor {
  const start = article.text.indexOf(words, from);
  return { start, end: start + words.length };
}
const quote = (exact: string, anchor: Anchor = at(normalise(exact).text)): Quotation => ({ exact, anchor });

const first = { ...at('The party'), end: at('it said.').end };
const second = { start: at('"No,').start, end: at('and no."').end };

function claim(number: ClaimNumber, passage: Anchor, quotations: readonly Quotation[]): Claim {
  const party = 'party' as PartyKey;
  return {
    number,
    speaker: 'speaker' as SpeakerKey,
    role: { title: 'spokeswoman', party },
    summary: '',
    wording: 'mixed',
    quotations,
    cue: null,
    about: [],
    category: 'assertion',
    said: { date: null, phrase: null },
    medium: null,
    source: key,
    excerpt: null,
    passage,
    also: [],
    check: { level: 'unchecked' },
    inQuiz: true,
  };
}

const sound = [
  claim(one, first, [quote('outraged', { ...at('outraged'), prefix: 'was “' }), quote('a false balance')]),
  claim(two, second, [quote('No,'), quote('no and no.')]),
];

interface Rest {
  readonly relations?: readonly Relation[];
  readonly digest?: Source['digest'];
  readonly text?: string;
}

function verify(claims: readonly Claim[], { relations = [], digest = null, text = original }: Rest = {}) {
  const source: Source = {
    key,
    publisher: null,
    title: 'Article',
    url: null,
    archiveUrl: null,
    published: null,
    retrieved: null,
    language: 'en',
    translation: null,
    digest,
  };
  return verifyAnchors({ sources: [source], claims, relations }, key, text);
}
const flaws = (...quotations: Quotation[]) =>
  verify([claim(one, first, quotations)]).faults.map(({ flaw }) => flaw);

describe('the anchors of a dossier', () => {
  it('hold where every word stands where the dossier says', () => {
    const { faults, unaccounted, source } = verify(sound);
    expect(faults).toEqual([]);
    expect(unaccounted.map(({ start, end }) => source.text.slice(start, end))).toEqual(['Left out']);
  });

  it('are told by claim, with words that differ shown beside the source’s', () => {
    const anchor = at('a false balance');
    expect(verify([claim(two, first, [quote('a fair balance', anchor)])])).toMatchObject({
      faults: [
        {
          of: { kind: 'quotation', claim: 2, exact: 'a fair balance' },
          anchor,
          flaw: {
            code: 'words-differ',
            found: 'a false balance',
            nearest: anchor,
            difference: [
              { kind: 'same', text: 'a ' },
              { kind: 'missing', text: 'false' },
              { kind: 'extra', text: 'fair' },
              { kind: 'same', text: ' balance' },
            ],
          },
        },
      ],
    });
  });

  it('account for a pair of quotation marks only where their words are right', () => {
    const { unaccounted } = verify([claim(one, first, [quote('a fair balance', at('a false balance'))])]);
    expect(unaccounted).toHaveLength(5);
  });

  it.each([
    [
      'elsewhere',
      quote('a false balance', at('outraged')),
      { code: 'misplaced', places: [at('a false balance')] },
    ],
    [
      'beyond the text',
      quote('xyz', { start: 9000, end: 9003 }),
      { code: 'out-of-range', length: article.length },
    ],
    [
      'between characters',
      quote('a', { start: 0.5, end: 1 }),
      { code: 'out-of-range', length: article.length },
    ],
    ['backwards', quote('a', { start: 5, end: 4 }), { code: 'out-of-range', length: article.length }],
    ['inside a word', quote('outrage'), { code: 'cuts-word' }],
    ['outside quotation marks', quote('it said'), { code: 'not-quoted' }],
    [
      'over several pairs of marks',
      quote('outraged” by “a false'),
      { code: 'joined', parts: [at('outraged'), at('a false')] },
    ],
    ['outside the passage', quote('no and no.'), { code: 'outside-passage' }],
    [
      'after other words',
      quote('a false balance', { ...at('a false balance'), prefix: 'of “' }),
      { code: 'context-differs', side: 'prefix', found: 'by "' },
    ],
    [
      'before other words',
      quote('a false balance', { ...at('a false balance'), suffix: ', she' }),
      { code: 'context-differs', side: 'suffix', found: '", it' },
    ],
    ['where others stand too', quote('outraged'), { code: 'ambiguous', context: { suffix: '"' } }],
  ])('do not hold %s', (_, quotation, flaw) => {
    expect(flaws(quotation)[0]).toMatchObject(flaw);
  });

  it('need no context for words that only the position can tell apart', () => {
    const line = 'He said “yes” and went on for longer than any prefix or suffix would ever be read.\n';
    const repeated = normalise(line.repeat(5));
    const start = repeated.text.indexOf('yes', 200);
    const anchored = claim(one, { start: 0, end: repeated.length }, [
      quote('yes', { start, end: start + 3 }),
    ]);
    expect(verify([anchored], { text: line.repeat(5) }).faults).toEqual([]);
  });

  it('may be in any passage of their claim, all of which are checked', () => {
    const also = { ...claim(one, first, [quote('no and no.')]), also: [second] };
    expect(verify([also]).faults).toEqual([]);
    const cut = { start: second.start + 2, end: second.end };
    expect(verify([{ ...also, also: [second, cut] }]).faults).toMatchObject([
      { of: { kind: 'passage', claim: one }, anchor: cut, flaw: { code: 'cuts-word' } },
    ]);
  });

  it('hold for passages and for what relations rest on', () => {
    const beyond = { start: 0, end: article.length + 1 };
    const cut = { start: 1, end: 9 };
    const relation: Relation = { kind: 'rebuts', from: two, to: one, basis: 'stated', passage: beyond };
    expect(verify([claim(one, cut, []), claim(two, second, [])], { relations: [relation] }).faults).toEqual([
      { of: { kind: 'passage', claim: one }, anchor: cut, flaw: { code: 'cuts-word' } },
      {
        of: { kind: 'relation', relation: { kind: 'rebuts', from: two, to: one } },
        anchor: beyond,
        flaw: { code: 'out-of-range', length: article.length },
      },
    ]);
    const other = { ...claim(two, beyond, []), source: 'other' as SourceKey };
    expect(verify([claim(one, first, []), other], { relations: [relation] }).faults).toEqual([]);
  });
});

describe('the digest of a dossier’s source', () => {
  it('is compared with that of the text, under the same normalisation only', () => {
    const sha256 = digestOf(article);
    const outcome = (digest: Source['digest'], text?: string) =>
      verify([], { digest, ...(text !== undefined && { text }) }).digest.outcome;
    expect(outcome({ sha256, normalization: NORMALIZATION })).toBe('same');
    expect(outcome({ sha256, normalization: NORMALIZATION }, original.replaceAll('“', '"'))).toBe('same');
    expect(outcome({ sha256, normalization: NORMALIZATION }, `${original}!`)).toBe('different');
    expect(outcome({ sha256, normalization: NORMALIZATION + 1 })).toBe('incomparable');
    expect(outcome(null)).toBe('undeclared');
  });

  it('is of a source that the dossier has', () => {
    // A key like any other, of no source here.
    expect(() =>
      verifyAnchors({ sources: [], claims: [], relations: [] }, 'none' as SourceKey, original),
    ).toThrow(RangeError);
  });
});
