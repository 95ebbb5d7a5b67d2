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
  Role,
  SourceKey,
  Speaker,
  SpeakerKey,
  Subject,
} from '../dossier/dossier.ts';
import { describeAnchor } from '../quotation/describe-anchor.ts';
import type { Excerpt, Excerpts } from './excerpts.ts';
import { endOf } from './quotation-findings.ts';
import { kindsOf } from './relation-findings.ts';
import type { ClaimShape, DossierShape } from './shape.ts';

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

function speakerOf(shape: NonNullable<DossierShape['speakers']>[number]): Speaker {
  return {
    key: speaker(shape.key),
    kind: shape.kind,
    name: shape.name,
    aliases: shape.aliases ?? [],
    roles: shape.roles.map((role) => ({ title: role.title, party: party(role.party) })),
  };
}

/** The roles of each speaker by their titles; the one that a claim has when it names no other is under ''. */
function rolesOf(speakers: readonly Speaker[]): ReadonlyMap<string, ReadonlyMap<string, Role>> {
  return new Map(
    speakers.map(({ key, roles }) => [
      key,
      new Map([['', checked(roles[0])], ...roles.map((role) => [role.title, role] as const)]),
    ]),
  );
}

function quotationOf(
  { words, at, prefix, suffix }: NonNullable<ClaimShape['quotations']>[number],
  excerpt: Excerpt | undefined,
  nth: number,
): Quotation {
  const context = {
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  };
  if (at !== undefined) return { exact: words, anchor: { start: at, end: endOf(words, at), ...context } };
  const found = excerpt?.found[nth];
  if (excerpt === undefined || found?.kind !== 'found') return { exact: words, anchor: null };
  const { start, end } = found;
  const isTold = Object.keys(context).length > 0;
  const told = isTold ? context : describeAnchor(excerpt.source.text, { start, end });
  return { exact: words, anchor: { start, end, ...told } };
}

/** With an excerpt and no passage in it, all of it is the passage. */
function passageOf({ passage }: ClaimShape, excerpt: Excerpt | undefined): Anchor | null {
  if (passage !== undefined) return anchor(passage);
  return excerpt === undefined ? null : { start: 0, end: excerpt.source.text.length };
}

function checkOf(claim: ClaimShape, fileChecked: string | undefined, by: string): Check {
  if (claim.excerpt !== undefined) return { level: 'excerpt', by };
  const isPlaced =
    claim.passage !== undefined && (claim.quotations ?? []).every(({ at }) => at !== undefined);
  const on = claim.checked ?? fileChecked;
  return isPlaced && on !== undefined ? { level: 'editors', on: date(on) } : { level: 'unchecked' };
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

/**
 * What a dossier's file says, once it is known to be without faults. Lists keep their order.
 * `by` vouches for the excerpts.
 */
export function contentOf(shape: DossierShape, excerpts: Excerpts, by: string): DossierContent {
  const { parties = [], sources = [], claims = [], relations = [], missing = [] } = shape;
  const partyKeys = new Set(parties.map(({ key }) => key));
  const subject = (key: string): Subject =>
    partyKeys.has(key) ? { party: party(key) } : { speaker: speaker(key) };
  const speakers = (shape.speakers ?? []).map(speakerOf);
  const roles = rolesOf(speakers);
  const claimOf = (claim: ClaimShape, index: number): Claim => ({
    number: number(claim.number),
    speaker: speaker(claim.speaker),
    role: checked(roles.get(claim.speaker)?.get(claim.role ?? '')),
    summary: claim.says,
    wording: claim.wording,
    quotations: (claim.quotations ?? []).map((quotation, nth) =>
      quotationOf(quotation, excerpts.get(index), nth),
    ),
    cue: claim.cue ?? null,
    about: (claim.about ?? []).map(subject),
    category: claim.category,
    said: { date: dateOrNull(claim.said), phrase: claim.phrase ?? null },
    medium: claim.medium ?? null,
    source: source(claim.source ?? checked(sources[0]).key),
    excerpt: claim.excerpt?.trim() ?? null,
    passage: passageOf(claim, excerpts.get(index)),
    also: (claim.also ?? []).map(anchor),
    check: checkOf(claim, shape.checked, by),
    inQuiz: claim.quiz !== 'no' && claim.quiz !== false,
  });
  return {
    slug: shape.slug,
    title: shape.title,
    aliases: shape.aliases ?? [],
    happened: date(shape.happened),
    until: date(shape.until),
    dispute: shape.dispute,
    parties: parties.map(({ key, name, aliases, parent }) => ({
      key: party(key),
      name,
      aliases: aliases ?? [],
      parent: parent === undefined ? null : party(parent),
    })),
    speakers,
    sources: sources.map((entry) => ({
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
    claims: claims.map(claimOf),
    relations: relations.map(relationOf),
    missing: missing.map((voice) => ({
      of: subject(voice.of),
      reason: voice.reason,
      accordingTo: voice['according-to'] === undefined ? null : number(voice['according-to']),
    })),
  };
}
