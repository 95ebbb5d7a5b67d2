import type { Clock } from '../../core/ports.ts';
import type { AnswerOutcome, NewAnswer, Round } from '../../core/rounds/round.ts';
import { Prisma } from '../client/sqlite/client.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { roundFrom, withRest } from './round-rows.ts';

/** As many answers go into one transaction at most. */
const BATCH = 500;

interface Waiting {
  readonly answer: NewAnswer;
  /** When it came: what came before the close counts. */
  readonly at: Date;
  readonly resolve: (outcome: AnswerOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores answers, each resolved once it is committed. What comes while one transaction is under way goes into the next one
 * together, so that a crowd costs few of them and nobody waits for company.
 */
export function answering(writer: Client, clock: Clock): (answer: NewAnswer) => Promise<AnswerOutcome> {
  let waiting: Waiting[] = [];
  let underWay = false;

  async function work(): Promise<void> {
    underWay = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      try {
        // Which round a post is of never changes; a transaction that began by reading could be refused on SQLite.
        const roundOf = await roundsOf(writer, batch);
        const outcomes = await writer.$transaction((tx) => storeAll(tx, batch, roundOf));
        for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] ?? { kind: 'unknown' });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    underWay = false;
  }

  return (answer) =>
    new Promise((resolve, reject) => {
      waiting.push({ answer, at: clock.now(), resolve, reject });
      if (!underWay) void work();
    });
}

/** The rounds whose posts were pressed, by post. */
async function roundsOf(client: Client, batch: readonly Waiting[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(batch.map(({ answer }) => answer.post))];
  const posts = await client.post.findMany({
    where: { id: { in: ids }, roundId: { not: null } },
    select: { id: true, roundId: true },
  });
  return new Map(posts.map(({ id, roundId }) => [id, roundId ?? '']));
}

/** The outcomes, in the order of the batch. */
async function storeAll(
  tx: Transaction,
  batch: readonly Waiting[],
  roundOf: ReadonlyMap<string, string>,
): Promise<readonly AnswerOutcome[]> {
  const rounds = await lockedRounds(tx, [...new Set(roundOf.values())]);
  const judged = batch.map((one) => judge(one, rounds.get(roundOf.get(one.answer.post) ?? '')));
  const taken = judged.filter((one) => one.kind === 'taken');
  if (taken.length === 0) return judged.map((one) => (one.kind === 'taken' ? { kind: 'unknown' } : one));
  const players = await playersOf(tx, taken);
  const rows = taken.map(({ waiting, ...locked }) => ({
    roundId: locked.round.id,
    number: waiting.answer.number,
    playerId: players.get(playerKey(locked, waiting.answer)) ?? 0,
    choice: waiting.answer.choice,
    at: waiting.at,
  }));
  await putAnswers(tx, rows);
  const given = await givenIn(tx, rows);
  return judged.map((one) => {
    if (one.kind !== 'taken') return one;
    const playerId = players.get(playerKey(one, one.waiting.answer)) ?? 0;
    return { kind: 'stored', round: one.round, given: given.get(`${one.round.id} ${playerId}`) ?? new Map() };
  });
}

type Judged =
  | Exclude<AnswerOutcome, { readonly kind: 'stored' }>
  | ({ readonly kind: 'taken'; readonly waiting: Waiting } & Locked);

interface Locked {
  readonly round: Round;
  readonly communityId: number;
}

function judge(waiting: Waiting, locked: Locked | undefined): Judged {
  const { community, number, choice } = waiting.answer;
  if (locked === undefined || locked.round.community !== community) return { kind: 'unknown' };
  const { round } = locked;
  const asked = round.questions.find((one) => one.number === number);
  if (
    asked === undefined ||
    !Number.isInteger(choice) ||
    choice < 0 ||
    choice >= asked.question.choices.length
  )
    return { kind: 'unknown' };
  const open = round.state === 'open' || round.state === 'opening';
  if (!open || round.closesAt === null || waiting.at >= round.closesAt) return { kind: 'over', round };
  return { kind: 'taken', ...locked, waiting };
}

/** The write keeps a close, here or in another process, from coming between; naming the state anew changes nothing. */
async function lockedRounds(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Locked>> {
  if (ids.length === 0) return new Map();
  await tx.$executeRaw`UPDATE "Round" SET "state" = "state" WHERE "id" IN (${Prisma.join([...ids])})`;
  const rows = await tx.round.findMany({ where: { id: { in: [...ids] } }, include: withRest });
  return new Map(rows.map((row) => [row.id, { round: roundFrom(row), communityId: row.communityId }]));
}

function playerKey({ communityId }: Locked, { player }: NewAnswer): string {
  return `${communityId} ${player.userId}`;
}

/** The numbers of the members, those who are new among them; names are brought up to date. */
async function playersOf(
  tx: Transaction,
  taken: readonly Extract<Judged, { readonly kind: 'taken' }>[],
): Promise<ReadonlyMap<string, number>> {
  const members = new Map(
    taken.map(({ waiting: { answer }, ...locked }) => [
      playerKey(locked, answer),
      Prisma.sql`(${locked.communityId}, ${answer.player.userId}, ${answer.player.name}, FALSE)`,
    ]),
  );
  const rows = await tx.$queryRaw<{ id: number | bigint; communityId: number | bigint; userId: string }[]>`
    INSERT INTO "Player" ("communityId", "userId", "name", "unlisted") VALUES ${Prisma.join([...members.values()])}
    ON CONFLICT ("communityId", "userId") DO UPDATE SET "name" = excluded."name"
    RETURNING "id", "communityId", "userId"`;
  return new Map(rows.map(({ id, communityId, userId }) => [`${communityId} ${userId}`, Number(id)]));
}

interface AnswerRow {
  readonly roundId: string;
  readonly number: number;
  readonly playerId: number;
  readonly choice: number;
  readonly at: Date;
}

async function putAnswers(tx: Transaction, rows: readonly AnswerRow[]): Promise<void> {
  // Of two by one member for one question the last one counts; a statement may not change a row twice.
  const last = new Map(rows.map((row) => [`${row.roundId} ${row.playerId} ${row.number}`, row]));
  const values = [...last.values()].map(
    ({ roundId, number, playerId, choice, at }) =>
      Prisma.sql`(${roundId}, ${number}, ${playerId}, ${choice}, ${at})`,
  );
  await tx.$executeRaw`
    INSERT INTO "Answer" ("roundId", "number", "playerId", "choice", "at") VALUES ${Prisma.join(values)}
    ON CONFLICT ("roundId", "playerId", "number") DO UPDATE SET "choice" = excluded."choice", "at" = excluded."at"`;
}

/** By round and player: the places of the choices, by question number. */
async function givenIn(
  tx: Transaction,
  rows: readonly AnswerRow[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const given = new Map<string, Map<number, number>>();
  const rounds = [...new Set(rows.map(({ roundId }) => roundId))];
  const players = [...new Set(rows.map(({ playerId }) => playerId))];
  const stored = await tx.$queryRaw<Omit<AnswerRow, 'at'>[]>`
    SELECT "roundId", "playerId", "number", "choice" FROM "Answer"
    WHERE "roundId" IN (${Prisma.join(rounds)}) AND "playerId" IN (${Prisma.join(players)})
    ORDER BY "number"`;
  for (const { roundId, playerId, number, choice } of stored) {
    const key = `${roundId} ${playerId}`;
    const theirs = given.get(key) ?? new Map<number, number>();
    given.set(key, theirs.set(number, choice));
  }
  return given;
}
