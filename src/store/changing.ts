import type { CommunityKey } from '../core/dossier/dossier.ts';
import { CHANGE_TIMEOUT_MS } from './engines/engine.ts';
import type { Client, Transaction } from './prisma-client.ts';

/**
 * Runs `work` in a transaction on what the community owns, and counts its version up in the same; that of its names too,
 * unless `work` does that where it changes them.
 * One at a time per community (on SQLite, per database), in all processes.
 */
export function changing<T>(
  writer: Client,
  community: CommunityKey,
  work: (tx: Transaction, communityId: number) => Promise<T>,
  { countsNames = false }: { readonly countsNames?: boolean } = {},
): Promise<T> {
  return writer.$transaction(
    async (tx) => {
      // Before anything is read: a transaction that began by reading is refused on SQLite, without waiting, once
      // somebody else has written since; and on PostgreSQL it would not see what they wrote.
      const { id } = await tx.community.upsert({
        where: { key: community },
        create: { key: community, version: 1, names: 1 },
        update: { version: { increment: 1 }, ...(!countsNames && { names: { increment: 1 } }) },
        select: { id: true },
      });
      return work(tx, id);
    },
    { timeout: CHANGE_TIMEOUT_MS },
  );
}
