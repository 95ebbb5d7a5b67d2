import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { communityOf } from '../commands/services.ts';
import { openApp } from '../src/app.ts';
import { projectFile } from '../src/root.ts';
import { residentBytes } from './bot-process.ts';
import { addDossiers } from './many-dossiers.ts';
import { percentile } from './percentile.ts';
import type { BenchRow } from './row.ts';

const RUNS = 5;
const DOSSIERS = 1_000;
const FLOOR = `import('node:http').then(({ createServer }) => createServer().listen(0, '127.0.0.1', () => console.log('http://')))`;

/** From starting the process until its page can be opened, and what it holds in memory then, beside a bare HTTP server. */
export async function start(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'whosaid-bench-'));
  try {
    const many = `file:${path.join(folder, 'many.db')}`;
    const app = await openApp({ databaseUrl: many, log: pino({ level: 'silent' }) });
    await addDossiers(app.store, communityOf({ platform: 'web', tenantId: 'local' }), DOSSIERS);
    await app.close();

    const whosaid = [projectFile('dist', 'src', 'main.js')];
    const floor = await measure(() => ({ args: ['--eval', FLOOR], databaseUrl: '' }));
    const first = await measure((run) => ({
      args: whosaid,
      databaseUrl: `file:${path.join(folder, `first-${run}.db`)}`,
    }));
    const empty = `file:${path.join(folder, 'first-0.db')}`;
    const again = await measure(() => ({ args: whosaid, databaseUrl: empty }));
    const full = await measure(() => ({ args: whosaid, databaseUrl: many }));
    return [
      row('a bare HTTP server', floor, null),
      row('a new database, migrations and all', first, floor),
      row('an empty database', again, floor),
      row(`${DOSSIERS.toLocaleString('en')} dossiers`, full, again, 'the empty one'),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Started {
  /** In milliseconds. */
  readonly ready: number;
  /** In bytes; null where the system does not tell. */
  readonly resident: number | null;
}

async function measure(
  of: (run: number) => { args: readonly string[]; databaseUrl: string },
): Promise<Started> {
  const runs: Started[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { args, databaseUrl } = of(run);
    runs.push(await startOnce(args, databaseUrl));
  }
  const residents = runs.map(({ resident }) => resident).filter((bytes) => bytes !== null);
  return {
    ready: median(runs.map(({ ready }) => ready)),
    resident: residents.length === 0 ? null : median(residents),
  };
}

async function startOnce(args: readonly string[], databaseUrl: string): Promise<Started> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: '0', PLAYGROUND: 'on' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('http://')) break;
  }
  const ready = performance.now() - started;
  const resident = residentBytes(child);
  child.kill('SIGTERM');
  await exited;
  return { ready, resident };
}

function row(
  what: string,
  { ready, resident }: Started,
  base: Started | null,
  called = 'the bare server',
): BenchRow {
  const memory = resident === null ? '' : `, ${(resident / 1e6).toFixed(0)} MB resident`;
  const ratio = base === null ? '' : `${(ready / base.ready).toFixed(2)} × ${called}; `;
  return {
    name: `start to ready, ${what}`,
    value: `${ready.toFixed(0)} ms${memory}`,
    note: `${ratio}median of ${RUNS}`,
  };
}

function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
