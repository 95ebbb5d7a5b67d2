import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { migratedSqlite } from '../support/database.ts';
import { migratedPostgresql } from '../support/database-postgresql.ts';
import { databases, guild, lent, opened, rows, stillClock } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const several = Array.from({ length: 30 }, (_, place) => bridgeDispute(1, `bridge-${place}`));

describe.each(databases)('closing a store on $name', ({ migrated }) => {
  it('in the middle of an import leaves all of it or nothing', async () => {
    const { url } = await lent(migrated);
    const store = await openStore({ url, clock: stillClock() });
    const importing = store.importDossiers(guild, several, 'somebody', null).then(
      (ids) => ids.length,
      () => 0,
    );
    await store.close();
    const imported = await importing;
    const entries = await (await opened(url)).shelf.entries(guild);
    expect([0, several.length]).toContain(entries.length);
    expect(entries.length).toBeGreaterThanOrEqual(imported);
    const claims = await rows(url, 'SELECT count(*) FROM "Claim"');
    expect(Number(claims[0]?.[0])).toBe(entries.length * bridgeDispute().claims.length);
  });

  it('can be done twice', async () => {
    const { url } = await lent(migrated);
    const store = await openStore({ url, clock: stillClock() });
    await store.shelf.entries(guild);
    await store.close();
    await expect(store.close()).resolves.toBeUndefined();
  });
});

it('closing a store on SQLite leaves one file behind', async () => {
  const { url, file } = await lent(migratedSqlite);
  const store = await openStore({ url, clock: stillClock() });
  await Promise.all([store.shelf.entries(guild), store.importBundled(bridgeDispute(), 'first')]);
  await store.close();
  expect(await readdir(path.dirname(file))).toEqual(['whosaid.db']);
});

it('closing a store on PostgreSQL leaves no connection behind', async () => {
  const { url } = await lent(migratedPostgresql);
  const store = await openStore({ url, clock: stillClock() });
  await Promise.all([store.shelf.entries(guild), store.importBundled(bridgeDispute(), 'first')]);
  await store.close();
  const left =
    'SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  // The server notices a little after the last farewell.
  await expect.poll(async () => Number((await rows(url, left))[0]?.[0])).toBe(0);
});
