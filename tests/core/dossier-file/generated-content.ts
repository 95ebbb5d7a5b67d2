import fc from 'fast-check';
import type {
  Anchor,
  Check,
  Claim,
  ClaimNumber,
  DossierContent,
  Edtf,
  PartyKey,
  Quotation,
  Relation,
  SourceKey,
  SpeakerKey,
} from '../../../src/core/dossier/dossier.ts';
import {
  categories,
  relationKinds,
  speakerKinds,
  translators,
} from '../../../src/core/dossier/vocabulary.ts';
import { describeAnchor } from '../../../src/core/quotation/describe-anchor.ts';
import { findQuotationsInOrder } from '../../../src/core/quotation/find-quotation.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { readSource } from '../../../src/core/quotation/source-text.ts';

/** Texts that formats take for something else. */
const traps = [
  'no',
  'yes',
  'true',
  'null',
  '~',
  '12',
  '0x1F',
  '1e3',
  '.5',
  '2022-08-04',
  '- a list',
  '-',
  '--',
  '---',
  '===',
  '...',
  '# a comment',
  'a # b',
  'key: value',
  'a:',
  ': b',
  '? c',
  '| d',
  '> e',
  '& f',
  '*g',
  '**h**',
  '!i',
  '%j',
  '@k',
  '`l`',
  '{m: n}',
  '}{',
  '[o](https://p.example)',
  '[#1]: q',
  '<r>: s',
  '<!-- t -->',
  '/* u */',
  '// v',
  "it's",
  "''",
  'w \\ x',
  'ends with \\',
  'y, z',
  'two  blanks',
  '=1+1',
  '+1',
  '@SUM(A1)',
  "'=1",
  'שלום: עולם',
  '\u202Ereversed',
  '👩‍👩‍👧‍👦 family',
  'e\u0301 é',
  'a\u200Bb',
  '\uFEFFmark',
  '.bold. :emoji: #(a tag) #tag',
  '1. first',
  '(1) second',
  '_> undercut',
  '+> support',
  '><',
  '__dunder__ _x_',
];

/** One line as a dossier takes it, hostile otherwise; at most this many code points. */
export function hostileLine(limit: number): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'grapheme', maxLength: 12 }));
  return fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => {
    const line = pieces
      .join(' ')
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '')
      .trim();
    return [...line].slice(0, limit).join('').trim() || 'x';
  });
}

