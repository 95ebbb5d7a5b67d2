import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import type { App } from '../src/app.ts';
import type { Actor } from '../src/chat/actor.ts';
import type { Message } from '../src/chat/message.ts';
import type { Invocation } from '../src/chat/router.ts';
import type { ClaimNumber, CommunityKey } from '../src/core/dossier/dossier.ts';
import { QUEUE_LIMIT } from '../src/core/editing/draft.ts';
import { discordPlatform } from '../src/platforms/discord/discord-platform.ts';
import { largeDossier } from '../tests/support/large-dossier.ts';
import { order, startStandIn } from './bot-process.ts';
import { addDossiers } from './many-dossiers.ts';
import { percentile } from './percentile.ts';
import { openQuietApp } from './quiet-app.ts';
import type { BenchRow } from './row.ts';

const DOSSIERS = 10_000;
const COMMUNITIES = 20;
const PUBLICATIONS = 100;
const WARMING = 20;
const LOOKS = 200;
const MANY = 100_000;
const MANY_DRAFTS = 10_000;
const FEW = 100;
const CLAIMS = 5_000;
const STANCE_EVERY_MS = 20;
/** As many of them tell what is usual. */
const USUAL = 400;

const here = 'web:local' as CommunityKey;
const editor: Actor = {
  platform: 'web',
  tenantId: 'local',
  userId: 'editor',
  name: 'Editor',
  locale: 'en-GB',
  roles: [],
  place: null,
  outsider: false,
  isManager: async () => true,
};

/** From the press of Publish to the next answer, with many dossiers stored. */
export async function publications(): Promise<BenchRow[]> {
  return [
    ...(await publishing('10,000 dossiers of others', async (app) => {
      for (let nth = 0; nth < COMMUNITIES; nth += 1)
        await addDossiers(app.store, `web:other-${nth}` as CommunityKey, DOSSIERS / COMMUNITIES);
    })),
    ...(await publishing('10,000 dossiers of this community', (app) =>
      addDossiers(app.store, here, DOSSIERS),
    )),
  ];
}

async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whosaid-editing-'));
  const app = await openQuietApp(`file:${path.join(folder, 'whosaid.db')}`);
  try {
    return await work(app);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
}

function ascending(times: readonly number[]): readonly number[] {
  return times.toSorted((a, b) => a - b);
}

async function answer(app: App, invocation: Invocation): Promise<Message> {
  const { reply } = await app.router.answer(editor, invocation);
  if (reply.kind !== 'message') throw new Error(`a ${reply.kind}, not a message`);
  return reply;
}

function buttonOf({ blocks }: Message, action: string): string {
  for (const block of blocks) {
    const found =
      block.kind === 'buttons' ? block.buttons.find(({ on }) => on.startsWith(`${action}:`)) : undefined;
    if (found !== undefined) return found.on;
  }
  throw new Error(`no button ${action}`);
}

/** From the press of Publish to the next answer that has the claim. */
function publishing(name: string, fill: (app: App) => Promise<void>): Promise<BenchRow[]> {
  return withApp(async (app) => {
    await fill(app);
    const times: number[] = [];
    // The first ones also make the community's own version, and warm up what is compiled.
    for (let nth = -WARMING; nth < PUBLICATIONS; nth += 1) {
      const line = '/claim add amnesty speaker:Pokalchuk';
      const { reply } = await app.router.answer(editor, { kind: 'line', line });
      if (reply.kind !== 'form') throw new Error(`a ${reply.kind}, not a form`);
      const fields = {
        statement: `Oksana Pokalchuk says thing ${nth}.`,
        excerpt: `She said “thing ${nth}” there.`,
      };
      const preview = await answer(app, { kind: 'submit', ref: reply.on, fields });
      const ref = buttonOf(preview, 'claim.publish');
      const from = performance.now();
      await answer(app, { kind: 'press', ref, values: [] });
      await answer(app, { kind: 'line', line: '/stance amnesty' });
      if (nth >= 0) times.push(performance.now() - from);
    }
    return [
      {
        name: `Publish, then /stance: ${name}`,
        value: `p50 ${percentile(ascending(times), 0.5).toFixed(1)} ms, p99 ${percentile(ascending(times), 0.99).toFixed(1)} ms`,
        note: 'aim: p99 below 50 ms',
      },
    ];
  });
}

function timed(app: App, line: string): Promise<number> {
  return timedMedian(() => answer(app, { kind: 'line', line }));
}

async function timedMedian(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let nth = 0; nth < LOOKS; nth += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return percentile(ascending(times), 0.5);
}

