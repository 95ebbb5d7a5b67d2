import type { DossierId } from '../../core/dossier/dossier.ts';
import { BUNDLED_ID, bundledCommunity } from '../bundled.ts';
import type { Transaction } from '../prisma-client.ts';
import { contentOf } from './content.ts';
import { newDossierId } from './dossier-id.ts';
import { insertDossiers } from './insert.ts';
import { readRows } from './read-rows.ts';
import { rowsOf } from './rows.ts';

/** The community's own version of a dossier that it may read; null if it has none, or may not read it. */
export async function findOwnVersion(
  tx: Transaction,
  communityId: number,
  dossier: DossierId,
): Promise<DossierId | null> {
  const row = await tx.dossier.findFirst({
    where: { communityId, OR: [{ id: dossier }, { basedOnId: dossier }] },
    select: { id: true },
  });
  return row === null ? null : (row.id as DossierId); // was one when it was written
}

/**
 * The same, but of a bundled dossier that the community never changed its own version is made: whatever it changes
 * there, it changes for itself alone. Null if it may not read it.
 */
export async function ownVersion(
  tx: Transaction,
  communityId: number,
  dossier: DossierId,
  at: Date,
): Promise<DossierId | null> {
  const own = await findOwnVersion(tx, communityId, dossier);
  if (own !== null) return own;
  const bundled = await readRows(tx, BUNDLED_ID, dossier);
  if (bundled === null || bundled.dossier.state === 'retracted') return null;
  const id = newDossierId();
  const slug = await freeSlug(tx, communityId, bundled.dossier.slug);
  const owner = { id, communityId, digest: null, basedOnId: dossier };
  const rows = rowsOf(owner, { ...contentOf(bundled), slug });
  const reason = `edition:${bundled.dossier.digest}`;
  await insertDossiers(tx, [rows], { at, by: bundledCommunity, consent: null, reason });
  return id;
}

/** The bundled dossier's own, where none of the community's has it already: that one may be older than the bundled one. */
async function freeSlug(tx: Transaction, communityId: number, wanted: string): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const slug = nth === 1 ? wanted : `${wanted}-${nth}`;
    const taken = await tx.dossier.findUnique({ where: { communityId_slug: { communityId, slug } } });
    if (taken === null) return slug;
  }
}
