import type { DossierContent, DossierId } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import type { RevisionModel } from '../client/sqlite/models.ts';
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
    const changed = await tx.revision.groupBy({
      by: ['entity', 'key'],
      where: { dossierId: id, by: { not: bundledCommunity } },
    });
    const kept = new Set(changed.map(({ entity, key }) => entityName(entity, key)));
    // While it is archived, nothing of what it says of itself would be a revision.
    const keepsHead = stored.dossier.state === 'retracted' || (await changedHead(tx, id));
    const content = merged(contentOf(stored), edition, (kind, key) =>
      kind === 'dossier' ? keepsHead : kept.has(entityName(kind, key)),
    );
    const { digest, basedOnId } = stored.dossier;
    const rows = rowsOf({ id: id as DossierId, communityId, digest, basedOnId }, content);
    await editDossier(
      tx,
      stored,
      { ...rows, dossier: { ...rows.dossier, state: stored.dossier.state } },
      occasion,
    );
    await tx.community.update({
      where: { id: communityId },
      data: { version: { increment: 1 }, names: { increment: 1 } },
    });
  }
}

/** As many revisions are read at once. */
const PAGE = 1_000;

/** Whether the community changed what the dossier says of itself, and not only what is in it, or whether it is shown. */
async function changedHead(tx: Transaction, dossierId: string): Promise<boolean> {
  let last: string | null = null;
  let cursor = 0;
  for (;;) {
    const revisions: Pick<RevisionModel, 'id' | 'by' | 'after'>[] = await tx.revision.findMany({
      where: { dossierId, entity: 'dossier', id: { gt: cursor } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, by: true, after: true },
    });
    for (const { id, by, after } of revisions) {
      cursor = id;
      if (after === null) continue;
      const head = withoutOrder(after);
      if (by !== bundledCommunity && last !== null && head !== last) return true;
      last = head;
    }
    if (revisions.length < PAGE) return false;
  }
}

function withoutOrder(value: string): string {
  const { order: _, ...head } = JSON.parse(value) as { readonly order?: unknown }; // `entitiesOf` wrote it
  return JSON.stringify(head);
}
