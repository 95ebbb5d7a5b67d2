import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import type { Actor, PlatformName } from '../src/chat/actor.ts';
import type { Posting } from '../src/chat/platform.ts';
import { discordPlatform } from '../src/platforms/discord/discord-platform.ts';
import { startFakeDiscord } from '../tests/fakes/discord/start-fake-discord.ts';
import { chance } from './chance.ts';
import { percentile } from './percentile.ts';
import { openQuietApp, type QuietApp } from './quiet-app.ts';
import type { BenchRow } from './row.ts';

/** `HERD=10000` is the whole herd, and takes some minutes. */
const CHANNELS = Number(process.env['HERD'] ?? 1_000);
const ON_DISCORD = Math.min(CHANNELS, 400);
/** As many schedules as a community may have. */
const IN_COMMUNITY = 10;
const ALLOWED_PER_SECOND = 50;
const LATENCY_MS = 100;
/** So many posts may be under way at once; those are in no order. */
const WINDOW = 20;
/** Between two looks, as in a bot that runs. In milliseconds. */
const LOOK_PAUSE = 5_000;
const ASK_EVERY_MS = 20;
const ALONE_MS = 4_000;
const MINUTE = 60_000;
/** It is given up after so many times what is allowed, and a minute. */
const LONGEST = 3;

/** A channel with a schedule. */
interface Due {
  readonly tenantId: string;
  readonly channel: string;
  readonly at: Date;
}

interface Driven {
  /** From the first look until everything was posted, in milliseconds. */
  readonly took: number;
  readonly alone: Asked;
  readonly meanwhile: Asked;
}

interface Asked {
  /** From when it was to be asked to its answer, in milliseconds, shortest first. */
  readonly times: readonly number[];
  /** The longest that the process was deaf, in milliseconds. */
  readonly deaf: number;
}

