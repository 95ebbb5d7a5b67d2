import fc from 'fast-check';
import type {
  Claim,
  ClaimNumber,
  Dossier,
  DossierId,
  Edtf,
  PartyKey,
  SourceKey,
  Speaker,
  SpeakerKey,
} from '../../../src/core/dossier/dossier.ts';

/** Words that tell nothing of anybody. */
export const plain =
  `planks rotten landing repair money looked under winter storm budget promised yesterday nobody asked closed open
  bridge costs twice letter answer people waiting morning again honest careless slowly`.split(/\s+/u);
/** Names, words of sex or office, and negations: what must not stand in words whose speaker is asked. */
const telling = ['Ada', 'Moss', 'harbour', 'Ferrymen’s', 'insurers', 'Finch', 'she', 'minister', 'I', 'not'];
const word = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...plain) }, fc.constantFrom(...telling));
const words = fc.array(word, { minLength: 1, maxLength: 9 }).map((several) => several.join(' '));
const date = fc.constantFrom(
  ...['2031-05-01', '2031-05-02', '2031-05-01/2031-05-02', '2031-05-04', '2031-05-04~', '2031-06'],
) as fc.Arbitrary<Edtf>; // all are

const parties = ['harbour', 'ferrymen', 'insurers'] as PartyKey[]; // brands put on here, as a file's reader would
const source = 'gazette' as SourceKey; // as above

function speaker(key: string, kind: Speaker['kind'], name: string, title: string, party: number): Speaker {
  const of = parties[party] ?? ('' as PartyKey); // there are three
  return { key: key as SpeakerKey, kind, name, aliases: [], roles: [{ title, party: of }] }; // as above
}

const speakers: readonly Speaker[] = [
  speaker('moss', 'person', 'Ada Moss', 'chair', 0),
  speaker('reed', 'person', 'Ben Reed', 'engineer', 0),
  speaker('board', 'body', 'Harbour board', 'the board', 0),
  speaker('finch', 'person', 'Dora Finch', 'delegate', 1),
  speaker('union', 'body', 'Ferrymen', 'the union', 1),
  speaker('vale', 'person', 'Cid Vale', 'actuary', 2),
];

/** Making a failing dossier smaller takes minutes, and the seed tells which it was. */
export const atOnce = { endOnFailure: true } as const;

/** Dossiers in which much is said by few, often in the same words, so that rules meet. */
export const quizDossier: fc.Arbitrary<Dossier> = fc.gen().map((g) => {
  const count = g(() => fc.integer({ min: 0, max: 16 }));
  const claims = Array.from({ length: count }, (_, index) => claimOf(index + 1));
  const pairs = claims.flatMap(({ number: from }) =>
    claims.filter(({ number }) => number !== from).map(({ number: to }) => ({ from, to })),
  );
  const related =
    pairs.length === 0 ? [] : g(() => fc.shuffledSubarray(pairs, { maxLength: Math.min(8, pairs.length) }));
  return {
    id: 'generated' as DossierId, // as above
    origin: 'community',
    retracted: [],
    slug: 'generated',
    title: 'The landing',
    aliases: [],
    happened: '2031-05-01' as Edtf, // as above
    until: '2031-06-30' as Edtf, // as above
    dispute: 'Was the landing beyond repair?',
    parties: parties.map((key) => ({ key, name: key, aliases: [], parent: null })),
    speakers,
    sources: [
      {
        key: source,
        publisher: null,
        title: 'Landing closed',
        url: null,
        archiveUrl: null,
        published: null,
        retrieved: null,
        language: 'en',
        translation: null,
        digest: null,
      },
    ],
    claims,
    relations: related.map(({ from, to }) => {
      const basis = g(() => fc.constantFrom('stated' as const, 'editor' as const));
      const kind = g(() => fc.constantFrom('rebuts' as const, 'answers' as const, 'supports' as const));
      return { kind, from, to, basis, passage: basis === 'stated' ? { start: 0, end: 9 } : null };
    }),
    missing: [],
  };

  function claimOf(index: number): Claim {
    const { key, name, roles } = g(() => fc.constantFrom(...speakers));
    const wording = g(() => fc.constantFrom('direct' as const, 'mixed' as const, 'indirect' as const));
    const quoted = wording === 'indirect' ? [] : g(() => fc.array(words, { minLength: 1, maxLength: 2 }));
    const reported = g(() => words);
    const role = roles[0];
    if (role === undefined) throw new Error('each has a role');
    const unchecked = g(() => fc.integer({ min: 0, max: 7 })) === 0;
    const claim: Claim & { readonly inQuiz: boolean } = {
      number: index as ClaimNumber, // as above
      speaker: key,
      role,
      summary: `${name} says ${reported}${wording === 'mixed' ? quoted.map((part) => ` “${part}”`).join('') : ''}.`,
      wording,
      quotations: quoted.map((exact) => ({ exact, anchor: { start: 0, end: exact.length } })),
      cue: null,
      about: [],
      category: 'assertion',
      said: { date: g(() => fc.option(date)), phrase: null },
      medium: null,
      source,
      excerpt: null,
      passage: { start: 0, end: 9 },
      also: [],
      check: unchecked ? { level: 'unchecked' } : { level: 'source' },
      inQuiz: g(() => fc.integer({ min: 0, max: 7 })) > 0,
    };
    return claim;
  }
});
