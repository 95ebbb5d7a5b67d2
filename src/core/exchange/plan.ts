import type { Claim, DossierContent, MissingVoice, Relation } from '../dossier/dossier.ts';
import type { EntityKind } from '../editing/editing.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface EntityChange {
  readonly key: string;
  readonly fields: readonly FieldChange[];
}

/** What becomes of the entities of one kind, by their keys: a claim's is its number, a relation's as in `12 rebuts 11`. */
export interface KindPlan {
  readonly added: readonly string[];
  readonly changed: readonly EntityChange[];
  readonly retracted: readonly string[];
  readonly kept: readonly string[];
}

export type ImportPlan = Readonly<Record<EntityKind, KindPlan>>;

type Fields = Readonly<Record<string, unknown>>;
type Entities = ReadonlyMap<string, Fields>;

/** Of plain data: whatever order its fields come in. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return before.size === after.size && [...before].every(([key, value]) => same(value, after.get(key)));
}

/** Who vouches for an excerpt is no part of what a claim says. */
function withoutName({ check, ...claim }: Claim): Fields {
  return { ...claim, check: check.level === 'excerpt' ? { level: check.level } : check };
}

function relationKey({ kind, from, to }: Relation): string {
  return `${from} ${kind} ${to}`;
}

function missingKey({ of }: MissingVoice): string {
  return 'party' in of ? `party ${of.party}` : `speaker ${of.speaker}`;
}

function byKey(entities: readonly (readonly [string, object])[]): Entities {
  return new Map(entities.map(([key, entity]) => [key, { ...entity }]));
}

function entitiesOf(content: DossierContent | null): Readonly<Record<EntityKind, Entities>> {
  const {
    parties = [],
    speakers = [],
    sources = [],
    claims = [],
    relations = [],
    missing = [],
  } = content ?? {};
  const keyed = (list: readonly { readonly key: string }[]) => byKey(list.map((one) => [one.key, one]));
  const head =
    content === null
      ? []
      : [content].map(({ slug, title, aliases, happened, until, dispute }) => ({
          slug,
          title,
          aliases,
          happened,
          until,
          dispute,
        }));
  return {
    // There is one; its short name is a field of it.
    dossier: byKey(head.map((one) => ['', one])),
    party: keyed(parties),
    speaker: keyed(speakers),
    source: keyed(sources),
    claim: byKey(claims.map((claim) => [String(claim.number), withoutName(claim)])),
    relation: byKey(relations.map((relation) => [relationKey(relation), relation])),
    missing: byKey(missing.map((voice) => [missingKey(voice), voice])),
  };
}

function fieldChanges(before: Fields, after: Fields): readonly FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** Whether those that both have stand in another order. */
function isReordered(stored: Entities, wanted: Entities): boolean {
  const before = [...stored.keys()].filter((key) => wanted.has(key));
  const after = [...wanted.keys()].filter((key) => stored.has(key));
  return before.some((key, nth) => key !== after[nth]);
}

function planOf(stored: Entities, wanted: Entities): KindPlan {
  const both = [...wanted].flatMap(([key, after]) => {
    const before = stored.get(key);
    return before === undefined ? [] : [{ key, fields: fieldChanges(before, after) }];
  });
  return {
    added: [...wanted.keys()].filter((key) => !stored.has(key)),
    changed: both.filter(({ fields }) => fields.length > 0),
    retracted: [...stored.keys()].filter((key) => !wanted.has(key)),
    kept: both.filter(({ fields }) => fields.length === 0).map(({ key }) => key),
  };
}

/**
 * What would become of a dossier that is to say `wanted`: claims are matched by their numbers, everything else by its key.
 * A list of entities that were only put in another order is a change of the dossier, in its field `order`.
 */
export function planImport(stored: DossierContent | null, wanted: DossierContent): ImportPlan {
  const [before, after] = [entitiesOf(stored), entitiesOf(wanted)];
  const kinds = ['party', 'speaker', 'source', 'claim', 'relation', 'missing'] as const;
  const moved = stored === null ? [] : kinds.filter((kind) => isReordered(before[kind], after[kind]));
  const { changed, kept, ...dossier } = planOf(before.dossier, after.dossier);
  const order = moved.map((kind) => ({
    field: 'order',
    before: [...before[kind].keys()],
    after: [...after[kind].keys()],
  }));
  const fields = [...changed.flatMap((change) => change.fields), ...order];
  return {
    dossier:
      fields.length === 0
        ? { ...dossier, changed, kept }
        : { ...dossier, changed: [{ key: '', fields }], kept: [] },
    party: planOf(before.party, after.party),
    speaker: planOf(before.speaker, after.speaker),
    source: planOf(before.source, after.source),
    claim: planOf(before.claim, after.claim),
    relation: planOf(before.relation, after.relation),
    missing: planOf(before.missing, after.missing),
  };
}

/** Whether an import would change nothing. */
export function isUnchanged(plan: ImportPlan): boolean {
  return Object.values(plan).every(
    ({ added, changed, retracted }) => added.length + changed.length + retracted.length === 0,
  );
}

/** The wanted dossier, with the names of those who vouched for its excerpts on the claims that don't change. */
export function keepNames(stored: DossierContent | null, wanted: DossierContent): DossierContent {
  const known = new Map(stored?.claims.map((claim) => [claim.number, claim]));
  const claims = wanted.claims.map((claim) => {
    const before = known.get(claim.number);
    return before !== undefined && same(withoutName(before), withoutName(claim)) ? before : claim;
  });
  return { ...wanted, claims };
}
