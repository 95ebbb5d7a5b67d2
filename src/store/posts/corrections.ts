import type { ClaimNumber, CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import { claimIn } from '../../core/editing/revised-claim.ts';
import type { Clock } from '../../core/ports.ts';
import type { Correction, Corrections, PostId } from '../../core/posts/post.ts';
import { bundledCommunity } from '../bundled.ts';
import type { PostModel } from '../client/sqlite/models.ts';
import { readVersionOf } from '../dossiers/history.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { contentOf, followUp, followUps, postFrom } from './post-rows.ts';

/** What was changed so shortly before it was shown may have been shown as it was before. In milliseconds. */
const UNNOTICED_MS = 1_000;
/** An edit that is due later than this is under way nowhere. In milliseconds; longer than one is taken for. */
const TAKEN_MS = 60_000;
/** For a dossier that thousands of communities shared. In milliseconds. */
const ASKING = { timeout: 60_000 };

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
      await writer.$transaction((tx) => askFor(tx, found, clock.now()), ASKING);
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
  const affected = shares.filter((share) =>
    (share.shows?.split(' ') ?? [...changed.keys()]).some(
      (number) => (changed.get(number)?.getTime() ?? 0) > shownFrom(share.at).getTime(),
    ),
  );
  await askForEdits(tx, affected, at);
}

/** One edit each, however many corrections came together: one that waits tells whatever was corrected when it is made. */
async function askForEdits(tx: Transaction, shares: readonly PostModel[], at: Date): Promise<void> {
  if (shares.length === 0) return;
  const waiting = await tx.post.findMany({
    where: {
      kind: 'edit',
      state: 'waiting',
      // What is under way just now may have been made before the correction.
      OR: [{ due: { lte: at } }, { due: { gt: new Date(at.getTime() + TAKEN_MS) } }],
    },
    select: { content: true },
  });
  const asked = new Set(waiting.map(contentOf).flatMap((content) => ('of' in content ? [content.of] : [])));
  await followUps(
    tx,
    shares
      .map((share) => ({ share, of: share.id as PostId })) // made by `postRow`
      .filter(({ of }) => !asked.has(of))
      .map(({ share, of }) => ({ post: share, content: { kind: 'edit', of } as const })),
    at,
  );
}

/** What follows for what a share says from how a post ended. */
export async function correctedAfter(tx: Transaction, post: PostModel, at: Date): Promise<void> {
  if (post.kind === 'share' && post.state === 'sent') await catchUp(tx, post, at);
  if (post.kind === 'edit' && post.state === 'sent') await showToo(tx, post, at);
  if (post.kind === 'edit' && post.state === 'failed') await tellBeside(tx, post, at);
}

/** While it was under way, nobody knew of it whether it would stand there to be corrected. */
async function catchUp(tx: Transaction, share: PostModel, at: Date): Promise<void> {
  if ((await correctionsOf(tx, share, share.at)).length > 0) await askForEdits(tx, [share], at);
}

/** An edited share may show statements that it did not show before. */
async function showToo(tx: Transaction, edit: PostModel, at: Date): Promise<void> {
  const share = await shareOf(tx, edit);
  if (edit.shows === null || share === null || share.shows === null) return;
  const before = new Set(share.shows.split(' '));
  const added = edit.shows.split(' ').filter((number) => number !== '' && !before.has(number));
  if (added.length === 0) return;
  const shows = [...before, ...added].join(' ').trim();
  const changed = await tx.post.update({ where: { id: share.id }, data: { shows } });
  const corrections = await correctionsOf(tx, changed, new Date(at.getTime() - TAKEN_MS));
  if (corrections.some(({ claim }) => added.includes(String(claim)))) await askForEdits(tx, [share], at);
}

/** Where a share can't be edited any more, what was corrected of it is told beside it, in the same channel, once. */
async function tellBeside(tx: Transaction, edit: PostModel, at: Date): Promise<void> {
  const share = await shareOf(tx, edit);
  if (share === null || share.about === null || share.state !== 'sent') return;
  const { communityId, by, kind, state, content } = edit;
  const told = await tx.post.findFirst({
    where: { communityId, by, kind, state, content, id: { not: edit.id }, at: { gte: share.at } },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  const corrections = (await correctionsOf(tx, share, share.at)).filter(
    (one) => told === null || one.at > told.at.toISOString(),
  );
  if (corrections.length === 0) return;
  const { title: event } = await tx.dossier.findUniqueOrThrow({ where: { id: share.about } });
  const notice = { code: 'corrected', event, shared: share.at.toISOString(), corrections } as const;
  await followUp(tx, share, { kind: 'notice', notice }, at);
}

async function shareOf(tx: Transaction, edit: PostModel): Promise<PostModel | null> {
  const content = contentOf(edit);
  const post = content.kind === 'edit' ? await tx.post.findUnique({ where: { id: content.of } }) : null;
  return post?.kind === 'share' ? post : null;
}

async function correctionsOf(tx: Transaction, share: PostModel, at: Date): Promise<readonly Correction[]> {
  if (share.about === null) return [];
  const { key } = await tx.community.findUniqueOrThrow({ where: { id: share.communityId } });
  const community = key as CommunityKey; // only such keys are ever written
  const dossier = share.about as DossierId; // was one when it was written
  return since(tx, community, dossier, at, postFrom(share, community).shows);
}

async function since(
  reader: Client | Transaction,
  community: CommunityKey,
  dossier: DossierId,
  at: Date,
  claims: readonly ClaimNumber[] | null,
): Promise<readonly Correction[]> {
  if (claims?.length === 0) return [];
  const revisions = await reader.revision.findMany({
    where: {
      OR: await readFrom(reader, community, dossier),
      entity: 'claim',
      version: { gt: 1 },
      at: { gt: shownFrom(at) },
      ...(claims !== null && { key: { in: claims.map(String) } }),
    },
    orderBy: { id: 'asc' },
    select: { key: true, at: true, by: true, reason: true, before: true, after: true },
  });
  const last = new Map<string, Correction>();
  const lastChange = new Map<string, Correction>();
  for (const { key, at: when, by, reason, before, after } of revisions) {
    const known = lastChange.get(key);
    last.delete(key); // so that it comes in its new place
    // One that is shown again is retracted no more; what was changed of it before was.
    if (before === null) {
      if (known !== undefined) last.set(key, known);
      continue;
    }
    const correction: Correction = {
      claim: Number(key) as ClaimNumber, // revisions of claims bear their numbers
      kind: after === null ? 'retracted' : 'changed',
      at: when.toISOString(),
      reason: by === bundledCommunity ? null : reason,
      said: after === null ? saidIn(before) : null,
    };
    last.set(key, correction);
    if (correction.kind === 'changed') lastChange.set(key, correction);
  }
  return [...last.values()];
}

/** The revisions of what the community reads as that dossier; up to when it made its own version, those of the bundled one. */
async function readFrom(reader: Client | Transaction, community: CommunityKey, dossier: DossierId) {
  const dossierId = await readVersionOf(reader, community, dossier);
  if (dossierId === null) return [];
  if (dossierId === dossier) return [{ dossierId }];
  const first = await reader.revision.findFirst({
    where: { dossierId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return [{ dossierId }, { dossierId: dossier as string, id: { lt: first?.id ?? 0 } }];
}

/** Words that nobody checked are never set in quotation marks. */
function saidIn(before: string): string {
  const { check, summary } = claimIn(before);
  return check.level === 'unchecked' ? summary.replace(/[“”]/gu, '') : summary;
}

function shownFrom(at: Date): Date {
  return new Date(at.getTime() - UNNOTICED_MS);
}
