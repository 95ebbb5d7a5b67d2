import type {
  Claim,
  ClaimNumber,
  DossierContent,
  Edtf,
  PartyKey,
  SourceKey,
  SpeakerKey,
} from '../../src/core/dossier/dossier.ts';

// Invented from end to end; the casts make the brands that a file's reader would have made.
const party = (key: string) => key as PartyKey;
const speaker = (key: string) => key as SpeakerKey;
const number = (value: number) => value as ClaimNumber;
const date = (edtf: string) => edtf as Edtf;

const railways = { title: 'director', party: party('railways') };
const workshop = { title: 'head of the workshop', party: party('workshop') };
const source = 'gazette' as SourceKey;

function claim(overrides: Partial<Claim> & Pick<Claim, 'number'>): Claim {
  return {
    speaker: speaker('director'),
    role: railways,
    summary: 'The director says the bridge was inspected.',
    wording: 'indirect',
    quotations: [],
    cue: null,
    about: [],
    category: 'assertion',
    said: { date: null, phrase: null },
    medium: null,
    source,
    excerpt: null,
    passage: { start: overrides.number * 100, end: overrides.number * 100 + 80 },
    also: [],
    check: { level: 'editors', on: date('2031-05-02') },
    inQuiz: true,
    ...overrides,
  };
}

/** A dispute over a bridge that never stood, with something in every field; its claims are numbered from `first`. */
export function bridgeDispute(first = 1, slug = 'bridge'): DossierContent {
  const [inspected, denied, reported] = [number(first), number(first + 1), number(first + 2)] as const;
  return {
    slug,
    title: 'Closure of the Old Harbour Bridge',
    aliases: ['Harbour Bridge', 'міст'],
    happened: date('2031-04-30'),
    until: date('2031-05-01~'),
    dispute: 'Was the bridge safe when it was closed?',
    parties: [
      // The child first, so that whoever writes them in this order finds no parent.
      { key: party('workshop'), name: 'Northern Railways Workshop', aliases: [], parent: party('railways') },
      { key: party('railways'), name: 'Northern Railways', aliases: ['NR', 'Nordbahn'], parent: null },
      { key: party('ferrymen'), name: 'Union of Ferrymen', aliases: [], parent: null },
    ],
    speakers: [
      {
        key: speaker('director'),
        kind: 'office',
        name: 'The director of Northern Railways',
        aliases: ['the director'],
        roles: [railways, { title: 'acting spokesperson', party: party('railways') }],
      },
      {
        key: speaker('head'),
        kind: 'person',
        name: 'A. Example',
        aliases: ['А. Приклад'],
        roles: [workshop],
      },
    ],
    sources: [
      {
        key: source,
        publisher: 'The Harbour Gazette',
        title: 'Bridge closed',
        url: 'https://gazette.example/bridge',
        archiveUrl: null,
        published: date('2031-05-01'),
        retrieved: date('2031-05-02'),
        language: 'en',
        translation: { from: 'fr', by: 'machine' },
        digest: { sha256: 'a'.repeat(64), normalization: 1 },
      },
      {
        key: 'radio' as SourceKey,
        publisher: null,
        title: 'Evening news',
        url: null,
        archiveUrl: 'https://archive.example/1',
        published: null,
        retrieved: null,
        language: 'fr',
        translation: null,
        digest: null,
      },
    ],
    claims: [
      claim({
        number: inspected,
        summary: 'The director says the bridge was “fully inspected” and “safe”.',
        wording: 'mixed',
        quotations: [
          { exact: 'safe', anchor: { start: 30, end: 34, prefix: 'and ', suffix: '.' } },
          { exact: 'fully inspected', anchor: { start: 10, end: 25 } },
        ],
        cue: 'says',
        about: [{ party: party('ferrymen') }, { speaker: speaker('head') }],
        said: { date: date('2031-04-30/2031-05-01'), phrase: 'overnight' },
        medium: 'press conference',
        also: [
          { start: 400, end: 420, prefix: 'x' },
          { start: 300, end: 320 },
        ],
      }),
      claim({
        number: reported,
        speaker: speaker('head'),
        role: workshop,
        summary: 'The head of the workshop says two bolts were missing.',
        category: 'accusation',
        check: { level: 'excerpt', by: 'member 7' },
        inQuiz: false,
      }),
      claim({
        number: denied,
        category: 'denial',
        role: { title: 'acting spokesperson', party: party('railways') },
        summary: 'The acting spokesperson says no bolt was missing.',
        source: 'radio' as SourceKey,
        check: { level: 'unchecked' },
      }),
    ],
    relations: [
      { kind: 'rebuts', from: denied, to: reported, basis: 'stated', passage: { start: 500, end: 520 } },
      { kind: 'answers', from: denied, to: reported, basis: 'editor', passage: null },
      { kind: 'clarifies', from: inspected, to: reported, basis: 'editor', passage: null },
    ],
    missing: [
      {
        of: { party: party('ferrymen') },
        reason: 'No statement in these sources; asked on 30 April, according to the director.',
        accordingTo: inspected,
      },
      { of: { speaker: speaker('head') }, reason: 'Spoke once only.', accordingTo: null },
    ],
  };
}
