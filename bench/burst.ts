import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as yielding } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Actor } from '../src/chat/actor.ts';
import type { Message } from '../src/chat/message.ts';
import type { Posting } from '../src/chat/platform.ts';
import { chance } from './chance.ts';
import { percentile } from './percentile.ts';
import { openQuietApp, type QuietApp } from './quiet-app.ts';
import type { BenchRow } from './row.ts';

const MEMBERS = 5_000;
const QUESTIONS = 4;
/** Every tenth member changes an answer. */
const CHANGING = 10;
const SPREAD_MS = 3_000;
/** A choice is changed no sooner than that after it was made. */
const SECOND_THOUGHT_MS = 300;
/** One confirmation in so many is looked up at once, by another connection. */
const SAMPLED = 25;
const ROUNDS = 3;

const CHANNEL = 'general';
const MODERATOR = 'moderator';

/** A member's choice, and when it comes, in milliseconds after the first. */
interface Press {
  readonly member: number;
  readonly number: number;
  readonly choice: number;
  readonly ref: string;
  readonly at: number;
}

interface Played {
  /** From arrival to confirmation, in milliseconds, shortest first. */
  readonly times: readonly number[];
  /** From the first arrival to the last confirmation, in milliseconds. */
  readonly took: number;
  /** The longest that the process was deaf, in milliseconds. */
  readonly deaf: number;
}

/**
 * A crowd answers a round within seconds, through the router: each at its own time, however long the others take; and all
 * at once, for what can be stored in a second, beside writing the same rows with one transaction each and nothing else.
 */