/** Many channels are due in the same minute: on a platform that takes 50 posts a second, and on a stand-in for Discord. */
export async function herd(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'whosaid-bench-'));
  try {
    return [
      ...(await atTheEdge(path.join(folder, 'edge.db'))),
      ...(await onDiscord(path.join(folder, 'discord.db'))),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function atTheEdge(file: string): Promise<readonly BenchRow[]> {
  const app = await openQuietApp(`file:${file}`);
  try {
    const edge = new PacedEdge();
    const due = dueOn(
      Array.from({ length: CHANNELS }, (_, at) => ({
        tenantId: `tenant-${Math.floor(at / IN_COMMUNITY)}`,
        channel: `channel-${at}`,
      })),
    );
    app.connect('web', edge);
    const driven = await drive(app, file, 'web', due, () => edge.posted.length);
    return rowsOf('herd at the edge', due, edge.posted, driven);
  } finally {
    await app.close();
  }
}

async function onDiscord(file: string): Promise<readonly BenchRow[]> {
  const app = await openQuietApp(`file:${file}`);
  const fake = await startFakeDiscord();
  const platform = discordPlatform({
    token: fake.token,
    apiUrl: fake.url,
    log: pino({ level: 'silent' }),
    onLost: (why) => {
      throw why;
    },
  });
  try {
    const guilds = Array.from({ length: ON_DISCORD / IN_COMMUNITY }, (_, at) =>
      fake.addGuild(`Server ${at}`),
    );
    const due = dueOn(
      guilds.flatMap((guild) =>
        Array.from({ length: IN_COMMUNITY }, (_, at) => ({
          tenantId: guild.id,
          channel: guild.addChannel(`quiz-${at}`).id,
        })),
      ),
    );
    await platform.start(app.router);
    app.connect('discord', platform.posting);
    const made = () => [...fake.world.messages.values()].map(({ message }) => message.channel_id);
    const before = fake.rest.limits.refused;
    const driven = await drive(app, file, 'discord', due, () => fake.world.messages.size);
    const wasted = before.global + before.ofChannel;
    return [
      ...rowsOf('herd on Discord', due, made(), driven),
      {
        name: 'herd on Discord, requests refused because they came too early',
        value: `${wasted}`,
        note: `${((100 * wasted) / (wasted + made().length)).toFixed(1)} % of all posts; less than 5 % is the goal`,
      },
    ];
  } finally {
    await platform.stop();
    await app.close();
    fake.takeViolations();
    await fake.stop();
  }
}

/** A platform whose client keeps to what is allowed, and whose answers take a while. */
class PacedEdge implements Posting {
  readonly repeatable = true;
  readonly posted: string[] = [];
  private free = 0;

  async check() {
    return [];
  }

  async post(_tenant: string, channel: string, _message: unknown, key: string) {
    const now = performance.now();
    this.free = Math.max(this.free + 1_000 / ALLOWED_PER_SECOND, now);
    await pause(this.free - now);
    this.posted.push(channel);
    await pause(LATENCY_MS);
    return { channel, id: key };
  }

  async update() {}
  async remove() {}
}

/** Half of them a minute before the others, in no order. */
function dueOn(channels: readonly Pick<Due, 'tenantId' | 'channel'>[]): readonly Due[] {
  const minute = Math.floor(Date.now() / MINUTE) * MINUTE;
  const random = chance(5);
  return channels.map((one) => ({ ...one, at: new Date(minute - (random() < 0.5 ? MINUTE : 0)) }));
}

async function drive(
  app: QuietApp,
  file: string,
  platform: PlatformName,
  due: readonly Due[],
  posted: () => number,
): Promise<Driven> {
  const [first] = due;
  const actor: Actor = {
    platform,
    tenantId: first?.tenantId ?? '',
    userId: 'member',
    name: 'Member',
    locale: 'en',
    roles: [],
    place: null,
    outsider: false,
    isManager: async () => false,
  };
  const before = posted();
  const alone = await asking(app, actor, () => pause(ALONE_MS));
  schedule(file, platform, due);
  const started = performance.now();
  const patience = LONGEST * (due.length / ALLOWED_PER_SECOND) * 1_000 + MINUTE;
  let took = 0;
  const meanwhile = await asking(app, actor, async () => {
    for (;;) {
      await app.work();
      if (posted() - before >= due.length) break;
      if (performance.now() - started > patience) throw new Error(`only ${posted() - before} were posted`);
      await pause(LOOK_PAUSE);
    }
    took = performance.now() - started;
  });
  return { took, alone, meanwhile };
}

/** Asks `/stance amnesty` again and again, at set times, while something is done. */
async function asking(app: QuietApp, actor: Actor, work: () => Promise<void>): Promise<Asked> {
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const ask = async (wanted: number): Promise<void> => {
    const { outcome } = await app.router.answer(actor, { kind: 'line', line: '/stance amnesty' });
    if (outcome !== 'done') throw new Error('/stance amnesty was not answered');
    times.push(performance.now() - wanted);
  };
  await ask(performance.now());
  times.length = 0;
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  let next = performance.now();
  const timer = setInterval(() => {
    // Those that could not be asked while nothing was heard are asked late, and counted from their time.
    for (; next <= performance.now(); next += ASK_EVERY_MS) under.push(ask(next));
  }, 1);
  try {
    await work();
  } finally {
    clearInterval(timer);
    delays.disable();
  }
  await Promise.all(under);
  return { times: times.sort((a, b) => a - b), deaf: delays.max / 1e6 };
}

/** Schedules for every channel, made behind the bot's back. */
function schedule(file: string, platform: PlatformName, due: readonly Due[]): void {
  const database = new Database(file);
  database.pragma('foreign_keys = ON');
  const community = database.prepare<[string], { id: number }>(
    'INSERT INTO "Community" ("key") VALUES (?) ON CONFLICT ("key") DO UPDATE SET "key" = excluded."key" RETURNING "id"',
  );
  const insert = database.prepare(`
    INSERT INTO "Schedule" ("communityId", "number", "channel", "weekday", "minute", "zone", "questions", "openMinutes",
      "locale", "by", "createdAt", "state", "doneUntil", "nextDue")
    VALUES (?, ?, ?, ?, ?, 'UTC', 3, 1440, 'en', 'moderator', ?, 'active', ?, ?)`);
  database.transaction(() => {
    for (const [index, { tenantId, channel, at }] of due.entries()) {
      const id = community.get(`${platform}:${tenantId}`)?.id;
      const weekday = ((at.getUTCDay() + 6) % 7) + 1;
      const minute = at.getUTCHours() * 60 + at.getUTCMinutes();
      const earlier = stored(new Date(at.getTime() - MINUTE));
      insert.run(id, (index % IN_COMMUNITY) + 1, channel, weekday, minute, earlier, earlier, stored(at));
    }
  })();
  database.close();
}

/** As Prisma's adapter writes it. */
function stored(at: Date): string {
  return at.toISOString().replace('Z', '+00:00');
}

function rowsOf(
  title: string,
  due: readonly Due[],
  posted: readonly string[],
  { took, alone, meanwhile }: Driven,
): readonly BenchRow[] {
  const ours = (posted.length / took) * 1_000;
  const spread = ({ times }: Asked) =>
    `p50 ${told(percentile(times, 0.5))}, p99 ${told(percentile(times, 0.99))}, longest ${told(times.at(-1) ?? 0)}`;
  return [
    {
      name: `${title}, ${due.length.toLocaleString('en')} channels due at once: posted`,
      value: `${posted.length.toLocaleString('en')} of them, once each: ${mustBeOnce(due, posted) ? 'yes' : 'no'}`,
      note: `${inversions(due, posted)} overtook one that was due before it, besides those under way together`,
    },
    {
      name: `${title}, posts per second`,
      value: ours.toFixed(1),
      note: `${(ours / ALLOWED_PER_SECOND).toFixed(2)} × what is allowed; all in ${(took / 1_000).toFixed(1)} s`,
    },
    {
      name: `${title}, /stance amnesty meanwhile`,
      value: spread(meanwhile),
      note: `without the herd ${spread(alone)}; deaf for at most ${told(meanwhile.deaf)}, without it ${told(alone.deaf)}`,
    },
  ];
}

function mustBeOnce(due: readonly Due[], posted: readonly string[]): boolean {
  return posted.length === due.length && new Set(posted).size === due.length;
}

/** How many were posted although, outside the window, one that was due earlier came after them. */
function inversions(due: readonly Due[], posted: readonly string[]): number {
  const at = new Map(due.map((one) => [one.channel, one.at.getTime()]));
  const times = posted.map((channel) => at.get(channel) ?? 0);
  let earliest = Number.POSITIVE_INFINITY;
  let count = 0;
  for (let index = times.length - 1; index >= 0; index--) {
    earliest = Math.min(earliest, times[index + WINDOW] ?? Number.POSITIVE_INFINITY);
    if ((times[index] ?? 0) > earliest) count += 1;
  }
  return count;
}

function told(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}
