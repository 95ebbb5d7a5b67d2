import type { Retraction } from '../../core/dossier/dossier.ts';
import { claimIn } from '../../core/editing/revised-claim.ts';
import { bundledCommunity } from '../bundled.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import type { DossierRows } from './rows.ts';

/** A dossier's claims that are shown no more, the last first. */
export async function retractionsOf(
  db: Client | Transaction,
  { dossier, claims }: DossierRows,
): Promise<readonly Retraction[]> {
  const gone = claims.filter(({ state }) => state === 'retracted').map(({ number }) => String(number));
  if (gone.length === 0) return [];
  const revisions = await db.revision.findMany({
    where: { dossierId: dossier.id, entity: 'claim', key: { in: gone }, after: null },
    orderBy: { id: 'desc' },
    select: { key: true, at: true, by: true, reason: true, before: true },
  });
  const last = new Map(revisions.toReversed().map((revision) => [revision.key, revision]));
  return [...last.values()]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ key, at, by, reason, before }) => ({
      claim: claimIn(before ?? ''),
      place: claims.find(({ number }) => String(number) === key)?.position ?? claims.length,
      at,
      reason: by === bundledCommunity ? null : reason,
    }));
}
