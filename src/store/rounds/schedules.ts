import type { CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import {
  SCHEDULES_LIMIT,
  type Schedule,
  type ScheduleNumber,
  type SchedulePlan,
  type Schedules,
  type ScheduleTrouble,
} from '../../core/rounds/schedule.ts';
import type { Weekday } from '../../core/schedule/rule.ts';
import type { ScheduleModel } from '../client/sqlite/models.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';

/** At a start, so many schedules are looked at in one go. */
const PAGE = 500;

export function schedulesIn(reader: Client, writer: Client, clock: Clock): Schedules {
  /** Changes one that was not removed; `also` changes what hangs on it. */
  const changing = (
    community: CommunityKey,
    number: ScheduleNumber,
    data: Partial<ScheduleModel>,
    also?: (tx: Transaction, before: ScheduleModel) => Promise<void>,
  ): Promise<boolean> =>
    writingFor(writer, community, async (tx, communityId) => {
      const before = await tx.schedule.findFirst({ where: { communityId, number, ...kept } });
      if (before === null) return false;
      await tx.schedule.update({ where: { id: before.id }, data });
      await also?.(tx, before);
      return true;
    });

  return {
    add: ({ community, locale, by, nextDue, ...plan }) =>
      writingFor(writer, community, async (tx, communityId) => {
        if ((await tx.schedule.count({ where: { communityId, ...kept } })) >= SCHEDULES_LIMIT) return null;
        const last = await tx.schedule.aggregate({ where: { communityId }, _max: { number: true } });
        const at = clock.now();
        const row = await tx.schedule.create({
          data: {
            communityId,
            number: (last._max.number ?? 0) + 1,
            ...columnsOf(plan),
            locale,
            by,
            createdAt: at,
            state: 'active',
            doneUntil: at,
            nextDue,
          },
        });
        return scheduleFrom(row, community);
      }),

    async list(community) {
      const rows = await reader.schedule.findMany({
        where: { community: { key: community }, ...kept },
        orderBy: { number: 'asc' },
      });
      return rows.map((row) => scheduleFrom(row, community));
    },

    async find(community, number) {
      const row = await reader.schedule.findFirst({
        where: { community: { key: community }, number, ...kept },
      });
      return row === null ? null : scheduleFrom(row, community);
    },

    change: (community, number, { plan, nextDue }) =>
      changing(
        community,
        number,
        { ...columnsOf(plan), doneUntil: clock.now(), nextDue },
        async (tx, before) => {
          const where = { scheduleId: before.id, state: 'prepared' } as const;
          const moved = {
            due: nextDue,
            channel: plan.channel,
            zone: plan.rule.zone,
            openMinutes: plan.openMinutes,
          };
          const [round] = await tx.round.updateManyAndReturn({ where, data: moved });
          if (round === undefined) return;
          if (before.dossierId === plan.dossier && before.questions === plan.questions) return;
          await tx.roundQuestion.deleteMany({ where: { roundId: round.id } });
        },
      ),

    pause: (community, number, { resumesAt, trouble }) =>
      changing(community, number, { state: 'paused', resumesAt, trouble }),

    resume: (community, number, nextDue) =>
      changing(
        community,
        number,
        { state: 'active', resumesAt: null, trouble: null, doneUntil: clock.now(), nextDue },
        async (tx, { id }) => {
          await tx.round.updateMany({ where: { scheduleId: id, state: 'prepared' }, data: { due: nextDue } });
        },
      ),

    remove: (community, number) =>
      changing(
        community,
        number,
        { state: 'removed', resumesAt: null, trouble: null },
        async (tx, { id }) => {
          await tx.round.updateMany({
            where: { scheduleId: id, state: 'prepared' },
            data: { state: 'skipped' },
          });
        },
      ),

    async due(platforms, count) {
      const now = clock.now();
      const rows = await reader.schedule.findMany({
        where: {
          AND: [
            {
              community: {
                leftAt: null,
                OR: platforms.map((platform) => ({ key: { startsWith: `${platform}:` } })),
              },
            },
            {
              OR: [
                { state: 'active', nextDue: { lte: now } },
                { state: 'paused', resumesAt: { lte: now } },
              ],
            },
          ],
        },
        orderBy: [{ nextDue: 'asc' }, { id: 'asc' }],
        take: count,
        include: { community: { select: { key: true } } },
      });
      return rows.map((row) => scheduleFrom(row, row.community.key as CommunityKey)); // only such keys are ever written
    },

    async refresh(next) {
      for (let after = 0; ; ) {
        const rows = await reader.schedule.findMany({
          where: { id: { gt: after }, state: 'active' },
          orderBy: { id: 'asc' },
          take: PAGE,
        });
        for (const row of rows) {
          const nextDue = next(ruleOf(row), row.doneUntil);
          if (nextDue.getTime() === row.nextDue.getTime()) continue;
          await writer.$transaction([
            writer.schedule.updateMany({ where: { id: row.id, nextDue: row.nextDue }, data: { nextDue } }),
            writer.round.updateMany({
              where: { scheduleId: row.id, state: 'prepared', due: row.nextDue },
              data: { due: nextDue },
            }),
          ]);
        }
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.id;
      }
    },
  };
}

const kept = { state: { in: ['active', 'paused'] } } satisfies { state: { in: ScheduleModel['state'][] } };

function columnsOf({ channel, dossier, rule, questions, openMinutes }: SchedulePlan) {
  return { channel, dossierId: dossier, ...rule, questions, openMinutes };
}

function ruleOf({ weekday, minute, zone }: ScheduleModel) {
  return { weekday: weekday as Weekday, minute, zone }; // a CHECK holds 1 to 7
}

export function scheduleFrom(row: ScheduleModel, community: CommunityKey): Schedule {
  return {
    number: row.number as ScheduleNumber, // made by `add`
    community,
    channel: row.channel,
    dossier: row.dossierId as DossierId | null,
    rule: ruleOf(row),
    questions: row.questions,
    openMinutes: row.openMinutes,
    locale: row.locale,
    by: row.by,
    state: row.state,
    trouble: row.trouble as ScheduleTrouble | null, // as it was given
    resumesAt: row.resumesAt,
    nextDue: row.nextDue,
  };
}
