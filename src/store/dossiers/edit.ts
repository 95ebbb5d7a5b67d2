import type { WriteProgress } from '../../core/editing/editing.ts';
import type { EntityKind } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { insertRows } from './bulk.ts';
import { contentOf } from './content.ts';
import { type Entity, entitiesOf, entityName } from './entities.ts';
import { moveRows } from './move-rows.ts';
import type { Occasion } from './occasion.ts';
import { putRows } from './put-rows.ts';
import { retractRows } from './retract-rows.ts';
import type { DossierRows } from './rows.ts';

/**
 * Makes what is stored say what `wanted` says, each difference a revision.
 * What `wanted` has no more is retracted, not deleted; what comes back is restored. Resolves with whether anything differed.
 */
export async function editDossier(
  tx: Transaction,
  stored: DossierRows,
  wanted: DossierRows,
  occasion: Occasion,
  progress?: WriteProgress,
): Promise<boolean> {
  const before = shownEntities(stored);
  const after = shownEntities(wanted);
  const isPut = (kind: EntityKind, key: string) => {
    const name = entityName(kind, key);
    return after.has(name) && after.get(name)?.value !== before.get(name)?.value;
  };
  const isGone = (kind: EntityKind, key: string) => {
    const name = entityName(kind, key);
    return before.has(name) && !after.has(name);
  };
  await putRows(tx, stored, wanted, isPut, (share) => progress?.(share / 2));
  await retractRows(tx, stored, isGone);
  await moveRows(tx, stored, wanted);

  const { communityId, id: dossierId } = wanted.dossier;
  const changed = [
    ...[...after.values()].filter(({ kind, key }) => isPut(kind, key)),
    ...[...before.values()].filter(({ kind, key }) => isGone(kind, key)),
  ];
  const versions = await lastVersions(tx, dossierId, changed);
  const revisions = changed.map(({ kind, key }) => {
    const name = entityName(kind, key);
    return {
      ...occasion,
      communityId,
      dossierId,
      entity: kind,
      key,
      version: (versions.get(name) ?? 0) + 1,
      before: before.get(name)?.value ?? null,
      after: after.get(name)?.value ?? null,
    };
  });
  let written = 0;
  await insertRows(tx, 'Revision', revisions, (count) => {
    written += count;
    progress?.((1 + written / revisions.length) / 2);
  });
  return changed.length > 0;
}

/** Whether anything would become a revision. */
export function saysOtherwise(stored: DossierRows, wanted: DossierRows): boolean {
  const before = shownEntities(stored);
  const after = shownEntities(wanted);
  return (
    before.size !== after.size || [...after].some(([name, { value }]) => before.get(name)?.value !== value)
  );
}

/** Whether lists have it otherwise, or somebody in it goes by another name. */
export function isNamedOtherwise(stored: DossierRows, wanted: DossierRows): boolean {
  return namesIn(stored) !== namesIn(wanted);
}

function namesIn(rows: DossierRows): string {
  const { slug, title, aliases, happened, parties, speakers } = contentOf(rows);
  const voices = [...parties, ...speakers].map(({ key, name, aliases }) => [key, name, aliases]);
  return JSON.stringify([rows.dossier.state, slug, title, aliases, happened, voices]);
}

/** An archived dossier has its parts, and is not shown itself. */
function shownEntities(rows: DossierRows): ReadonlyMap<string, Entity> {
  const entities = entitiesOf(contentOf(rows));
  if (rows.dossier.state === 'present') return entities;
  return new Map([...entities].filter(([, { kind }]) => kind !== 'dossier'));
}

/** As many entities are named in one statement; beyond it, all of the dossier's are looked at. */
const NAMED_AT_ONCE = 50;

async function lastVersions(
  tx: Transaction,
  dossierId: string,
  entities: readonly Pick<Entity, 'kind' | 'key'>[],
): Promise<ReadonlyMap<string, number>> {
  const named = entities.map(({ kind, key }) => ({ entity: kind, key }));
  const latest = await tx.revision.groupBy({
    by: ['entity', 'key'],
    where: { dossierId, ...(named.length <= NAMED_AT_ONCE && { OR: named }) },
    _max: { version: true },
  });
  return new Map(latest.map(({ entity, key, _max }) => [entityName(entity, key), _max.version ?? 0]));
}
