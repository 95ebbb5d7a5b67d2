import { LATE_MS } from '../../core/rounds/round.ts';
import type { ScheduleNumber } from '../../core/rounds/schedule.ts';
import type { PostModel } from '../client/sqlite/models.ts';
import { contentOf, followUp, notifyIn } from '../posts/post-rows.ts';
import type { Transaction } from '../prisma-client.ts';

interface Settlement {
  readonly at: Date;
  /** The channel is at fault. */
  readonly unreachable: boolean;
}

/** A round's time runs from when it stands in its channel: where its post comes late, it closes later. */
export async function beforeRound(
  tx: Transaction,
  { kind, roundId, at: asked }: PostModel,
  at: Date,
): Promise<void> {
  // A round never closes earlier than it would if it had stood there when its post was asked for.
  if (kind !== 'round' || roundId === null || at.getTime() - asked.getTime() <= LATE_MS) return;
  const round = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
  const closesAt = new Date(at.getTime() + round.openMinutes * 60_000);
  if (round.closesAt !== null && closesAt.getTime() - round.closesAt.getTime() <= LATE_MS) return;
  const late = at.getTime() - round.due.getTime() > LATE_MS;
  await tx.round.updateMany({ where: { id: roundId, state: 'opening' }, data: { closesAt, late } });
}

/** What follows for a round from how one of its posts ended. */
export async function settled(tx: Transaction, post: PostModel, settlement: Settlement): Promise<void> {
  const { roundId, state } = post;
  if (roundId === null || (state !== 'sent' && state !== 'failed')) return;
  const content = contentOf(post);
  if (content.kind === 'round' && state === 'sent') {
    await tx.round.updateMany({
      where: { id: roundId, state: 'opening' },
      data: { state: 'open', openedAt: settlement.at },
    });
  } else if (content.kind === 'round') {
    await unposted(tx, post, roundId, settlement);
  } else if (content.kind === 'result') {
    const { part, parts } = content;
    if (state === 'sent' && part < parts) {
      await followUp(tx, post, { ...content, part: part + 1 }, settlement.at);
      return;
    }
    await tx.round.updateMany({ where: { id: roundId, state: 'closed' }, data: { state: 'revealed' } });
    if (state === 'failed') await notify(tx, post, 'result-unposted', settlement.at);
  } else if (content.kind === 'edit' && state === 'failed') {
    await tellBeside(tx, post, roundId, settlement.at);
  }
}

/** Where a round can't be edited any more, what counts no longer of it is told beside it, in the same channel, once. */
async function tellBeside(tx: Transaction, edit: PostModel, roundId: string, at: Date): Promise<void> {
  const { due, questions } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    include: { questions: { where: { void: true }, orderBy: { number: 'asc' }, select: { number: true } } },
  });
  if (questions.length === 0) return;
  const numbers = questions.map(({ number }) => number);
  const notice = { code: 'round-corrected', due: due.toISOString(), questions: numbers } as const;
  const content = { kind: 'notice', notice } as const;
  const told = await tx.post.count({
    where: { roundId, kind: content.kind, content: JSON.stringify(content) },
  });
  if (told === 0) await followUp(tx, edit, content, at);
}

/** The round is none, and a schedule whose channel is gone makes no more of them until somebody resumes it. */
async function unposted(
  tx: Transaction,
  post: PostModel,
  roundId: string,
  { at, unreachable }: Settlement,
): Promise<void> {
  const [round] = await tx.round.updateManyAndReturn({
    where: { id: roundId, state: 'opening' },
    data: { state: 'failed' },
  });
  if (round === undefined) return;
  if (round.scheduleId === null || !unreachable) return notify(tx, post, 'round-unposted', at);
  const [schedule] = await tx.schedule.updateManyAndReturn({
    where: { id: round.scheduleId, state: 'active' },
    data: { state: 'paused', trouble: 'unreachable' },
  });
  if (schedule === undefined) return;
  const { communityId, channel, locale, by } = schedule;
  await notifyIn(
    tx,
    {
      code: 'schedule-paused',
      schedule: schedule.number as ScheduleNumber, // as it was made
      channel,
      trouble: 'unreachable',
    },
    { communityId, locale, by, at },
  );
}

async function notify(
  tx: Transaction,
  { communityId, channel, locale, by }: PostModel,
  code: 'round-unposted' | 'result-unposted',
  at: Date,
): Promise<void> {
  if (channel !== null) await notifyIn(tx, { code, channel }, { communityId, locale, by, at });
}