export async function burst(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'whosaid-bench-'));
  try {
    const arriving = await inRound(folder, 'arriving', async (round) => playOpen(round));
    const plain: number[] = [];
    const crowded: number[] = [];
    for (let run = 0; run < ROUNDS; run++) {
      crowded.push(
        await inRound(folder, `crowd-${run}`, async (round) => perSecond(await playAtOnce(round))),
      );
      plain.push(await inRound(folder, `plain-${run}`, async (round) => writePlainly(round)));
    }
    const [ours, theirs] = [median(crowded), median(plain)];
    const { times, took, deaf } = arriving;
    const title = `burst, ${MEMBERS.toLocaleString('en')} members, ${times.length.toLocaleString('en')} answers`;
    return [
      {
        name: `${title} within ${SPREAD_MS / 1_000} s, from arrival to confirmation`,
        value: `p50 ${told(percentile(times, 0.5))}, p99 ${told(percentile(times, 0.99))}, longest ${told(times.at(-1) ?? 0)}`,
        note: `at most 3 s is the goal; the last was confirmed ${(took / 1_000).toFixed(2)} s after the first came; deaf for at most ${told(deaf)}`,
      },
      {
        name: `${title} at once`,
        value: `${rate(ours)} answers per second`,
        note: `${(ours / theirs).toFixed(2)} × one plain transaction each, which makes ${rate(theirs)}; at least 0.5 × is the goal; medians of ${ROUNDS} in turn`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A round that takes answers, in a database of its own. */
interface OpenRound {
  readonly app: QuietApp;
  readonly file: string;
  readonly messageId: string;
  readonly presses: readonly Press[];
}

async function inRound<T>(folder: string, name: string, work: (round: OpenRound) => Promise<T>): Promise<T> {
  const file = path.join(folder, `${name}.db`);
  const app = await openQuietApp(`file:${file}`);
  try {
    const standing = new Map<string, Message>();
    app.connect('web', keeping(standing));
    const line = `/quiz now ${CHANNEL} event:amnesty questions:${QUESTIONS} open_for:1h`;
    await app.router.answer(moderator, { kind: 'line', line });
    const [[messageId, message] = ['', undefined]] = standing;
    if (message === undefined) throw new Error('the round was not posted');
    return await work({ app, file, messageId, presses: pressesOn(message) });
  } finally {
    await app.close();
  }
}

function keeping(standing: Map<string, Message>): Posting {
  return {
    repeatable: true,
    check: async () => [],
    async post(_tenant, channel, message, key) {
      standing.set(key, message);
      return { channel, id: key };
    },
    async update(_tenant, { id }, message) {
      standing.set(id, message);
    },
    remove: async () => {},
  };
}

const moderator: Actor = { ...member(0), userId: MODERATOR, isManager: async () => true };

function member(number: number): Actor {
  return {
    platform: 'web',
    tenantId: 'local',
    userId: `member-${number}`,
    name: `Member ${number}`,
    locale: 'en',
    roles: [],
    place: null,
    outsider: false,
    isManager: async () => false,
  };
}

/** In the order in which they come. */
function pressesOn({ blocks }: Message): readonly Press[] {
  const rows = blocks.flatMap((block) => (block.kind === 'buttons' ? [block.buttons] : []));
  if (rows.length !== QUESTIONS) throw new Error(`${rows.length} questions, not ${QUESTIONS}`);
  const random = chance(11);
  const presses: Press[] = [];
  for (let who = 0; who < MEMBERS; who++) {
    for (const [index, row] of rows.entries()) {
      const one = (at: number): Press => {
        const choice = Math.floor(random() * row.length);
        return { member: who, number: index + 1, choice, ref: row[choice]?.on ?? '', at };
      };
      const at = random() * (SPREAD_MS - SECOND_THOUGHT_MS);
      presses.push(one(at));
      if (who % CHANGING === 0 && index === 0)
        presses.push(one(at + SECOND_THOUGHT_MS + random() * (SPREAD_MS - SECOND_THOUGHT_MS - at)));
    }
  }
  return presses.sort((a, b) => a.at - b.at);
}

/** Each press at its time. */
function playOpen(round: OpenRound): Promise<Played> {
  return play(round, async (start, press) => {
    for (const one of round.presses) {
      while (performance.now() - start < one.at) await yielding();
      press(one, start + one.at);
    }
  });
}

/** As fast as they go. */
function playAtOnce(round: OpenRound): Promise<Played> {
  return play(round, async (start, press) => {
    for (const one of round.presses) press(one, start);
  });
}

async function play(
  { app, file, messageId, presses }: OpenRound,
  arrive: (start: number, press: (one: Press, arrived: number) => void) => Promise<void>,
): Promise<Played> {
  const other = new Database(file, { readonly: true });
  const lookUp = other.prepare<[string, number], { choice: number }>(
    `SELECT "choice" FROM "Answer"
     WHERE ("roundId", "playerId") IN (
       SELECT "Round"."id", "Player"."id" FROM "Round" JOIN "Player" USING ("communityId") WHERE "userId" = ?
     ) AND "number" = ?`,
  );
  const last = new Map(presses.map((one) => [keyOf(one), one.choice]));
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const delays = monitorEventLoopDelay({ resolution: 1 });

  async function answer(one: Press, arrived: number, nth: number): Promise<void> {
    const { outcome } = await app.router.answer(member(one.member), {
      kind: 'press',
      ref: one.ref,
      values: [],
      on: { channel: CHANNEL, id: messageId },
    });
    times.push(performance.now() - arrived);
    if (outcome !== 'done') throw new Error(`an answer was not confirmed: ${outcome}`);
    if (nth % SAMPLED !== 0) return;
    const stored = lookUp.get(`member-${one.member}`, one.number)?.choice;
    if (stored !== one.choice && stored !== last.get(keyOf(one)))
      throw new Error('an answer was confirmed before it was stored');
  }

  delays.enable();
  const start = performance.now();
  await arrive(start, (one, arrived) => under.push(answer(one, arrived, under.length)));
  await Promise.all(under);
  const took = performance.now() - start;
  delays.disable();
  mustHold(other, last);
  other.close();
  return { times: times.sort((a, b) => a - b), took, deaf: delays.max / 1e6 };
}

/** @throws Error unless every member's last choices are stored, and nothing else. */
function mustHold(database: Database.Database, last: ReadonlyMap<string, number>): void {
  const rows = database
    .prepare<[], { userId: string; number: number; choice: number }>(
      'SELECT "userId", "number", "choice" FROM "Answer" JOIN "Player" ON "Player"."id" = "playerId"',
    )
    .all();
  if (rows.length !== last.size) throw new Error(`${rows.length} answers are stored, not ${last.size}`);
  const wrong = rows.filter(({ userId, number, choice }) => last.get(`${userId} ${number}`) !== choice);
  if (wrong.length > 0) throw new Error(`${wrong.length} stored answers are not the last choice`);
}

function keyOf({ member: who, number }: Press): string {
  return `member-${who} ${number}`;
}

/** How many answers a second can be written without anything around them, each in a transaction of its own. */
async function writePlainly({ app, file, presses }: OpenRound): Promise<number> {
  await app.close();
  const database = new Database(file);
  database.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA journal_mode = WAL');
  const { id: roundId, communityId } = database
    .prepare<[], { id: string; communityId: number }>('SELECT "id", "communityId" FROM "Round"')
    .get() ?? { id: '', communityId: 0 };
  const putPlayer = database.prepare<[number, string, string], { id: number }>(`
    INSERT INTO "Player" ("communityId", "userId", "name", "unlisted") VALUES (?, ?, ?, FALSE)
    ON CONFLICT ("communityId", "userId") DO UPDATE SET "name" = excluded."name" RETURNING "id"`);
  const putAnswer = database.prepare(`
    INSERT INTO "Answer" ("roundId", "number", "playerId", "choice", "at") VALUES (?, ?, ?, ?, ?)
    ON CONFLICT ("roundId", "playerId", "number") DO UPDATE SET "choice" = excluded."choice", "at" = excluded."at"`);
  const write = database.transaction(({ member: who, number, choice }: Press) => {
    const player = putPlayer.get(communityId, `member-${who}`, `Member ${who}`)?.id;
    putAnswer.run(roundId, number, player, choice, new Date().toISOString());
  });
  const started = performance.now();
  for (const one of presses) write.immediate(one);
  const took = performance.now() - started;
  mustHold(database, new Map(presses.map((one) => [keyOf(one), one.choice])));
  database.close();
  return (presses.length / took) * 1_000;
}

function perSecond({ times, took }: Played): number {
  return (times.length / took) * 1_000;
}

function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

function rate(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function told(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}