const withoutMarks = (text: string) => text.replace(/["“”„«»]/gu, '').trim() || 'x';
const date = fc.constantFrom(
  '2031-05-03',
  '2031-05',
  '2031-05-04~',
  '2031-05-03/2031-05-06',
  '2031?',
) as fc.Arbitrary<Edtf>; // each is one
const day = fc.constantFrom('2031-06-01', '2031-06-02') as fc.Arbitrary<Edtf>; // each is one

interface Words {
  readonly excerpt: string | null;
  readonly quotations: readonly Quotation[];
  readonly passage: Anchor | null;
  readonly also: readonly Anchor[];
  readonly check: Check;
}

const noPlaces = { excerpt: null, passage: null, also: [] };

/** Quotations that stand so in their excerpt, as a form would have found them. */
function excerpted(words: readonly string[], separator: string): Words {
  const excerpt = `x ${words.map((one) => `“${one}”`).join(separator)} y`.trim();
  const source = readSource(excerpt);
  const quotations = findQuotationsInOrder(source, words).flatMap((finding, nth): Quotation[] => {
    const exact = words[nth] ?? '';
    if (finding.kind !== 'found') return [];
    const { start, end } = finding;
    if (normalise(exact).text !== source.text.slice(start, end)) return [];
    return [{ exact, anchor: { start, end, ...describeAnchor(source.text, { start, end }) } }];
  });
  // One that is not found may have stood between two that are alike.
  const again = findQuotationsInOrder(
    source,
    quotations.map(({ exact }) => exact),
  );
  return {
    excerpt,
    quotations: again.every(({ kind }) => kind === 'found') ? quotations : [],
    passage: { start: 0, end: source.text.length },
    also: [],
    check: { level: 'excerpt', by: 'member' },
  };
}

function placed(words: readonly string[], check: Check): Words {
  let end = 100;
  const quotations = words.map((exact, nth) => {
    const start = end + 2;
    end = start + normalise(exact).length;
    return { exact, anchor: { start, end, ...(nth === 0 && { prefix: 'said: “' }) } };
  });
  return {
    excerpt: null,
    quotations,
    passage: { start: 90, end: end + 5 },
    also: [{ start: 7, end: 9 }],
    check,
  };
}

const words: fc.Arbitrary<Words> = fc
  .record({
    words: fc.uniqueArray(hostileLine(60).map(withoutMarks), { maxLength: 3 }),
    kind: fc.constantFrom('excerpt', 'editors', 'placed', 'none'),
    separator: fc.constantFrom(' and ', '\n', '\r\n', '\n\n  - and:\n', ',\t', '\n# not a comment\n'),
    on: day,
  })
  .map(({ words, kind, separator, on }): Words => {
    const known = words.filter((one) => normalise(one).length > 0);
    switch (kind) {
      case 'excerpt':
        return excerpted(known, separator);
      case 'editors':
        return placed(known, { level: 'editors', on });
      case 'placed':
        return placed(known, { level: 'unchecked' });
      default:
        return {
          ...noPlaces,
          quotations: known.map((exact) => ({ exact, anchor: null })),
          check: { level: 'unchecked' },
        };
    }
  });

const party = 'party' as PartyKey;
const other = 'other-party' as PartyKey;
const speakers = ['one', 'two'] as SpeakerKey[];

function claim(number: ClaimNumber, source: SourceKey, titles: readonly string[]): fc.Arbitrary<Claim> {
  return fc
    .record({
      speaker: fc.constantFrom(...speakers),
      title: fc.constantFrom(...titles),
      words,
      says: hostileLine(100).map(withoutMarks),
      cue: fc.option(hostileLine(20)),
      about: fc.subarray([{ party }, { speaker: 'two' as SpeakerKey }]),
      category: fc.constantFrom(...categories),
      said: fc.record({ date: fc.option(date), phrase: fc.option(hostileLine(20)) }),
      medium: fc.option(hostileLine(20)),
      inQuiz: fc.boolean(),
    })
    .map(({ title, words: { quotations, excerpt, passage, also, check }, says, ...rest }) => ({
      number,
      ...rest,
      role: { title, party },
      summary: quotations[0] ? `${says} says “${quotations[0].exact}”` : says,
      wording: quotations.length === 0 ? 'indirect' : 'mixed',
      quotations,
      source,
      excerpt,
      passage,
      also,
      check,
    }));
}

function relations(numbers: readonly ClaimNumber[]): fc.Arbitrary<readonly Relation[]> {
  const pair = fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 2, maxLength: 2 });
  return fc
    .uniqueArray(fc.record({ pair, kind: fc.constantFrom(...relationKinds) }), {
      maxLength: 4,
      selector: ({ pair: [from, to] }) => `${from} ${to}`,
    })
    .map((all) =>
      all.map(({ pair: [from, to], kind }): Relation => {
        if (from === undefined || to === undefined) throw new Error('A pair has two');
        return { kind, from, to, basis: 'editor', passage: null };
      }),
    );
}

/** Dossiers of a community as their file can tell them. `levels` of what was checked are all but `source`. */
export const generatedContent: fc.Arbitrary<DossierContent> = fc
  .record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { minLength: 2, maxLength: 4 }),
    titles: fc.uniqueArray(hostileLine(30), { minLength: 1, maxLength: 2 }),
    sources: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ numbers, titles, sources }) => {
    const known = numbers as ClaimNumber[]; // each is one
    const keys = ['a', 'b'].slice(0, sources) as SourceKey[];
    return fc.record({
      slug: fc.constantFrom('slug', 'no', '12', 'x-1'),
      title: hostileLine(50),
      aliases: fc.array(hostileLine(20), { maxLength: 3 }),
      happened: fc.constant('2031-05-03' as Edtf),
      until: fc.constant('2032' as Edtf),
      dispute: hostileLine(80),
      parties: hostileLine(30).map((name) => [
        { key: party, name, aliases: [], parent: null },
        { key: other, name: 'Other', aliases: ['no', '1'], parent: party },
      ]),
      speakers: fc.record({ name: hostileLine(30), kind: fc.constantFrom(...speakerKinds) }).map((speaker) =>
        speakers.map((key) => ({
          key,
          ...speaker,
          aliases: [],
          roles: titles.map((title) => ({ title, party })),
        })),
      ),
      sources: fc
        .record({
          title: hostileLine(60),
          publisher: fc.option(hostileLine(20)),
          by: fc.constantFrom(...translators),
          published: fc.option(date),
        })
        .map(({ title, publisher, by, published }) =>
          keys.map((key, nth) => ({
            key,
            publisher,
            title,
            url: nth === 0 ? `https://example.com/${key}?x=1&y=%20#z` : null,
            archiveUrl: null,
            published,
            retrieved: null,
            language: 'en',
            translation: nth === 0 ? { from: 'no', by } : null,
            digest: null,
          })),
        ),
      claims: fc.tuple(
        ...known.map((number, nth) => claim(number, keys[nth % keys.length] ?? ('a' as SourceKey), titles)),
      ),
      relations: relations(known),
      missing: hostileLine(40).map((reason) => [
        { of: { party: other }, reason, accordingTo: known[0] ?? null },
        { of: { speaker: 'two' as SpeakerKey }, reason: 'no', accordingTo: null },
      ]),
    });
  });
