import type {
  Anchor,
  Claim,
  ClaimNumber,
  DossierContent,
  Edtf,
  PartyKey,
  Relation,
  Role,
  SourceKey,
  Speaker,
  SpeakerKey,
  Subject,
} from '../dossier/dossier.ts';
import { endOf } from './quotation-findings.ts';
import { kindsOf } from './relation-findings.ts';
import type { DossierShape } from './shape.ts';

// Texts and numbers become what they stand for here, and nowhere before: every check has been passed.
const party = (key: string) => key as PartyKey;
const speaker = (key: string) => key as SpeakerKey;
const source = (key: string) => key as SourceKey;
const number = (value: number) => value as ClaimNumber;
const date = (text: string) => text as Edtf;
const dateOrNull = (text: string | undefined) => (text === undefined ? null : date(text));

function anchor([start, end]: readonly [number, number]): Anchor {
  return { start, end };
}

/** A file in which no fault was found broke this promise: a mistake of the checks, not of the file. */
function checked<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A checked dossier refers to what it does not have');
  return value;
}

function speakerOf(shape: DossierShape['speakers'][number]): Speaker {
  return {
    key: speaker(shape.key),
    kind: shape.kind,
    name: shape.name,
    aliases: shape.aliases ?? [],
    roles: shape.roles.map((role) => ({ title: role.title, party: party(role.party) })),
  };
}

function roleOf(
  { speaker: key, role: title }: DossierShape['claims'][number],
  speakers: readonly Speaker[],
): Role {
  const roles = checked(speakers.find((candidate) => candidate.key === key)).roles;
  return checked(title === undefined ? roles[0] : roles.find((role) => role.title === title));
}

function relationOf(shape: NonNullable<DossierShape['relations']>[number]): Relation {
  const kind = checked(kindsOf(shape)[0]);
  return {
    kind,
    from: number(shape.from),
    to: number(checked(shape[kind])),
    basis: shape.stated === undefined ? 'editor' : 'stated',
    passage: shape.stated === undefined ? null : anchor(shape.stated),
  };
}

/** What a dossier's file says, once it is known to be without faults. Lists keep their order. */
export function contentOf(shape: DossierShape): DossierContent {
  const partyKeys = new Set(shape.parties.map(({ key }) => key));
  const subject = (key: string): Subject =>
    partyKeys.has(key) ? { party: party(key) } : { speaker: speaker(key) };
  const speakers = shape.speakers.map(speakerOf);
  const claimOf = (claim: DossierShape['claims'][number]): Claim => ({
    number: number(claim.number),
    speaker: speaker(claim.speaker),
    role: roleOf(claim, speakers),
    summary: claim.says,
    wording: claim.wording,
    quotations: (claim.quotations ?? []).map(({ words, at, prefix, suffix }) => ({
      exact: words,
      anchor: {
        start: at,
        end: endOf(words, at),
        ...(prefix === undefined ? {} : { prefix }),
        ...(suffix === undefined ? {} : { suffix }),
      },
    })),
    cue: claim.cue ?? null,
    about: (claim.about ?? []).map(subject),
    category: claim.category,
    said: { date: dateOrNull(claim.said), phrase: claim.phrase ?? null },
    medium: claim.medium ?? null,
    source: source(claim.source ?? checked(shape.sources[0]).key),
    excerpt: null,
    passage: anchor(claim.passage),
    also: (claim.also ?? []).map(anchor),
    check: { level: 'editors', on: date(shape.checked) },
    inQuiz: claim.quiz !== 'no' && claim.quiz !== false,
  });
  return {
    slug: shape.slug,
    title: shape.title,
    aliases: shape.aliases ?? [],
    happened: date(shape.happened),
    until: date(shape.until),
    dispute: shape.dispute,
    parties: shape.parties.map(({ key, name, aliases, parent }) => ({
      key: party(key),
      name,
      aliases: aliases ?? [],
      parent: parent === undefined ? null : party(parent),
    })),
    speakers,
    sources: shape.sources.map((entry) => ({
      key: source(entry.key),
      publisher: entry.publisher ?? null,
      title: entry.title,
      url: entry.url ?? null,
      archiveUrl: entry.archive ?? null,
      published: dateOrNull(entry.published),
      retrieved: dateOrNull(entry.retrieved),
      language: entry.language,
      translation: entry.translation ?? null,
      digest:
        entry.sha256 === undefined || entry.normalization === undefined
          ? null
          : { sha256: entry.sha256, normalization: entry.normalization },
    })),
    claims: shape.claims.map(claimOf),
    relations: (shape.relations ?? []).map(relationOf),
    missing: (shape.missing ?? []).map((voice) => ({
      of: subject(voice.of),
      reason: voice.reason,
      accordingTo: voice['according-to'] === undefined ? null : number(voice['according-to']),
    })),
  };
}
