import type { EntityKind } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { contentOf } from './content.ts';
import { entitiesOf, entityName } from './entities.ts';
import { moveRows } from './move-rows.ts';
import type { Occasion } from './occasion.ts';
import { putRows } from './put-rows.ts';
import { retractRows } from './retract-rows.ts';
import type { DossierRows } from './rows.ts';

/**
 * Makes what is stored say what `wanted` says, each difference a revision.
 * What `wanted` has no more is retracted, not deleted; what comes back is restored.
 */
export async function editDossier(
  tx: Transaction,
  stored: DossierRows,
  wanted: DossierRows,
  occasion: Occasion,
): Promise<void> {
  const before = entitiesOf(contentOf(stored));
  const after = entitiesOf(contentOf(wanted));
  const isPut = (kind: EntityKind, key: string) => {
    const name = entityName(kind, key);
    return after.has(name) && after.get(name)?.value !== before.get(name)?.value;
  };
  const isGone = (kind: EntityKind, key: string) => {
    const name = entityName(kind, key);
    return before.has(name) && !after.has(name);
  };
  await putRows(tx, wanted, isPut);
  await retractRows(tx, stored, isGone);
  await moveRows(tx, stored, wanted);

  const { communityId, id: dossierId } = wanted.dossier;
  const latest = await tx.revision.groupBy({
    by: ['entity', 'key'],
    where: { dossierId },
    _max: { version: true },
  });
  const versions = new Map(
    latest.map(({ entity, key, _max }) => [entityName(entity, key), _max.version ?? 0]),
  );
  const changed = [
    ...[...after.values()].filter(({ kind, key }) => isPut(kind, key)),
    ...[...before.values()].filter(({ kind, key }) => isGone(kind, key)),
  ];
  await tx.revision.createMany({
    data: changed.map(({ kind, key }) => {
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
    }),
  });
}
