import type { Claim, DossierContent } from '../../core/dossier/dossier.ts';
import type { EntityKind, MissingVoice, Relation } from '../client/sqlite/client.ts';
import { subjectColumns } from './rows.ts';

/** What of a dossier changes as one: its revisions tell of it by kind and by a key that lasts. */
export interface Entity {
  readonly kind: EntityKind;
  readonly key: string;
  /** As JSON. */
  readonly value: string;
}

export function entityName(kind: EntityKind, key: string): string {
  return `${kind} ${key}`;
}

export function relationKey({
  kind,
  fromNumber,
  toNumber,
}: Pick<Relation, 'kind' | 'fromNumber' | 'toNumber'>): string {
  return `${fromNumber} ${kind} ${toNumber}`;
}

export function missingKey({ partyKey, speakerKey }: Pick<MissingVoice, 'partyKey' | 'speakerKey'>): string {
  return partyKey === null ? `speaker ${speakerKey}` : `party ${partyKey}`;
}

/** By name. What order things stand in belongs to the dossier itself, so that moving one is a change of one entity. */
export function entitiesOf(content: DossierContent): ReadonlyMap<string, Entity> {
  const { slug, title, aliases, happened, until, dispute } = content;
  const relations = content.relations.map((relation) => ({
    key: relationKey({ kind: relation.kind, fromNumber: relation.from, toNumber: relation.to }),
    relation,
  }));
  const missing = content.missing.map((voice) => ({ key: missingKey(subjectColumns(voice.of)), voice }));
  const order = {
    parties: content.parties.map(({ key }) => key),
    speakers: content.speakers.map(({ key }) => key),
    sources: content.sources.map(({ key }) => key),
    claims: content.claims.map(({ number }) => number),
    relations: relations.map(({ key }) => key),
    missing: missing.map(({ key }) => key),
  };
  const entities: readonly Entity[] = [
    entity('dossier', slug, { slug, title, aliases, happened, until, dispute, order }),
    ...content.parties.map((party) => entity('party', party.key, party)),
    ...content.speakers.map((speaker) => entity('speaker', speaker.key, speaker)),
    ...content.sources.map((source) => entity('source', source.key, source)),
    ...content.claims.map((claim) => entity('claim', String(claim.number), withoutName(claim))),
    ...relations.map(({ key, relation }) => entity('relation', key, relation)),
    ...missing.map(({ key, voice }) => entity('missing', key, voice)),
  ];
  return new Map(entities.map((each) => [entityName(each.kind, each.key), each]));
}

/** Who pasted an excerpt is told by the revision; their name there can be taken off when they want to be forgotten. */
export function withoutName(claim: Claim): object {
  return claim.check.level === 'excerpt' ? { ...claim, check: { level: 'excerpt' } } : claim;
}

function entity(kind: EntityKind, key: string, value: object): Entity {
  return { kind, key, value: JSON.stringify(value) };
}
