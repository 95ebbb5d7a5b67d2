import type {
  Anchor as AnchorOf,
  ClaimNumber,
  DossierContent,
  DossierId,
  Subject as SubjectOf,
} from '../../core/dossier/dossier.ts';
import type {
  Alias,
  Anchor,
  Claim,
  Dossier,
  MissingVoice,
  Party,
  Relation,
  Role,
  Source,
  Speaker,
  Subject,
} from '../client/sqlite/client.ts';

/** A dossier as its tables hold it. Rows that the database numbers have no number yet. */
export interface DossierRows {
  readonly dossier: Omit<Dossier, 'roundsChecked' | 'postsChecked'>;
  readonly parties: readonly Party[];
  readonly speakers: readonly Speaker[];
  readonly roles: readonly Role[];
  readonly aliases: readonly Omit<Alias, 'id'>[];
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
  readonly subjects: readonly Subject[];
  readonly relations: readonly Relation[];
  readonly anchors: readonly Omit<Anchor, 'id'>[];
  readonly missing: readonly Omit<MissingVoice, 'id'>[];
}

export interface Owner {
  readonly id: DossierId;
  readonly communityId: number;
  readonly digest: string | null;
  readonly basedOnId: string | null;
}

export function rowsOf(
  { id: dossierId, communityId, digest, basedOnId }: Owner,
  content: DossierContent,
): DossierRows {
  const state = 'present';
  return {
    dossier: {
      id: dossierId,
      communityId,
      digest,
      basedOnId,
      state,
      slug: content.slug,
      title: content.title,
      happened: content.happened,
      until: content.until,
      dispute: content.dispute,
    },
    parties: content.parties.map(({ key, name, parent }, position) => ({
      dossierId,
      key,
      name,
      parentKey: parent,
      position,
      state,
    })),
    speakers: content.speakers.map(({ key, kind, name }, position) => ({
      dossierId,
      key,
      kind,
      name,
      position,
      state,
    })),
    roles: content.speakers.flatMap((speaker) =>
      speaker.roles.map(({ title, party }, position) => ({
        dossierId,
        speakerKey: speaker.key,
        partyKey: party,
        title,
        position,
        state,
      })),
    ),
    aliases: [
      ...content.aliases.map((name, position) => ({
        dossierId,
        partyKey: null,
        speakerKey: null,
        name,
        position,
      })),
      ...content.parties.flatMap(({ key, aliases }) =>
        aliases.map((name, position) => ({ dossierId, partyKey: key, speakerKey: null, name, position })),
      ),
      ...content.speakers.flatMap(({ key, aliases }) =>
        aliases.map((name, position) => ({ dossierId, partyKey: null, speakerKey: key, name, position })),
      ),
    ],
    sources: content.sources.map((source, position) => ({
      dossierId,
      key: source.key,
      publisher: source.publisher,
      title: source.title,
      url: source.url,
      archiveUrl: source.archiveUrl,
      published: source.published,
      retrieved: source.retrieved,
      language: source.language,
      translatedFrom: source.translation?.from ?? null,
      translatedBy: source.translation?.by ?? null,
      sha256: source.digest?.sha256 ?? null,
      normalization: source.digest?.normalization ?? null,
      position,
      state,
    })),
    claims: content.claims.map((claim, position) => ({
      dossierId,
      number: claim.number,
      communityId,
      speakerKey: claim.speaker,
      rolePartyKey: claim.role.party,
      roleTitle: claim.role.title,
      sourceKey: claim.source,
      summary: claim.summary,
      wording: claim.wording,
      category: claim.category,
      cue: claim.cue,
      saidDate: claim.said.date,
      saidPhrase: claim.said.phrase,
      medium: claim.medium,
      excerpt: claim.excerpt,
      checkLevel: claim.check.level,
      checkedBy: claim.check.level === 'excerpt' ? claim.check.by : null,
      checkedOn: claim.check.level === 'editors' ? claim.check.on : null,
      inQuiz: claim.inQuiz,
      position,
      state,
    })),
    subjects: content.claims.flatMap(({ number, about }) =>
      about.map((subject, position) => ({
        dossierId,
        claimNumber: number,
        position,
        ...subjectColumns(subject),
      })),
    ),
    relations: content.relations.map(({ kind, from, to, basis }, position) => ({
      dossierId,
      kind,
      fromNumber: from,
      toNumber: to,
      basis,
      position,
      state,
    })),
    anchors: [
      ...content.claims.flatMap(({ number, passage, also, quotations }) => [
        ...(passage === null
          ? []
          : [{ ...anchorRow(dossierId, number, passage), kind: 'passage' as const, position: 0 }]),
        ...also.map((anchor, position) => ({
          ...anchorRow(dossierId, number, anchor),
          kind: 'also' as const,
          position,
        })),
        ...quotations.map(({ exact, anchor }, position) => ({
          ...anchorRow(dossierId, number, anchor),
          kind: 'quotation' as const,
          exact,
          position,
        })),
      ]),
      ...content.relations.flatMap(({ kind, from, to, passage }) =>
        passage === null
          ? []
          : {
              ...anchorRow(dossierId, from, passage),
              kind: 'relation' as const,
              relationKind: kind,
              toNumber: to,
            },
      ),
    ],
    missing: content.missing.map(({ of, reason, accordingTo }, position) => ({
      dossierId,
      ...subjectColumns(of),
      reason,
      accordingTo,
      position,
      state,
    })),
  };
}

export function subjectColumns(subject: SubjectOf): Pick<Subject, 'partyKey' | 'speakerKey'> {
  return 'party' in subject
    ? { partyKey: subject.party, speakerKey: null }
    : { partyKey: null, speakerKey: subject.speaker };
}

function anchorRow(
  dossierId: DossierId,
  claimNumber: ClaimNumber,
  anchor: AnchorOf | null,
): Omit<Anchor, 'id' | 'kind'> {
  return {
    dossierId,
    claimNumber,
    start: anchor?.start ?? null,
    end: anchor?.end ?? null,
    prefix: anchor?.prefix ?? null,
    suffix: anchor?.suffix ?? null,
    exact: null,
    position: null,
    relationKind: null,
    toNumber: null,
  };
}
