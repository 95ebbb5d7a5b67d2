import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Client } from '../prisma-client.ts';
import { readVersions } from './versions.ts';

/**
 * Reads in several queries what must be of one moment: again, if something was changed meanwhile.
 * A transaction would do the same, but on SQLite everything else that is read meanwhile would be in it too, and see no
 * newer version than it does.
 */
export async function readUndisturbed<T>(
  reader: Client,
  community: CommunityKey,
  read: () => Promise<T>,
): Promise<T> {
  let before = await readVersions(reader, community);
  for (;;) {
    const found = await read();
    const after = await readVersions(reader, community);
    if (after.bundled === before.bundled && after.own === before.own) return found;
    before = after;
  }
}
