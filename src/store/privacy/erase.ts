import type { Notice, PostId } from '../../core/posts/post.ts';
import { formerMember } from '../../core/privacy/privacy.ts';
import { contentOf, followUp } from '../posts/post-rows.ts';
import type { Transaction } from '../prisma-client.ts';

const takingAnswers = { state: { in: ['open', 'opening'] as ('open' | 'opening')[] } };

/** What `Privacy.erase` promises. Resolves with whether dossiers that are shown named them. */
export async function erase(
  tx: Transaction,
  communityId: number,
  userId: string,
  at: Date,
): Promise<boolean> {
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
  // What was told to them alone has their id for its channel.
  await tx.post.deleteMany({ where: { communityId, channel: `@${userId}` } });

  const by = formerMember(playerId);
  const renamed = await rename(tx, communityId, userId, by);
  const { count: pasted } = await tx.claim.updateMany({
    where: { communityId, checkedBy: userId },
    data: { checkedBy: by },
  });
  const agreed = await renameAgreement(tx, communityId, userId, by);
  const logged = await renameInLog(tx, communityId, userId, { by, at });
  await correctPosts(tx, communityId, { playerId, by }, at);
  // Whoever publishes a draft takes the claim first and the draft then.
  const drafted = await renameDrafts(tx, communityId, userId, by);
  if (known === null && renamed + pasted + agreed + logged + drafted === 0)
    await tx.player.delete({ where: { id: playerId } });
  return pasted > 0;
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
    await tx.blocked.updateMany(theirs),
    await tx.settings.updateMany({ where: { communityId, changedBy: from }, data: { changedBy: to } }),
    await tx.moderator.updateMany({ where: { communityId, addedBy: from }, data: { addedBy: to } }),
  ];
  return changes.reduce((sum, { count }) => sum + count, 0);
}

/** Of what they wrote, what was handed in stays; what was not, or was taken back, is nobody's but theirs. */
async function renameDrafts(tx: Transaction, communityId: number, from: string, to: string): Promise<number> {
  const theirs = { communityId, by: from };
  await tx.draft.deleteMany({ where: { ...theirs, state: { in: ['editing', 'discarded'] } } });
  const changes = [
    await tx.draft.updateMany({ where: theirs, data: { by: to, tell: false } }),
    await tx.draft.updateMany({ where: { communityId, agreedBy: from }, data: { agreedBy: to } }),
    await tx.draft.updateMany({ where: { communityId, decidedBy: from }, data: { decidedBy: to } }),
  ];
  return changes.reduce((sum, { count }) => sum + count, 0);
}

/** Changes that they agreed to name them beside others. How many there were. */
async function renameAgreement(
  tx: Transaction,
  communityId: number,
  from: string,
  to: string,
): Promise<number> {
  let renamed = 0;
  const groups = await tx.revision.groupBy({
    by: ['consent'],
    where: { communityId, consent: { contains: from } },
  });
  for (const { consent } of groups) {
    const ids = consent?.split(' ') ?? [];
    // The id may be a part of another's.
    if (!ids.includes(from)) continue;
    const data = { consent: renamedIn(ids, from, to).join(' ') };
    renamed += (await tx.revision.updateMany({ where: { communityId, consent }, data })).count;
  }
  return renamed;
}

/** So does what the log told of them. How many there were. */
async function renameInLog(
  tx: Transaction,
  communityId: number,
  from: string,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> {
  let renamed = 0;
  const notices = await tx.post.findMany({
    where: { communityId, kind: 'notice', content: { contains: JSON.stringify(from) } },
  });
  for (const post of notices) {
    const content = contentOf(post);
    if (content.kind !== 'notice' || content.notice.code !== 'log') continue;
    const { entry } = content.notice;
    if (!entry.consent.includes(from)) continue;
    const notice: Notice = {
      code: 'log',
      entry: { ...entry, consent: renamedIn(entry.consent, from, by) },
    };
    await tx.post.update({
      where: { id: post.id },
      data: { content: JSON.stringify({ ...content, notice }) },
    });
    // Theirs are corrected with all that they have posted.
    if (post.state === 'sent' && post.by !== by)
      await followUp(tx, post, { kind: 'edit', of: post.id as PostId }, at); // made by `postRow`
    renamed += 1;
  }
  return renamed;
}

function renamedIn(ids: readonly string[], from: string, to: string): readonly string[] {
  return ids.map((id) => (id === from ? to : id));
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
