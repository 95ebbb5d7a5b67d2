import type { ClaimNumber, CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import { claimIn } from '../../core/editing/revised-claim.ts';
import type { Clock } from '../../core/ports.ts';
import type { Correction, Corrections, PostId } from '../../core/posts/post.ts';
import type { PostModel } from '../client/sqlite/models.ts';
import { readVersionOf } from '../dossiers/history.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { contentOf, followUp, postFrom } from './post-rows.ts';

/** A dossier that was changed since its posts were looked at. */
interface Unchecked {
  readonly id: string;
  readonly basedOnId: string | null;
  readonly communityId: number | bigint;
  readonly postsChecked: number | bigint;
  readonly revision: number | bigint;
}

export function correctionsIn(reader: Client, writer: Client, clock: Clock): Corrections {
  return {
    async ask() {
      const [found] = await reader.$queryRaw<Unchecked[]>`
        SELECT "d"."id", "d"."basedOnId", "d"."communityId", "d"."postsChecked",
          (SELECT MAX("r"."id") FROM "Revision" "r" WHERE "r"."dossierId" = "d"."id") AS "revision"
        FROM "Dossier" "d"
        WHERE EXISTS (SELECT 1 FROM "Post" WHERE "Post"."about" = COALESCE("d"."basedOnId", "d"."id"))
          AND EXISTS (SELECT 1 FROM "Revision" "r" WHERE "r"."dossierId" = "d"."id" AND "r"."id" > "d"."postsChecked")
        LIMIT 1`;
      if (found === undefined) return false;
      await writer.$transaction((tx) => askFor(tx, found, clock.now()));
      return true;
    },

    since: (community, dossier, at, claims) => since(reader, community, dossier, at, claims),
  };
}

async function askFor(
  tx: Transaction,
  { id, basedOnId, communityId, postsChecked, revision }: Unchecked,
  at: Date,
): Promise<void> {
  // First, so that two processes don't ask for the same.
  const { count } = await tx.dossier.updateMany({
    where: { id, postsChecked: Number(postsChecked) },
    data: { postsChecked: Number(revision) },
  });
  if (count === 0) return;
  const revisions = await tx.revision.findMany({
    where: { dossierId: id, id: { gt: Number(postsChecked) }, entity: 'claim', version: { gt: 1 } },
    select: { key: true, at: true },
  });
  const changed = new Map(revisions.map((one) => [one.key, one.at]));
  if (changed.size === 0) return;
  const shares = await tx.post.findMany({
    where: {
      about: basedOnId ?? id,
      state: 'sent',
      // Whoever has an own version sees no change of the bundled one.
      ...(basedOnId === null
        ? { community: { dossiers: { none: { basedOnId: id } } } }
        : { communityId: Number(communityId) }),
    },
  });
  for (const share of shares) {
    const shown = share.shows?.split(' ') ?? [...changed.keys()];
    if (!shown.some((number) => (changed.get(number)?.getTime() ?? 0) > share.at.getTime())) continue;
    const content = { kind: 'edit', of: share.id as PostId } as const; // made by `postRow`
    const waiting = { kind: 'edit' as const, state: 'waiting' as const, triedAt: null };
    const asked = await tx.post.count({ where: { ...waiting, content: JSON.stringify(content) } });
    if (asked === 0) await followUp(tx, share, content, at);
  }
}

/** Where a share can't be edited any more, what was corrected of it is told beside it, in the same channel. */
export async function tellBeside(tx: Transaction, edit: PostModel, at: Date): Promise<void> {
  const content = contentOf(edit);
  const share =
    content.kind === 'edit'
      ? await tx.post.findUnique({ where: { id: content.of }, include: { community: true } })
      : null;
  if (share === null || share.kind !== 'share' || share.about === null || share.state !== 'sent') return;
  const { shows } = postFrom(share, share.community.key as CommunityKey); // only such keys are ever written
  const dossier = share.about as DossierId; // was one when it was written
  const corrections = await since(tx, share.community.key as CommunityKey, dossier, share.at, shows);
  if (corrections.length === 0) return;
  const { title: event } = await tx.dossier.findUniqueOrThrow({ where: { id: dossier } });
  const notice = { code: 'corrected', event, shared: share.at.toISOString(), corrections } as const;
  await followUp(tx, share, { kind: 'notice', notice }, at);
}

async function since(
  reader: Client | Transaction,
  community: CommunityKey,
  dossier: DossierId,
  at: Date,
  claims: readonly ClaimNumber[] | null,
): Promise<readonly Correction[]> {
  const dossierId = await readVersionOf(reader, community, dossier);
  if (dossierId === null || claims?.length === 0) return [];
  const revisions = await reader.revision.findMany({
    where: {
      dossierId,
      entity: 'claim',
      at: { gt: at },
      ...(claims !== null && { key: { in: claims.map(String) } }),
    },
    orderBy: { id: 'asc' },
    select: { key: true, at: true, reason: true, before: true, after: true },
  });
  const last = new Map<string, Correction>();
  for (const { key, at: when, reason, before, after } of revisions) {
    // One that was not shown yet has nothing to correct; one that is shown again is corrected no more.
    if (before === null) last.delete(key);
    else
      last.set(key, {
        claim: Number(key) as ClaimNumber, // revisions of claims bear their numbers
        kind: after === null ? 'retracted' : 'changed',
        at: when.toISOString(),
        reason,
        said: after === null ? claimIn(before).summary : null,
      });
  }
  return [...last.values()];
}
