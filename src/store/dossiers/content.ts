import type {
  Anchor as AnchorOf,
  Check,
  ClaimNumber,
  Claim as ClaimOf,
  DossierContent,
  Edtf,
  PartyKey,
  SourceKey,
  Source as SourceOf,
  SpeakerKey,
  Subject as SubjectOf,
} from '../../core/dossier/dossier.ts';
import type { Anchor, Claim, Source, Subject } from '../client/sqlite/client.ts';
import { groupedBy } from '../grouped-by.ts';
import type { DossierRows } from './rows.ts';

// The brands are put on here because nothing gets into the tables that was not one of these when it was written.
const party = (key: string) => key as PartyKey;
const speaker = (key: string) => key as SpeakerKey;
const sourceKey = (key: string) => key as SourceKey;
const number = (value: number) => value as ClaimNumber;
const edtf = (date: string) => date as Edtf;
const edtfOrNull = (date: string | null) => (date === null ? null : edtf(date));

/** What is not retracted, in its order; always with the same order of fields, so that equal contents have equal JSON. */
export function contentOf(rows: DossierRows): DossierContent {
  const partyAliases = groupedBy(rows.aliases, ({ partyKey }) => partyKey);
  const speakerAliases = groupedBy(rows.aliases, ({ speakerKey }) => speakerKey);
  const roles = groupedBy(present(rows.roles), ({ speakerKey }) => speakerKey);
  const subjects = groupedBy(rows.subjects, ({ claimNumber }) => claimNumber);
  const anchors = groupedBy(rows.anchors, ({ claimNumber }) => claimNumber);
  return {
    slug: rows.dossier.slug,
    title: rows.dossier.title,
    aliases: names(
      rows.aliases.filter(({ partyKey, speakerKey }) => partyKey === null && speakerKey === null),
    ),
    happened: edtf(rows.dossier.happened),
    until: edtf(rows.dossier.until),
    dispute: rows.dossier.dispute,
    parties: inOrder(present(rows.parties)).map(({ key, name, parentKey }) => ({
      key: party(key),
      name,
      aliases: names(partyAliases.get(key)),
      parent: parentKey === null ? null : party(parentKey),
    })),
    speakers: inOrder(present(rows.speakers)).map(({ key, kind, name }) => ({
      key: speaker(key),
      kind,
      name,
      aliases: names(speakerAliases.get(key)),
      roles: inOrder(roles.get(key)).map((role) => ({ title: role.title, party: party(role.partyKey) })),
    })),
    sources: inOrder(present(rows.sources)).map(sourceOf),
    claims: inOrder(present(rows.claims)).map((claim) =>
      claimOf(claim, subjects.get(claim.number) ?? [], anchors.get(claim.number) ?? []),
    ),
    relations: inOrder(present(rows.relations)).map(({ kind, fromNumber, toNumber, basis }) => {
      const passage = anchors
        .get(fromNumber)
        ?.find((anchor) => anchor.relationKind === kind && anchor.toNumber === toNumber);
      return {
        kind,
        from: number(fromNumber),
        to: number(toNumber),
        basis,
        passage: anchorOf(passage),
      };
    }),
    missing: inOrder(present(rows.missing)).map((voice) => ({
      of: subjectOf(voice),
      reason: voice.reason,
      accordingTo: voice.accordingTo === null ? null : number(voice.accordingTo),
    })),
  };
}

function sourceOf(row: Source): SourceOf {
  const { translatedFrom, translatedBy, sha256, normalization } = row;
  return {
    key: sourceKey(row.key),
    publisher: row.publisher,
    title: row.title,
    url: row.url,
    archiveUrl: row.archiveUrl,
    published: edtfOrNull(row.published),
    retrieved: edtfOrNull(row.retrieved),
    language: row.language,
    translation:
      translatedFrom === null || translatedBy === null ? null : { from: translatedFrom, by: translatedBy },
    digest: sha256 === null || normalization === null ? null : { sha256, normalization },
  };
}

function claimOf(row: Claim, subjects: readonly Subject[], anchors: readonly Omit<Anchor, 'id'>[]): ClaimOf {
  const standing = (wanted: Anchor['kind']) => inOrder(anchors.filter(({ kind }) => kind === wanted));
  return {
    number: number(row.number),
    speaker: speaker(row.speakerKey),
    role: { title: row.roleTitle, party: party(row.rolePartyKey) },
    summary: row.summary,
    wording: row.wording,
    quotations: standing('quotation').map((quotation) => ({
      exact: quotation.exact ?? '',
      anchor: anchorOf(quotation),
    })),
    cue: row.cue,
    about: inOrder(subjects).map(subjectOf),
    category: row.category,
    said: { date: edtfOrNull(row.saidDate), phrase: row.saidPhrase },
    medium: row.medium,
    source: sourceKey(row.sourceKey),
    excerpt: row.excerpt,
    passage: anchorOf(standing('passage')[0]),
    also: standing('also').flatMap((row) => anchorOf(row) ?? []),
    check: checkOf(row),
    inQuiz: row.inQuiz,
  };
}

export function checkOf({
  checkLevel,
  checkedBy,
  checkedOn,
}: Pick<Claim, 'checkLevel' | 'checkedBy' | 'checkedOn'>): Check {
  switch (checkLevel) {
    case 'excerpt':
      return { level: 'excerpt', by: checkedBy ?? '' };
    case 'editors':
      return { level: 'editors', on: edtf(checkedOn ?? '') };
    default:
      return { level: checkLevel };
  }
}

/** Null if there is none, or it is of words that nobody could look for. */
export function anchorOf(
  row: Pick<Anchor, 'start' | 'end' | 'prefix' | 'suffix'> | undefined,
): AnchorOf | null {
  if (row === undefined || row.start === null || row.end === null) return null;
  const { start, end, prefix, suffix } = row;
  return { start, end, ...(prefix !== null && { prefix }), ...(suffix !== null && { suffix }) };
}

function subjectOf({ partyKey, speakerKey }: Pick<Subject, 'partyKey' | 'speakerKey'>): SubjectOf {
  if (partyKey !== null) return { party: party(partyKey) };
  if (speakerKey !== null) return { speaker: speaker(speakerKey) };
  throw new Error('neither a party nor a speaker'); // a CHECK holds that it is one of them
}

function present<Row extends { readonly state: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ state }) => state === 'present');
}

function inOrder<Row extends { readonly position: number | null }>(
  rows: readonly Row[] = [],
): readonly Row[] {
  return rows.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

function names(aliases: DossierRows['aliases'] = []): readonly string[] {
  return inOrder(aliases).map(({ name }) => name);
}