/** What a long history and a long queue cost more than short ones. */
export function histories(): Promise<BenchRow[]> {
  return withApp(async (app) => {
    const { editing: changes, shelf, drafts } = app.store;
    const amnesty = (await shelf.entries(here)).find(({ slug }) => slug === 'amnesty');
    if (amnesty === undefined) throw new Error('no dossier');
    let cue = 0;
    const change = (numbers: readonly number[]) =>
      changes.change(
        { community: here, dossier: amnesty.id, draft: null },
        { by: 'editor', consent: [], reason: null, locale: 'en-GB' },
        ({ content }) => {
          cue += 1;
          const claims = content.claims.map((claim) =>
            numbers.includes(claim.number) ? { ...claim, cue: `cue ${cue}` } : claim,
          );
          return { content: { ...content, claims }, act: 'changed', claim: 1 as ClaimNumber };
        },
      );
    const suggest = async () => {
      cue += 1;
      const draft = await drafts.begin({
        community: here,
        dossier: amnesty.id,
        claim: 1 as ClaimNumber,
        content: { op: 'report', says: 'It is not so.' },
        why: null,
        base: null,
        by: `member-${cue}`,
      });
      if (draft === null) throw new Error('no draft');
      await drafts.submit(here, draft.id, null);
      return draft;
    };
    const measured = async () => ({
      history: await timed(app, '/claim history 1'),
      queue: await timed(app, '/claim queue'),
      publication: await timedMedian(() => change([1])),
    });
    const all = Array.from({ length: 21 }, (_, nth) => nth + 1);
    for (let nth = 0; nth < FEW / all.length; nth += 1) await change(all);
    for (let nth = 0; nth < FEW; nth += 1) await suggest();
    const before = await measured();
    for (let nth = 0; nth < MANY / all.length; nth += 1) await change(all);
    for (let nth = 0; nth < MANY_DRAFTS - QUEUE_LIMIT; nth += 1) {
      const { id } = await suggest();
      await drafts.decline(here, id, { by: 'editor', reason: 'no source', locale: 'en-GB' });
    }
    for (let nth = FEW; nth < QUEUE_LIMIT; nth += 1) await suggest();
    const after = await measured();
    const row = (name: keyof typeof after, what: string): BenchRow => ({
      name: what,
      value: `${(after[name] / before[name]).toFixed(2)} × (${after[name].toFixed(1)} against ${before[name].toFixed(1)} ms)`,
      note: 'aim: at most 1.5 ×',
    });
    return [
      row('history', '/claim history: 100,000 revisions against 100'),
      row('queue', '/claim queue: 1,000 waiting of 10,000 drafts against 100'),
      row('publication', 'a change in a dossier with 100,000 revisions against 100'),
    ];
  });
}

/** Five thousand claims at once, and what others wait meanwhile: inside, and on Discord's stand-in in a process of its own. */
export async function importing(): Promise<BenchRow[]> {
  return [
    ...(await withApp((app) =>
      importingBeside(app, '/stance meanwhile', async (times) => {
        // From the moment at which it would have come in: what keeps the process busy then is part of the wait.
        const from = performance.now() + STANCE_EVERY_MS;
        await delay(STANCE_EVERY_MS);
        await answer(app, { kind: 'line', line: '/stance amnesty' });
        times.push(performance.now() - from);
      }),
    )),
    ...(await withApp(importingOnDiscord)),
  ];
}

async function importingOnDiscord(app: App): Promise<BenchRow[]> {
  const standIn = await startStandIn('discord');
  const { url, token } = JSON.parse(standIn.said);
  const platform = discordPlatform({
    token,
    apiUrl: url,
    log: pino({ level: 'silent' }),
    onLost(why) {
      throw why;
    },
  });
  try {
    await platform.start(app.router);
    const load = { command: '/stance', options: { event: 'amnesty' }, count: 10, inFlight: 1 };
    const rows = await importingBeside(app, '/stance on Discord meanwhile', async (times) => {
      const asked = { ...load, pause: STANCE_EVERY_MS };
      times.push(...(await order<{ milliseconds: readonly number[] }>(standIn, asked)).milliseconds);
    });
    return rows.slice(1);
  } finally {
    await platform.stop();
    await standIn.stop();
  }
}

async function importingBeside(
  app: App,
  name: string,
  stance: (times: number[]) => Promise<void>,
): Promise<BenchRow[]> {
  const bytes = new TextEncoder().encode(largeDossier(CLAIMS, 'thing'));
  const usual: number[] = [];
  const meanwhile: number[] = [];
  await stance([]);
  while (usual.length < USUAL) await stance(usual);
  const from = performance.now();
  let isOver = false;
  const work = (async () => {
    const { reply } = await app.router.answer(editor, { kind: 'line', line: '/dossier import' });
    if (reply.kind !== 'form') throw new Error(`a ${reply.kind}, not a form`);
    const file = { name: 'large.yaml', size: bytes.length, read: async () => bytes };
    const look = await answer(app, { kind: 'submit', ref: reply.on, fields: {}, files: { file } });
    const ref = buttonOf(look, 'dossier.import.apply');
    const told = await answer(app, { kind: 'press', ref, values: [] });
    if (!told.summary.includes('is imported')) throw new Error(told.summary);
    isOver = true;
  })();
  while (!isOver) {
    await stance(meanwhile);
    if (performance.now() - from > 120_000) throw new Error('the import takes too long');
  }
  await work;
  const seconds = (performance.now() - from) / 1_000;
  const p99 = (times: readonly number[]) => percentile(ascending(times), 0.99);
  return [
    {
      name: 'Import of 5,000 claims, looked at and applied',
      value: `${seconds.toFixed(1)} s`,
      note: 'aim: below 10 s',
    },
    {
      name,
      value: `p50 ${percentile(ascending(meanwhile), 0.5).toFixed(1)} ms, p99 ${p99(meanwhile).toFixed(1)} ms, longest ${Math.max(...meanwhile).toFixed(0)} ms`,
      note: `alone p50 ${percentile(ascending(usual), 0.5).toFixed(1)} ms, p99 ${p99(usual).toFixed(1)} ms; aim: 2 × its p99`,
    },
  ];
}
