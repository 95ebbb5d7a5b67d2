import type { CommunityKey } from '../core/dossier/dossier.ts';
import type { Client, Transaction } from './prisma-client.ts';

/**
 * Runs `work` in a transaction on what the community owns besides its dossiers, whose version stays as it is.
 * One at a time per community (on SQLite, per database), in all processes.
 */
export function writingFor<T>(
  writer: Client,
  community: CommunityKey,
  work: (tx: Transaction, communityId: number) => Promise<T>,
): Promise<T> {
  return writer.$transaction(async (tx) => {
    // A write before anything is read, for the reasons that `changing` has; naming the key anew changes nothing.
    const { id } = await tx.community.upsert({
      where: { key: community },
      create: { key: community },
      update: { key: community },
      select: { id: true },
    });
    return work(tx, id);
  });
}
