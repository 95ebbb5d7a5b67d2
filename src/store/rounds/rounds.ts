import type { DossierId } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import type { PostId } from '../../core/posts/post.ts';
import type { QuestionId } from '../../core/quiz/question.ts';
import {
  LATE_MS,
  LEAST_PLAYERS,
  MISSED_MS,
  type Round,
  type RoundDraft,
  type RoundId,
  type Rounds,
} from '../../core/rounds/round.ts';
import { Prisma } from '../client/sqlite/client.ts';
import type { PostModel, RoundModel } from '../client/sqlite/models.ts';
import { notifyIn, postFrom, postRow, randomId } from '../posts/post-rows.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';
import { answering } from './answers.ts';
import { boardIn, standingIn } from './board.ts';
import { columnsOf, questionRows, type RoundRow, roundFrom, withOwn, withRest } from './round-rows.ts';
import { countScores } from './scores.ts';

/** How long the posts of a round are tried that stands in its channel. */
const LASTING_MS = 7 * 86_400_000;
const askedStates = { state: { notIn: ['skipped', 'failed'] } } satisfies {
  state: { notIn: Round['state'][] };
};
const takingAnswers = { state: { in: ['open', 'opening'] } } satisfies { state: { in: Round['state'][] } };

export function roundsIn(reader: Client, writer: Client, clock: Clock): Rounds {
  const later = (from: Date, milliseconds: number) => new Date(from.getTime() + milliseconds);

  /** Of a round on its way to its channel: its time runs from now, unless its post takes long. */
  const opening = ({ openMinutes }: Pick<RoundDraft, 'openMinutes'>, due: Date, at: Date) => ({
    state: 'opening' as const,
    closesAt: later(at, openMinutes * 60_000),
    late: at.getTime() - due.getTime() > LATE_MS,
  });

  /** Asks for the post of a round, to be tried from `due` on. */
  async function post(tx: Transaction, round: RoundModel, at: Date, due = round.due): Promise<PostModel> {
    const { communityId, channel, locale, by, id: roundId } = round;
    const content = { kind: 'round', round: roundId as RoundId } as const; // made by `randomId`
    const until = later(round.due, MISSED_MS);
    return tx.post.create({
      data: postRow({ communityId, content, locale, channel, by, at, due, until, roundId }),
    });
  }

  async function created(
    tx: Transaction,
    communityId: number,
    draft: RoundDraft,
    when: Pick<RoundModel, 'scheduleId' | 'due' | 'state'> & Partial<Pick<RoundModel, 'closesAt' | 'late'>>,
  ): Promise<RoundModel> {
    const round = await tx.round.create({
      data: { id: randomId(), communityId, ...when, ...columnsOf(draft) },
    });
    const questions = questionRows(draft.questions);
    await tx.roundQuestion.createMany({ data: questions.map((row) => ({ roundId: round.id, ...row })) });
    return round;
  }

  async function whole(tx: Transaction, { id }: Pick<RoundModel, 'id'>): Promise<Round> {
    return roundFrom(await tx.round.findUniqueOrThrow({ where: { id }, include: withRest }));
  }

  /** Has the posts of a round that stand in its channel brought up to date. */
  async function edit(tx: Transaction, roundId: string, at: Date): Promise<void> {
    const posts = await tx.post.findMany({
      where: { roundId, kind: { in: ['round', 'result'] }, state: 'sent' },
    });
    for (const { id, communityId, locale, channel, by } of posts) {
      const content = { kind: 'edit', of: id as PostId } as const; // made by `randomId`
      const until = later(at, LASTING_MS);
      await tx.post.create({
        data: postRow({ communityId, content, locale, channel, by, at, due: at, until, roundId }),
      });
    }
  }

  async function preparedRow(client: Transaction | Client, of: Prisma.RoundWhereInput) {
    const where = { state: 'prepared', ...of } as const;
    // Mostly there is none; Prisma would look for the rest of it all the same.
    const found = await client.round.findFirst({ where, select: { id: true } });
    return found === null
      ? null
      : client.round.findFirst({ where: { ...where, ...found }, include: withRest });
  }

  /** A prepared round with the questions of a draft; what it had before stays, if it had any. */
  async function filled(tx: Transaction, row: RoundRow, draft: RoundDraft | null): Promise<RoundRow> {
    if (row.questions.length > 0 || draft === null) return row;
    return tx.round.update({
      where: { id: row.id },
      data: { ...columnsOf(draft), questions: { create: questionRows(draft.questions) } },
      include: withRest,
    });
  }

  return {
    async asked(community, dossier) {
      const rows = await reader.roundQuestion.groupBy({
        by: ['question'],
        where: { round: { dossierId: dossier, community: { key: community }, ...askedStates } },
        _count: true,
      });
      return new Map(rows.map(({ question, _count }) => [question as QuestionId, _count])); // as they were put
    },

    async last(community) {
      const row = await reader.round.findFirst({
        where: { community: { key: community }, closedAt: { not: null } },
        orderBy: { closedAt: 'desc' },
        include: withRest,
      });
      return row === null ? null : roundFrom(row);
    },

    board: (community, period, count) => boardIn(reader, community, period, count),

    standing: (community, period, userId) => standingIn(reader, community, period, userId),

    async turns(community) {
      const rows = await reader.round.groupBy({
        by: ['dossierId'],
        where: { community: { key: community }, ...askedStates },
        _count: true,
      });
      return new Map(rows.map(({ dossierId, _count }) => [dossierId as DossierId, _count]));
    },

    async prepared({ community, number }) {
      const row = await preparedRow(reader, { schedule: { number, community: { key: community } } });
      return row === null || row.questions.length === 0 ? null : roundFrom(row);
    },

    prepare: (schedule, draft) =>
      writingFor(writer, schedule.community, async (tx, communityId) => {
        const row = await preparedRow(tx, { schedule: { communityId, number: schedule.number } });
        if (row !== null) return roundFrom(await filled(tx, row, draft));
        const { id: scheduleId } = await tx.schedule.findFirstOrThrow({
          where: { communityId, number: schedule.number },
        });
        const when = { scheduleId, due: schedule.nextDue, state: 'prepared' } as const;
        return whole(tx, await created(tx, communityId, draft, when));
      }),

    async previewed(roundId, player) {
      const { communityId } = await reader.round.findUniqueOrThrow({ where: { id: roundId } });
      await writer.$transaction(async (tx) => {
        const { userId, name } = player;
        const { id: playerId } = await tx.player.upsert({
          where: { communityId_userId: { communityId, userId } },
          create: { communityId, userId, name },
          update: { name },
        });
        const at = clock.now();
        await tx.preview.upsert({
          where: { roundId_playerId: { roundId, playerId } },
          create: { roundId, playerId, at },
          update: {},
        });
      });
    },

    open: ({ schedule, due, nextDue, skipped, draft }) =>
      writingFor(writer, schedule.community, async (tx, communityId) => {
        const at = clock.now();
        const seen = {
          communityId,
          number: schedule.number,
          nextDue: schedule.nextDue,
          state: schedule.state,
        };
        const [row] = await tx.schedule.updateManyAndReturn({
          where: seen,
          data: { state: 'active', resumesAt: null, doneUntil: at, nextDue },
        });
        if (row === undefined) return false;
        const { id: scheduleId, channel, locale, by } = row;
        const prepared = await preparedRow(tx, { scheduleId });
        const whom = { communityId, locale, by, at };
        if (skipped !== null) {
          const notice = { code: 'rounds-skipped', schedule: schedule.number, channel, ...skipped } as const;
          await notifyIn(tx, notice, whom);
        }
        if (due === null) {
          // What was prepared goes on to the next time.
          if (prepared !== null)
            await tx.round.update({ where: { id: prepared.id }, data: { due: nextDue } });
          return true;
        }
        if (draft === null && (prepared === null || prepared.questions.length === 0)) {
          const trouble = 'too-small' as const;
          await tx.schedule.update({ where: { id: scheduleId }, data: { state: 'paused', trouble } });
          const notice = { code: 'schedule-paused', schedule: schedule.number, channel, trouble } as const;
          await notifyIn(tx, notice, whom);
          return true;
        }
        if (prepared !== null) {
          const round = await filled(tx, prepared, draft);
          const data = { due, ...opening(round, due, at) };
          await post(tx, await tx.round.update({ where: { id: round.id }, data }), at);
        } else if (draft !== null) {
          const when = { scheduleId, due, ...opening(draft, due, at) };
          await post(tx, await created(tx, communityId, draft, when), at);
        }
        return true;
      }),

    openNow: (draft, lease) =>
      writingFor(writer, draft.community, async (tx, communityId) => {
        const at = clock.now();
        const when = { scheduleId: null, due: at, ...opening(draft, at, at) };
        const row = await created(tx, communityId, draft, when);
        const asked = await post(tx, row, at, lease);
        return { round: await whole(tx, row), post: postFrom(asked, draft.community) };
      }),

    async find(community, id) {
      const row = await reader.round.findFirst({
        where: { id, community: { key: community } },
        include: withOwn,
      });
      return row === null ? null : roundFrom({ ...row, community: { key: community } });
    },

    async running(community, count) {
      const rows = await reader.round.findMany({
        where: { community: { key: community }, ...takingAnswers },
        orderBy: { due: 'desc' },
        take: count,
        include: withRest,
      });
      return rows.map(roundFrom);
    },

    answer: answering(writer, clock),

    async given(roundId, userId) {
      const rows = await reader.answer.findMany({ where: { roundId, player: { userId } } });
      return new Map(rows.map(({ number, choice }) => [number, choice]));
    },

    players: (roundId) => playersOf(reader, roundId),

    async ended(platforms, count) {
      const rows = await reader.round.findMany({
        where: {
          ...takingAnswers,
          closesAt: { lte: clock.now() },
          NOT: { state: 'opening', posts: { some: { kind: 'round', state: 'waiting' } } },
          OR: onPlatforms(platforms),
        },
        orderBy: { closesAt: 'asc' },
        take: count,
        include: withRest,
      });
      return rows.map(roundFrom);
    },

    close: (roundId, parts) =>
      writer.$transaction(async (tx) => {
        const at = clock.now();
        const [row] = await tx.round.updateManyAndReturn({
          where: { id: roundId, ...takingAnswers },
          data: { state: 'closed', closedAt: at },
        });
        if (row === undefined) return false;
        const post = await tx.post.findFirst({ where: { roundId, kind: 'round' } });
        const answered = await playersOf(tx, roundId);
        const stood = post?.state === 'sent' || answered > 0;
        if (!stood) {
          await tx.round.update({ where: { id: roundId }, data: { state: 'failed', closedAt: null } });
          if (post !== null) await tx.post.update({ where: { id: post.id }, data: { state: 'failed' } });
          const { communityId, channel, locale, by } = row;
          await notifyIn(tx, { code: 'round-unposted', channel }, { communityId, locale, by, at });
          return true;
        }
        await countScores(tx, roundId);
        await edit(tx, roundId, at);
        const { communityId, channel, locale, by } = row;
        const content = { kind: 'result', round: roundId, part: 1, parts } as const;
        const until = later(at, LASTING_MS);
        await tx.post.create({
          data: postRow({ communityId, content, locale, channel, by, at, due: at, until, roundId }),
        });
        return true;
      }),

    async result(round, listed) {
      const [players, counts, board] = await Promise.all([
        playersOf(reader, round.id),
        reader.answer.groupBy({ by: ['number', 'choice'], where: { roundId: round.id }, _count: true }),
        boardIn(reader, round.community, { kind: 'round', round: round.id }, listed),
      ]);
      return {
        round,
        players,
        counts: players >= LEAST_PLAYERS,
        spreads: round.questions.map(({ number, question }) => ({
          number,
          counts: question.choices.map(
            (_, place) => counts.find((one) => one.number === number && one.choice === place)?._count ?? 0,
          ),
        })),
        board,
      };
    },

    async recount(platforms, before) {
      const changed = await reader.$queryRaw<
        { id: string; shown: number | bigint; players: number | bigint }[]
      >`
        SELECT "r"."id", "r"."shown", COUNT(DISTINCT "a"."playerId") AS "players"
        FROM "Round" "r"
        JOIN "Answer" "a" ON "a"."roundId" = "r"."id"
        JOIN "Community" "c" ON "c"."id" = "r"."communityId"
        WHERE "r"."state" = 'open' AND "r"."closesAt" > ${clock.now()}
          AND ("r"."shownAt" IS NULL OR "r"."shownAt" < ${before})
          AND (${Prisma.join(
            platforms.map((platform) => Prisma.sql`"c"."key" LIKE ${`${platform}:%`}`),
            ' OR ',
          )})
        GROUP BY "r"."id", "r"."shown"
        HAVING COUNT(DISTINCT "a"."playerId") <> "r"."shown"`;
      for (const { id, shown, players } of changed) {
        const at = clock.now();
        await writer.$transaction(async (tx) => {
          const { count } = await tx.round.updateMany({
            where: { id, shown: Number(shown), state: 'open' },
            data: { shown: Number(players), shownAt: at },
          });
          if (count === 1) await edit(tx, id, at);
        });
      }
    },

    async unchecked() {
      const [row] = await reader.$queryRaw<UncheckedRow[]>`
        SELECT "d"."id", "d"."basedOnId", "d"."communityId",
          (SELECT MAX("r"."id") FROM "Revision" "r" WHERE "r"."dossierId" = "d"."id") AS "revision"
        FROM "Dossier" "d"
        WHERE EXISTS (SELECT 1 FROM "Round" WHERE "Round"."dossierId" = COALESCE("d"."basedOnId", "d"."id"))
          AND EXISTS (SELECT 1 FROM "Revision" "r" WHERE "r"."dossierId" = "d"."id" AND "r"."id" > "d"."roundsChecked")
        LIMIT 1`;
      if (row === undefined) return null;
      const rounds = await reader.round.findMany({
        // A community's own version is asked about by that community alone, by the name of what it is a version of.
        where: {
          ...(row.basedOnId === null
            ? { dossierId: row.id }
            : { dossierId: row.basedOnId, communityId: Number(row.communityId) }),
          ...askedStates,
        },
        include: withRest,
      });
      return {
        dossier: (row.basedOnId ?? row.id) as DossierId,
        version: row.id as DossierId,
        revision: Number(row.revision),
        rounds: rounds.map(roundFrom),
      };
    },

    check: ({ version, revision }, voids) =>
      writer.$transaction(async (tx) => {
        const at = clock.now();
        await tx.dossier.update({ where: { id: version }, data: { roundsChecked: revision } });
        for (const roundId of new Set(voids.map(({ round }) => round))) {
          const numbers = voids.filter(({ round }) => round === roundId).map(({ number }) => number);
          const { state } = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
          if (state === 'prepared') {
            // Nobody was asked yet: its questions are drawn anew.
            await tx.roundQuestion.deleteMany({ where: { roundId } });
            continue;
          }
          await tx.roundQuestion.updateMany({
            where: { roundId, number: { in: numbers } },
            data: { void: true },
          });
          if (state === 'closed' || state === 'revealed') await countScores(tx, roundId);
          await edit(tx, roundId, at);
        }
      }),
  };
}

interface UncheckedRow {
  readonly id: string;
  readonly basedOnId: string | null;
  readonly communityId: number | bigint;
  readonly revision: number | bigint;
}

function onPlatforms(platforms: readonly string[]) {
  return platforms.map((platform) => ({ community: { key: { startsWith: `${platform}:` } } }));
}

async function playersOf(client: Client | Transaction, roundId: string): Promise<number> {
  const [row] = await client.$queryRaw<{ players: number | bigint }[]>`
    SELECT COUNT(DISTINCT "playerId") AS "players" FROM "Answer" WHERE "roundId" = ${roundId}`;
  return Number(row?.players ?? 0);
}
