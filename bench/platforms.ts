import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openApp } from '../src/app.ts';
import type { Message } from '../src/chat/message.ts';
import { answerBodies } from '../src/platforms/discord/render-message.ts';
import { renderMessage } from '../src/platforms/slack/render.ts';
import { en as t } from '../src/texts/en.ts';
import { type Helper, order, residentBytes, startHelper, startStandIn } from './bot-process.ts';
import { percentile } from './percentile.ts';
import type { BenchRow } from './row.ts';

const IN_FLIGHT = [1, 64];
const COUNT: Readonly<Record<number, number>> = { 1: 500, 64: 4_000 };
const WARM_UP = 1_500;
/** Each bot is measured that often, in turn; the median round counts. */
const ROUNDS = 3;
const FREE_PORT = 3_917;

interface Round {
  readonly perSecond: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** A bot with a stand-in of its own. */
interface Bench {
  readonly bot: Helper;
  load(count: number, inFlight: number): Promise<Round>;
  stop(): Promise<void>;
}

/** Whosaid on that database, or, where there is one, a null bot with that body; with `node`'s options besides. */
type Making = (databaseUrl: string, body: string | null, node?: string) => Promise<Bench>;

const benches: Readonly<Record<string, Making>> = {
  'Discord, /stance amnesty': (databaseUrl, body, node) => onDiscord(databaseUrl, body, node),
  'Discord, typing an event': (databaseUrl, body, node) => onDiscord(databaseUrl, body, node, 'event'),
  'Slack by HTTP, /stance amnesty': (databaseUrl, body, node) => onSlack(databaseUrl, body, 'http', node),
  'Slack by Socket Mode, /stance amnesty': (databaseUrl, body, node) =>
    onSlack(databaseUrl, body, 'socket', node),
};

/**
 * Whosaid's answers beside those of a bot of the same library that answers everything with the same body, of the same
 * size: from the dispatch of an interaction until its answer has arrived, each bot and each stand-in a process of its own.
 */
export async function platforms(): Promise<BenchRow[]> {
  return withFolder(async (folder, bodies) => {
    const rows: BenchRow[] = [];
    for (const [name, make] of Object.entries(benches)) {
      const whosaid = await make(`file:${path.join(folder, 'bench.db')}`, null);
      const nothing = await make('', name.startsWith('Discord') ? bodies.discord : bodies.slack);
      for (const bench of [nothing, whosaid]) await bench.load(WARM_UP, 64);
      for (const inFlight of IN_FLIGHT) rows.push(...(await compared(name, inFlight, nothing, whosaid)));
      await nothing.stop();
      await whosaid.stop();
    }
    return rows;
  });
}

/** So that what is no more needed is given back, instead of being left lying about because there is room. */
const SMALL_HEAP = '--max-old-space-size=96';

/** What the bot's process holds in memory after more and more commands. */
export async function memory(): Promise<BenchRow[]> {
  return withFolder(async (folder) => {
    const rows: BenchRow[] = [];
    for (const name of ['Discord, /stance amnesty', 'Slack by Socket Mode, /stance amnesty']) {
      const bench = await benches[name]?.(`file:${path.join(folder, 'memory.db')}`, null, SMALL_HEAP);
      if (bench === undefined) continue;
      const held: string[] = [];
      for (const [count, sum] of [
        [20_000, 20_000],
        [40_000, 60_000],
        [40_000, 100_000],
      ] as const) {
        await bench.load(count, 32);
        const bytes = residentBytes(bench.bot.child);
        held.push(`${bytes === null ? '?' : (bytes / 1e6).toFixed(0)} MB after ${sum.toLocaleString('en')}`);
      }
      await bench.stop();
      rows.push({ name: `memory, ${name}`, value: held.join(', ') });
    }
    return rows;
  });
}

async function withFolder(
  work: (folder: string, bodies: { discord: string; slack: string }) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'whosaid-bench-'));
  try {
    const message = await stanceIn(`file:${path.join(folder, 'bench.db')}`);
    const bodies = { discord: path.join(folder, 'discord.json'), slack: path.join(folder, 'slack.json') };
    await writeFile(bodies.discord, JSON.stringify(answerBodies(message, t)[0]));
    const [part] = renderMessage(message, { t, names: new Map() });
    await writeFile(bodies.slack, JSON.stringify({ response_type: 'ephemeral', ...part }));
    return await work(folder, bodies);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a member in a channel is answered. */
async function stanceIn(databaseUrl: string): Promise<Message> {
  const app = await openApp({ databaseUrl, log: pino({ level: 'silent' }) });
  const { reply } = await app.router.answer(
    {
      platform: 'discord',
      tenantId: 'bench',
      userId: 'bench',
      name: 'Bench',
      locale: 'en',
      roles: [],
      place: { channel: 'bench', obstacles: [] },
      outsider: false,
      isManager: async () => false,
    },
    { kind: 'line', line: '/stance amnesty' },
  );
  await app.close();
  if (reply.kind !== 'message') throw new TypeError(`a ${reply.kind}, not a message`);
  return reply;
}

async function compared(
  name: string,
  inFlight: number,
  nothing: Bench,
  whosaid: Bench,
): Promise<readonly BenchRow[]> {
  const count = COUNT[inFlight] ?? 0;
  const rounds: [Round, Round][] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push([await nothing.load(count, inFlight), await whosaid.load(count, inFlight)]);
  const [floor, ours] = [median(rounds.map(([one]) => one)), median(rounds.map(([, other]) => other))];
  const title = `${name}, ${inFlight} in flight`;
  return [
    { name: `${title}: null bot`, value: told(floor) },
    {
      name: `${title}: Whosaid`,
      value: told(ours),
      note: `${(ours.perSecond / floor.perSecond).toFixed(2)} × per second, ${(ours.p50 / floor.p50).toFixed(2)} × p50; median of ${ROUNDS}`,
    },
  ];
}

function told({ perSecond, p50, p99 }: Round): string {
  return `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
}

function median(rounds: readonly Round[]): Round {
  const sorted = rounds.toSorted((one, other) => one.perSecond - other.perSecond);
  const middle = sorted[rounds.length >> 1];
  if (middle === undefined) throw new RangeError('no rounds');
  return middle;
}

async function onDiscord(
  databaseUrl: string,
  body: string | null,
  node = '',
  typing?: string,
): Promise<Bench> {
  const standIn = await startStandIn('discord');
  const { url, token } = JSON.parse(standIn.said);
  const variables = { DISCORD_TOKEN: token, DISCORD_API_URL: url, SLACK_BOT_TOKEN: '', NODE_OPTIONS: node };
  if (body !== null) {
    // The null bot registers nothing; whoever may use a command is told by the stand-in.
    const registrar = await startHelper(['src', 'cli', 'register.js'], [], variables, /./);
    await registrar.stop();
  }
  const bot =
    body === null
      ? await startHelper(
          ['src', 'main.js'],
          [],
          { ...variables, DATABASE_URL: databaseUrl },
          /^Discord: .*online/,
        )
      : await startHelper(['bench', 'null-discord.js'], [body], variables, /^ready/);
  const asked = {
    command: '/stance',
    options: { event: typing === undefined ? 'amnesty' : 'amn' },
    ...(typing === undefined ? {} : { typing }),
  };
  return {
    bot,
    async load(count, inFlight) {
      const begun = performance.now();
      const { milliseconds, unanswered } = await order<{ milliseconds: number[]; unanswered: number }>(
        standIn,
        {
          ...asked,
          count,
          inFlight,
        },
      );
      if (unanswered > 0) throw new Error(`${unanswered} commands were not answered`);
      return roundOf(milliseconds, performance.now() - begun);
    },
    async stop() {
      await bot.stop();
      await standIn.stop();
    },
  };
}

async function onSlack(
  databaseUrl: string,
  body: string | null,
  by: 'http' | 'socket',
  node = '',
): Promise<Bench> {
  const standIn = await startStandIn('slack');
  const { apiUrl, botToken, appToken, signingSecret } = JSON.parse(standIn.said);
  const port = String(FREE_PORT + (body === null ? 0 : 1));
  const variables: Record<string, string> = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: apiUrl,
    DISCORD_TOKEN: '',
    PORT: port,
    NODE_OPTIONS: node,
    ...(by === 'socket' ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
  };
  const bot =
    body === null
      ? await startHelper(
          ['src', 'main.js'],
          [],
          { ...variables, DATABASE_URL: databaseUrl },
          /^Slack: running/,
        )
      : await startHelper(['bench', 'null-slack.js'], [body], variables, /^ready/);
  let id = 0;
  await order(
    standIn,
    by === 'socket'
      ? { type: 'wait-for-connection', id }
      : { type: 'use-http', id, botUrl: `http://127.0.0.1:${port}/slack/events` },
  );
  return {
    bot,
    async load(count, inFlight) {
      id += 1;
      const { latencies, failures, elapsedMs } = await order<{
        latencies: number[];
        failures: string[];
        elapsedMs: number;
      }>(standIn, { type: 'load', id, command: '/stance', texts: ['amnesty'], count, inFlight });
      if (failures.length > 0) throw new Error(`${failures.length} commands failed: ${failures[0]}`);
      return roundOf(latencies, elapsedMs);
    },
    async stop() {
      await bot.stop();
      await standIn.stop();
    },
  };
}

function roundOf(latencies: readonly number[], elapsed: number): Round {
  const sorted = latencies.toSorted((one, other) => one - other);
  return {
    perSecond: (latencies.length / elapsed) * 1_000,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
}
