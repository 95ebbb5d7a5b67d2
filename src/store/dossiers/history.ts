import type { CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import type { EntityKind, Revision, RevisionId, RevisionPage } from '../../core/editing/editing.ts';
import { bundledCommunity } from '../bundled.ts';
import type { RevisionModel } from '../client/sqlite/models.ts';
import type { Client, Transaction } from '../prisma-client.ts';

/** See `Editing.history`. */
export async function history(
  reader: Client,
  community: CommunityKey,
  dossier: DossierId,
  entity: { readonly kind: EntityKind; readonly key: string },
  page: { readonly count: number; readonly before?: number },
): Promise<RevisionPage> {
  const id = await readVersionOf(reader, community, dossier);
  if (id === null) return { revisions: [], count: 0 };
  const found = await historyIn(reader, id, entity, page);
  // What was retracted before the community had its own version has its history in the bundled one alone.
  return found.count === 0 && id !== dossier ? historyIn(reader, dossier, entity, page) : found;
}

async function historyIn(
  reader: Client,
  dossierId: DossierId,
  entity: { readonly kind: EntityKind; readonly key: string },
  { count, before }: { readonly count: number; readonly before?: number },
): Promise<RevisionPage> {
  const where = { dossierId, entity: entity.kind, key: entity.key };
  const [revisions, last] = await Promise.all([
    reader.revision.findMany({
      where: { ...where, ...(before !== undefined && { version: { lt: before } }) },
      orderBy: { version: 'desc' },
      take: count,
    }),
    reader.revision.findFirst({ where, orderBy: { version: 'desc' }, select: { version: true } }),
  ]);
  // Versions have no gaps, so that the last one's is how many there are.
  return { revisions: revisions.map(revisionFrom), count: last?.version ?? 0 };
}

/** The row that the community reads that dossier from: its own version, or the bundled one. */
export async function readVersionOf(
  reader: Client | Transaction,
  community: CommunityKey,
  dossier: DossierId,
): Promise<DossierId | null> {
  const rows = await reader.dossier.findMany({
    where: {
      OR: [
        { id: dossier, community: { key: { in: [community, bundledCommunity] } } },
        { basedOnId: dossier, community: { key: community } },
      ],
    },
    select: { id: true, basedOnId: true },
  });
  const row = rows.find(({ basedOnId }) => basedOnId !== null) ?? rows[0];
  return row === undefined ? null : (row.id as DossierId); // was one when it was written
}

export function revisionFrom(row: RevisionModel): Revision {
  const { version, at, by, consent, reason, before, after } = row;
  return {
    id: row.id as RevisionId, // the database numbers them
    version,
    at,
    by,
    consent: consent === null ? [] : consent.split(' '),
    reason,
    before,
    after,
  };
}
