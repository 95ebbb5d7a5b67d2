import type { Retraction } from '../../core/dossier/dossier.ts';
import { claimIn } from '../../core/editing/revised-claim.ts';
import { bundledCommunity } from '../bundled.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import type { DossierRows } from './rows.ts';

type RetractedClaim = Pick<DossierRows['claims'][number], 'number' | 'position' | 'state'>;

/**
 * A dossier's claims that are shown no more, the last first. Of a community's own version also those that the bundled one
 * had retracted before there was a version.
 */
export async function retractionsOf(
  db: Client | Transaction,
  { dossier: { id, basedOnId }, claims }: DossierRows,
): Promise<readonly Retraction[]> {
  const own = await retractionsIn(db, id, claims);
  if (basedOnId === null) return own;
  const known = new Set(claims.map(({ number }) => number));
  const before = await db.claim.findMany({
    where: { dossierId: basedOnId, state: 'retracted' },
    select: { number: true, position: true, state: true },
  });
  const others = before.filter(({ number }) => !known.has(number));
  return lastFirst([...own, ...(await retractionsIn(db, basedOnId, others))]);
}

async function retractionsIn(
  db: Client | Transaction,
  dossierId: string,
  claims: readonly RetractedClaim[],
): Promise<readonly Retraction[]> {
  const gone = claims.filter(({ state }) => state === 'retracted').map(({ number }) => String(number));
  if (gone.length === 0) return [];
  const revisions = await db.revision.findMany({
    where: { dossierId, entity: 'claim', key: { in: gone }, after: null },
    orderBy: { id: 'asc' },
    select: { key: true, at: true, by: true, reason: true, before: true },
  });
  const last = new Map(revisions.map((revision) => [revision.key, revision]));
  return lastFirst(
    [...last.values()].map(({ key, at, by, reason, before }) => ({
      claim: claimIn(before ?? ''),
      place: claims.find(({ number }) => String(number) === key)?.position ?? claims.length,
      at,
      reason: by === bundledCommunity ? null : reason,
    })),
  );
}

function lastFirst(retractions: readonly Retraction[]): readonly Retraction[] {
  return retractions.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
