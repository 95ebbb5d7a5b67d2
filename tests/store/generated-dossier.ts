import fc from 'fast-check';
import type {
  Anchor,
  ClaimNumber,
  DossierContent,
  Edtf,
  PartyKey,
  SourceKey,
  SpeakerKey,
  Subject,
} from '../../src/core/dossier/dossier.ts';

/** Words in any script, with whatever SQL, JSON or HTML would take for their own. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const names = fc.uniqueArray(text, { maxLength: 3 });
const perhaps = fc.option(text);
const date = fc.constantFrom('2031-05-01', '2031-04-30/2031-05-01', '2031-05~') as fc.Arbitrary<Edtf>; // all are

const partyPool = ['north', 'south', 'east', 'west'] as PartyKey[]; // brands put on here, as a file's reader would
const speakerPool = ['ada', 'ben', 'cid'] as SpeakerKey[]; // as above
const sourcePool = ['gazette', 'radio'] as SourceKey[]; // as above
const numberPool = [1, 2, 3, 4, 5, 6] as ClaimNumber[]; // as above

const anchor: fc.Arbitrary<Anchor> = fc
  .record(
    { start: fc.nat(500), length: fc.integer({ min: 1, max: 90 }), prefix: text, suffix: text },
    { requiredKeys: ['start', 'length'] },
  )
  .map(({ length, ...rest }) => ({ ...rest, end: rest.start + length }));

/** Small dossiers that a file's reader could have read; their names and numbers come from small pools, so that they overlap. */
export const generatedDossier: fc.Arbitrary<DossierContent> = fc.gen().map((g) => {
  function some<T>(pool: readonly T[], least = 1): T[] {
    return g(fc.shuffledSubarray, [...pool], { minLength: least });
  }
  function oneOf<T>(pool: readonly T[]): T {
    return g(() => fc.constantFrom(...pool));
  }
  const parties = some(partyPool);
  const speakers = some(speakerPool).map((key) => {
    const titles = some(['head', 'spokesperson', 'clerk']);
    return {
      key,
      kind: oneOf(['person', 'office', 'body'] as const),
      name: g(() => text),
      aliases: g(() => names),
      roles: titles.map((title) => ({ title, party: oneOf(parties) })),
    };
  });
  const sources = some(sourcePool);
  const subjects: Subject[] = [
    ...parties.map((party) => ({ party })),
    ...speakers.map(({ key }) => ({ speaker: key })),
  ];
  const claims = some(numberPool).map((number) => {
    const speaker = oneOf(speakers);
    return {
      number,
      speaker: speaker.key,
      role: oneOf(speaker.roles),
      summary: g(() => text),
      wording: oneOf(['direct', 'mixed', 'indirect'] as const),
      quotations: g(() => fc.array(fc.record({ exact: text, anchor: fc.option(anchor) }), { maxLength: 3 })),
      cue: g(() => perhaps),
      about: some(subjects, 0),
      category: oneOf(['assertion', 'denial', 'demand'] as const),
      said: { date: g(() => fc.option(date)), phrase: g(() => perhaps) },
      medium: g(() => perhaps),
      source: oneOf(sources),
      excerpt: g(() => perhaps),
      passage: g(() => fc.option(anchor)),
      also: g(() => fc.array(anchor, { maxLength: 2 })),
      check: oneOf([
        { level: 'source' },
        { level: 'excerpt', by: 'member 7' },
        { level: 'editors', on: g(() => date) },
        { level: 'unchecked' },
      ] as const),
      inQuiz: g(fc.boolean),
    };
  });
  const numbers = claims.map(({ number }) => number);
  const pairs = numbers.flatMap((from) => numbers.filter((to) => to !== from).map((to) => ({ from, to })));
  return {
    slug: 'generated',
    title: g(() => text),
    aliases: g(() => names),
    happened: g(() => date),
    until: g(() => date),
    dispute: g(() => text),
    parties: parties.map((key) => ({
      key,
      name: g(() => text),
      aliases: g(() => names),
      // Only one that comes earlier in the pool, so that none is its own grandparent.
      parent: oneOf([null, ...parties.filter((other) => partyPool.indexOf(other) < partyPool.indexOf(key))]),
    })),
    speakers,
    sources: sources.map((key) => ({
      key,
      publisher: g(() => perhaps),
      title: g(() => text),
      url: g(() => perhaps),
      archiveUrl: g(() => perhaps),
      published: g(() => fc.option(date)),
      retrieved: g(() => fc.option(date)),
      language: oneOf(['en', 'uk']),
      translation: oneOf([null, { from: 'fr', by: 'machine' }, { from: 'de', by: 'unknown' }] as const),
      digest: oneOf([null, { sha256: 'b'.repeat(64), normalization: 1 }]),
    })),
    claims,
    relations: (pairs.length === 0 ? [] : some(pairs, 0).slice(0, 4)).map(({ from, to }) => {
      const basis = oneOf(['stated', 'editor'] as const);
      const kind = oneOf(['rebuts', 'answers'] as const);
      return { kind, from, to, basis, passage: basis === 'stated' ? g(() => anchor) : null };
    }),
    missing: some(subjects, 0).map((of) => ({
      of,
      reason: g(() => text),
      accordingTo: oneOf([null, ...numbers]),
    })),
  };
});
