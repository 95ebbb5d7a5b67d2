import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { communityOf } from '../commands/services.ts';
import { type App, openApp } from '../src/app.ts';
import type { Actor } from '../src/chat/actor.ts';
import { stanceOf } from '../src/core/fairness/stance.ts';
import { renderReply } from '../src/platforms/terminal/render.ts';
import { en } from '../src/texts/en.ts';
import { stanceMessage } from '../src/views/stance.ts';
import { addDossiers } from './many-dossiers.ts';
import { percentile } from './percentile.ts';
import type { BenchRow } from './row.ts';

const SIZES = [1, 1_000, 10_000];
const ROUNDS = 40;
const ASKED_IN_A_ROUND = 50;
const plain = { color: false, width: null };

const actor: Actor = {
  platform: 'web',
  tenantId: 'bench',
  userId: 'bench',
  name: 'Bench',
  locale: 'en',
  roles: [],
  place: null,
  outsider: false,
  isManager: async () => false,
};

interface Measured {
  readonly dossiers: number;
  readonly times: number[];
  readonly app: App;
}

/**
 * `/stance amnesty` through the router, warm, beside other dossiers; what looking it up adds to rendering the same reply
 * from what is in hand; and what the first one after a start and after a change costs.
 */
export async function stance(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'whosaid-bench-'));
  const measured: Measured[] = [];
  const firsts: BenchRow[] = [];
  try {
    for (const dossiers of SIZES) {
      const databaseUrl = `file:${path.join(folder, `${dossiers}.db`)}`;
      const log = pino({ level: 'silent' });
      const filling = await openApp({ databaseUrl, log });
      await addDossiers(filling.store, communityOf(actor), dossiers - 1);
      await filling.close();
      const app = await openApp({ databaseUrl, log });
      firsts.push({
        name: `/stance amnesty, the first after a start, ${counted(dossiers)}`,
        value: milliseconds(await timed(() => ask(app))),
      });
      measured.push({ dossiers, app, times: [] });
    }
    // By turns, so that whatever else the machine does meets all of them alike.
    for (let round = 0; round < ROUNDS; round++) {
      for (const { app, times } of measured) {
        await ask(app);
        for (let at = 0; at < ASKED_IN_A_ROUND; at++) times.push(await timed(() => ask(app)));
      }
    }
    return [...compared(measured), ...(await besideConstants(measured)), ...firsts];
  } finally {
    for (const { app } of measured) await app.close();
    await rm(folder, { recursive: true });
  }
}

function compared(measured: readonly Measured[]): readonly BenchRow[] {
  const sorted = measured.map(({ dossiers, times }) => ({
    dossiers,
    times: times.toSorted((a, b) => a - b),
  }));
  const [few] = sorted;
  return sorted.map(({ dossiers, times }) => {
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    const ratio = p50 / percentile(few?.times ?? [], 0.5);
    return {
      name: `/stance amnesty through the router, warm, ${counted(dossiers)}`,
      value: `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`,
      note:
        dossiers === SIZES[0]
          ? 'no other'
          : `${ratio.toFixed(2)} × the p50 with 1 dossier; at most 1.2 × is the goal`,
    };
  });
}

/** What the router, the look-up of names and the snapshot add to a reply whose dossier is in hand. */
async function besideConstants(measured: readonly Measured[]): Promise<readonly BenchRow[]> {
  const [few] = measured;
  if (few === undefined) return [];
  const { shelf } = few.app.store;
  const [entry] = await shelf.entries(communityOf(actor));
  const dossier = entry === undefined ? null : await shelf.open(communityOf(actor), entry.id);
  if (dossier === null) throw new Error('the bundled dossier is not there');
  const constants = () => stanceMessage(stanceOf(dossier, 0), 1, en);
  const text = constants();

  const rendering: number[] = [];
  const routed: number[] = [];
  const shown: number[] = [];
  for (let at = 0; at < ROUNDS * ASKED_IN_A_ROUND; at++) {
    rendering.push(await timed(async () => constants()));
    routed.push(await timed(() => ask(few.app)));
    shown.push(await timed(async () => renderReply(text, plain)));
  }
  const [own, all, terminal] = [rendering, routed, shown].map((times) => median(times));
  return [
    {
      name: '/stance amnesty, against making the same reply from constants',
      value: `${((all ?? 0) / (own ?? 1)).toFixed(2)} ×`,
      note: `${milliseconds(all ?? 0)} against ${milliseconds(own ?? 0)}, p50; showing it as text takes ${milliseconds(terminal ?? 0)} more`,
    },
  ];
}

async function ask({ router }: App): Promise<void> {
  const { outcome } = await router.answer(actor, { kind: 'line', line: '/stance amnesty' });
  if (outcome !== 'done') throw new Error('/stance amnesty was not answered');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(times: readonly number[]): number {
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

function counted(dossiers: number): string {
  return dossiers === 1 ? '1 dossier' : `${dossiers.toLocaleString('en')} dossiers`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 3 : 0)} ms`;
}
