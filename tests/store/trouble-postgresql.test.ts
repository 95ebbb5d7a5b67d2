import { createServer, type Socket } from 'node:net';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { engineFromUrl } from '../../src/store/engines/from-url.ts';
import type { StoreErrorCode } from '../../src/store/store-error.ts';
import { migratedPostgresql } from '../support/database-postgresql.ts';
import { everything, guild, lent, opened, rows } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

function trouble(code: StoreErrorCode) {
  return { name: 'StoreError', code };
}

/** A connection of somebody else's. */
async function another(url: string) {
  const connection = await engineFromUrl(url).openForMigration();
  onTestFinished(() => connection.dispose());
  return connection;
}

/** A server that takes connections and does with each what `treat` does, and its address. */
async function serverThat(treat: (socket: Socket) => void): Promise<string> {
  const server = createServer(treat).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `postgresql://somebody:secret@127.0.0.1:${address.port}/whosaid`;
}

describe('a server that cannot be reached', () => {
  it('is told at start when nothing listens there', async () => {
    await expect(opened('postgresql://somebody@127.0.0.1:1/whosaid')).rejects.toMatchObject(
      trouble('unreachable'),
    );
  });

  it('is told at start when what listens there hangs up', async () => {
    const url = await serverThat((socket) => socket.destroy());
    await expect(opened(url)).rejects.toMatchObject(trouble('unreachable'));
  });

  it('is told when it goes away, and asked again once it is back', async () => {
    const { url } = await lent(migratedPostgresql);
    const store = await opened(url);
    await store.importBundled(bridgeDispute(), 'first');
    const [entry] = await store.shelf.entries(guild);
    const endAll = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await rows(url, endAll);
    // Whether the pool has noticed by then decides whether this one is answered.
    await store.shelf
      .voices(guild)
      .catch((error: unknown) => expect(error).toMatchObject(trouble('unreachable')));
    expect(entry && (await store.shelf.open(guild, entry.id))).toMatchObject({ slug: 'bridge' });
    expect(await store.importBundled(bridgeDispute(), 'second')).toBe('edited');
  });
});

describe('a server that refuses', () => {
  it('is told at start when it has no such database', async () => {
    const url = `${inject('postgresqlUrl')}no_such_database`;
    await expect(opened(url)).rejects.toMatchObject(trouble('refused'));
  });

  it('is told at start when it takes another password', async () => {
    const { url } = await lent(migratedPostgresql);
    const error = await opened(url.replace(':password@', ':guessed@')).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject(trouble('refused'));
    expect(String(error instanceof Error && error.cause)).not.toContain('guessed');
  });

  it('is told at start when the account has no rights', async () => {
    const { url } = await lent(migratedPostgresql);
    const role = `guest_${new URL(url).pathname.slice(1)}`;
    await rows(url, `CREATE ROLE "${role}" LOGIN PASSWORD 'guest'`);
    onTestFinished(async () => {
      await rows(`${inject('postgresqlUrl')}postgres`, `DROP ROLE "${role}"`);
    });
    const guest = url.replace('//postgres:password@', `//${role}:guest@`);
    await expect(opened(guest)).rejects.toMatchObject(trouble('refused'));
  });
});

describe('a database on a server', () => {
  it('that is locked is told to whoever writes; readers go on', async () => {
    const { url } = await lent(migratedPostgresql);
    const store = await opened(url);
    await store.importBundled(bridgeDispute(), 'first');
    const before = await everything(url);
    const other = await another(url);
    await other.executeScript('BEGIN; SELECT 1 FROM "Community" FOR UPDATE');
    await expect(store.importBundled(bridgeDispute(), 'second')).rejects.toMatchObject(trouble('locked'));
    expect((await store.shelf.entries(guild)).length).toBe(1);
    await other.executeScript('ROLLBACK');
    expect(await everything(url)).toBe(before);
    expect(await store.importBundled(bridgeDispute(), 'second')).toBe('edited');
  });

  it('that is read-only is told at start', async () => {
    const { url } = await lent(migratedPostgresql);
    const before = await everything(url);
    const name = new URL(url).pathname.slice(1);
    await rows(url, `ALTER DATABASE "${name}" SET default_transaction_read_only = on`);
    await expect(opened(url)).rejects.toMatchObject(trouble('read-only'));
    expect(await everything(url)).toBe(before);
  });
});
