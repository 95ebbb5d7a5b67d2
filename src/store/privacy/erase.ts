import type { PostId } from '../../core/posts/post.ts';
import { formerMember } from '../../core/privacy/privacy.ts';
import { followUp } from '../posts/post-rows.ts';
import type { Transaction } from '../prisma-client.ts';

const takingAnswers = { state: { in: ['open', 'opening'] as ('open' | 'opening')[] } };

/** What `Privacy.erase` promises. */
export async function erase(tx: Transaction, communityId: number, userId: string, at: Date): Promise<void> {
  // In the order in which others take them, so that none waits for another for ever: a post that is settled comes before
  // its round, and the round that is answered before the player. Naming these anew changes nothing.
  await tx.post.updateMany({ where: { communityId, by: userId }, data: { by: userId } });
  await tx.round.updateMany({ where: { communityId, ...takingAnswers }, data: { communityId } });
  const known = await tx.player.findUnique({ where: { communityId_userId: { communityId, userId } } });
  const { id: playerId } = known ?? (await tx.player.create({ data: { communityId } }));
  await tx.player.update({ where: { id: playerId }, data: { userId: null, name: null } });
  // Else they could answer it a second time, as somebody new.
  await tx.answer.deleteMany({ where: { playerId, round: { communityId, ...takingAnswers } } });
  // A choice that is just being stored takes the sitting first and the card then.
  await tx.practice.deleteMany({ where: { playerId } });
  await tx.practiceCard.deleteMany({ where: { playerId } });
  // What they have only begun to write is nobody's but theirs.
  await tx.draft.deleteMany({ where: { communityId, by: userId, state: 'editing' } });

  const by = formerMember(playerId);
  const renamed = await rename(tx, communityId, userId, by);
  if (known === null && renamed === 0) await tx.player.delete({ where: { id: playerId } });
  await correctPosts(tx, communityId, { playerId, by }, at);
}

/** How many rows bore the id. */
async function rename(tx: Transaction, communityId: number, from: string, to: string): Promise<number> {
  const theirs = { where: { communityId, by: from }, data: { by: to } };
  const changes = [
    await tx.post.updateMany(theirs),
    await tx.schedule.updateMany(theirs),
    await tx.round.updateMany(theirs),
    await tx.settingChange.updateMany(theirs),
    await tx.revision.updateMany(theirs),
    await tx.claim.updateMany({ where: { communityId, checkedBy: from }, data: { checkedBy: to } }),
    await tx.draft.updateMany(theirs),
    await tx.draft.updateMany({ where: { communityId, agreedBy: from }, data: { agreedBy: to } }),
    await tx.draft.updateMany({ where: { communityId, decidedBy: from }, data: { decidedBy: to } }),
    await tx.blocked.updateMany(theirs),
    await tx.settings.updateMany({ where: { communityId, changedBy: from }, data: { changedBy: to } }),
    await tx.moderator.updateMany({ where: { communityId, addedBy: from }, data: { addedBy: to } }),
  ];
  return changes.reduce((sum, { count }) => sum + count, 0);
}

/** Posts stand in their channels with names in them. */
async function correctPosts(
  tx: Transaction,
  communityId: number,
  { playerId, by }: { readonly playerId: number; readonly by: string },
  at: Date,
): Promise<void> {
  const naming = await tx.post.findMany({
    where: {
      communityId,
      state: 'sent',
      OR: [
        { by, kind: { in: ['share', 'round', 'notice'] } },
        { kind: 'result', round: { scores: { some: { playerId } } } },
      ],
    },
  });
  for (const post of naming) await followUp(tx, post, { kind: 'edit', of: post.id as PostId }, at); // made by `postRow`
}
