import type { CommunityKey } from '../../core/dossier/dossier.ts';
import { type Board, LEAST_ANSWERS, type Period, type Standing } from '../../core/rounds/round.ts';
import { streakOf, weekOf } from '../../core/rounds/streak.ts';
import { Prisma } from '../client/sqlite/client.ts';
import type { Client } from '../prisma-client.ts';

/** So many weeks back a streak is followed. */
const STREAK_WEEKS = 520;

interface Row {
  readonly id: number | bigint;
  readonly name: string | null;
  readonly userId: string | null;
  readonly right: number | bigint;
  readonly answered: number | bigint;
  readonly players: number | bigint;
}

export async function boardIn(
  reader: Client,
  community: CommunityKey,
  period: Period,
  count: number,
): Promise<Board> {
  const rows = await rowsOf(
    reader,
    community,
    period,
    Prisma.sql`NOT "p"."unlisted"`,
    LEAST_ANSWERS[period.kind],
    count,
  );
  return {
    period,
    standings: await withStreaks(reader, community, rows),
    players: Number(rows[0]?.players ?? 0),
  };
}

export async function standingIn(
  reader: Client,
  community: CommunityKey,
  period: Period,
  userId: string,
): Promise<Standing | null> {
  const rows = await rowsOf(reader, community, period, Prisma.sql`"p"."userId" = ${userId}`, 1, 1);
  return (await withStreaks(reader, community, rows))[0] ?? null;
}

async function rowsOf(
  reader: Client,
  community: CommunityKey,
  period: Period,
  who: Prisma.Sql,
  least: number,
  count: number,
): Promise<readonly Row[]> {
  const when = {
    round: () => (period.kind === 'round' ? Prisma.sql`"r"."id" = ${period.round}` : Prisma.sql`1 = 0`),
    since: () => (period.kind === 'since' ? Prisma.sql`"r"."closedAt" >= ${period.from}` : Prisma.sql`1 = 0`),
    ever: () => Prisma.sql`1 = 1`,
  }[period.kind]();
  return reader.$queryRaw<Row[]>`
    SELECT
      "p"."id", "p"."name", "p"."userId",
      SUM("s"."right") AS "right",
      SUM("s"."answered") AS "answered",
      COUNT(*) OVER () AS "players"
    FROM "Score" "s"
    JOIN "Player" "p" ON "p"."id" = "s"."playerId"
    JOIN "Round" "r" ON "r"."id" = "s"."roundId"
    JOIN "Community" "c" ON "c"."id" = "r"."communityId"
    WHERE "c"."key" = ${community} AND "s"."counts" AND ${when} AND ${who}
    GROUP BY "p"."id", "p"."name", "p"."userId"
    HAVING SUM("s"."answered") >= ${least}
    ORDER BY
      SUM("s"."right") DESC,
      CAST(SUM("s"."right") AS REAL) / SUM("s"."answered") DESC,
      "p"."name",
      "p"."id"
    LIMIT ${count}`;
}

async function withStreaks(
  reader: Client,
  community: CommunityKey,
  rows: readonly Row[],
): Promise<readonly Standing[]> {
  if (rows.length === 0) return [];
  const rounds = await reader.round.findMany({
    where: { community: { key: community }, closedAt: { not: null } },
    orderBy: { closedAt: 'desc' },
    take: STREAK_WEEKS,
    select: { id: true, due: true },
  });
  const weekOfRound = new Map(rounds.map(({ id, due }) => [id, weekOf(due)]));
  const played = await reader.score.findMany({
    where: { playerId: { in: rows.map(({ id }) => Number(id)) }, round: { community: { key: community } } },
    select: { playerId: true, roundId: true },
  });
  return rows.map(({ id, name, userId, right, answered }) => {
    const weeks = played
      .filter(({ playerId }) => playerId === Number(id))
      .flatMap(({ roundId }) => weekOfRound.get(roundId) ?? []);
    return {
      name,
      userId,
      right: Number(right),
      answered: Number(answered),
      streak: streakOf(weekOfRound.values(), new Set(weeks)),
    };
  });
}
