import type { CommunityKey, Dossier, DossierId } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import { contentOf } from '../dossiers/content.ts';
import { readRows } from '../dossiers/read-rows.ts';
import type { Client } from '../prisma-client.ts';

/** Null if `owner` has none by that id, or has retracted it. */
export async function readDossier(
  reader: Client,
  owner: CommunityKey,
  id: DossierId,
): Promise<Dossier | null> {
  const found = await reader.dossier.findFirst({
    where: { id, state: 'present', community: { key: owner } },
    select: { communityId: true },
  });
  if (found === null) return null;
  const rows = await readRows(reader, found.communityId, id);
  if (rows === null) return null;
  return { id, origin: owner === bundledCommunity ? 'bundled' : 'community', ...contentOf(rows) };
}
