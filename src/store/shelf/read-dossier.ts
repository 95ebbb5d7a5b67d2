import type { CommunityKey, Dossier, DossierId } from '../../core/dossier/dossier.ts';
import { contentOf } from '../dossiers/content.ts';
import { readRows } from '../dossiers/read-rows.ts';
import { retractionsOf } from '../dossiers/retractions.ts';
import type { Client } from '../prisma-client.ts';
import { originOf } from './read-entries.ts';

/** The row of that id, which may be a version of another dossier. Null if `owner` has none, or shows it no more. */
export async function readDossier(
  reader: Client,
  owner: CommunityKey,
  id: DossierId,
): Promise<Dossier | null> {
  const found = await reader.dossier.findFirst({
    where: { id, state: 'present', community: { key: owner } },
    select: { communityId: true, basedOnId: true },
  });
  if (found === null) return null;
  const rows = await readRows(reader, found.communityId, id);
  if (rows === null) return null;
  return {
    id: (found.basedOnId ?? id) as DossierId, // was one when it was written
    origin: originOf(owner, found),
    ...contentOf(rows),
    retracted: await retractionsOf(reader, rows),
  };
}
