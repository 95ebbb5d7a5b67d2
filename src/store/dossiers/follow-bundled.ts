import type { DossierContent, DossierId } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import type { Transaction } from '../prisma-client.ts';
import { contentOf } from './content.ts';
import { editDossier } from './edit.ts';
import { entityName } from './entities.ts';
import { merged } from './merge.ts';
import type { Occasion } from './occasion.ts';
import { readRows } from './read-rows.ts';
import { rowsOf } from './rows.ts';

/**
 * Brings communities' own versions of a bundled dossier up to its new edition: what they never changed follows it, what
 * they did stays as they have it.
 */
export async function followBundled(
  tx: Transaction,
  bundled: DossierId,
  edition: DossierContent,
  occasion: Occasion,
): Promise<void> {
  const versions = await tx.dossier.findMany({
    where: { basedOnId: bundled },
    select: { id: true, communityId: true },
  });
  for (const { id, communityId } of versions) {
    const stored = await readRows(tx, communityId, id as DossierId); // was one when it was written
    if (stored === null) continue;
    const theirs = await tx.revision.findMany({
      where: { dossierId: id, by: { not: bundledCommunity } },
      select: { entity: true, key: true },
      distinct: ['entity', 'key'],
    });
    const kept = new Set(theirs.map(({ entity, key }) => entityName(entity, key)));
    const head = kept.has(entityName('dossier', stored.dossier.slug)) && (await changedHead(tx, id));
    const content = merged(contentOf(stored), edition, (kind, key) =>
      kind === 'dossier' ? head : kept.has(entityName(kind, key)),
    );
    const { digest, basedOnId } = stored.dossier;
    const rows = rowsOf({ id: id as DossierId, communityId, digest, basedOnId }, content);
    await editDossier(
      tx,
      stored,
      { ...rows, dossier: { ...rows.dossier, state: stored.dossier.state } },
      occasion,
    );
    await tx.community.update({ where: { id: communityId }, data: { version: { increment: 1 } } });
  }
}

/** Whether the community changed what the dossier says of itself, and not only what is in it. */
async function changedHead(tx: Transaction, dossierId: string): Promise<boolean> {
  const revisions = await tx.revision.findMany({
    where: { dossierId, entity: 'dossier', by: { not: bundledCommunity } },
    select: { before: true, after: true },
  });
  return revisions.some(({ before, after }) => withoutOrder(before) !== withoutOrder(after));
}

function withoutOrder(value: string | null): string {
  const { order: _, ...head } = JSON.parse(value ?? '{}') as { readonly order?: unknown }; // `entitiesOf` wrote it
  return JSON.stringify(head);
}
