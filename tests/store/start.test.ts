import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineFromUrl } from '../../src/store/engines/from-url.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { knownMigrations, type Migration } from '../../src/store/migrations/migration.ts';
import { emptySqlite, migratedSqlite } from '../support/database.ts';
import { databases, everything, guild, lent, opened, rows } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const applied = 'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" ORDER BY 1';

/** As a later version of Whosaid would bring. */
function later(sql: string): Migration {
  return { name: '29990101000000_later', sql: async () => sql };
}

async function migrateTo(url: string, ...further: readonly Migration[]): Promise<void> {
  const engine = engineFromUrl(url);
  await migrate(engine, [...(await knownMigrations(engine.name)), ...further]);
}

describe.each(databases)('a start on $name', ({ empty, unshared }) => {
  it('makes an empty database ready to be written and read', async () => {
    const { url } = await lent(empty);
    const store = await opened(url);
    expect(await store.shelf.entries(guild)).toEqual([]);
    expect(await store.importBundled(bridgeDispute(), 'first')).toBe('added');
    expect((await store.shelf.entries(guild)).map(({ slug }) => slug)).toEqual(['bridge']);
  });

  it('applies nothing the second time, and finds what was there', async () => {
    const { url } = await lent(empty);
    const first = await opened(url);
    await first.importBundled(bridgeDispute(), 'first');
    await first.close();
    const [migrations, before] = [await rows(url, applied), await everything(url)];

    const second = await opened(url);
    expect((await second.shelf.entries(guild)).map(({ slug }) => slug)).toEqual(['bridge']);
    await second.close();

    expect(await rows(url, applied)).toEqual(migrations);
    expect(await everything(url)).toBe(before);
  });

  it('applies to an older database what it lacks, and keeps what is in it', async () => {
    const { url } = await lent(unshared);
    const store = await opened(url);
    await store.importDossiers(guild, [bridgeDispute()], 'somebody', null);
    await store.close();
    const before = await everything(url);

    await migrateTo(url, later('CREATE TABLE "Later" ("id" INTEGER PRIMARY KEY);'));

    expect((await rows(url, applied)).map(([name]) => name)).toContain('29990101000000_later');
    expect(await rows(url, 'SELECT "id" FROM "Later"')).toEqual([]);
    expect(await everything(url)).toBe(before);
  });

  it('leaves an older database as it was when a migration fails half-way', async () => {
    const { url } = await lent(unshared);
    const [migrations, before] = [await rows(url, applied), await everything(url)];
    const failing = later(
      'CREATE TABLE "Later" ("id" INTEGER PRIMARY KEY);\nINSERT INTO "Nowhere" VALUES (1);',
    );

    await expect(migrateTo(url, failing)).rejects.toThrow(/Nowhere/);

    await expect(rows(url, 'SELECT "id" FROM "Later"')).rejects.toThrow();
    expect(await rows(url, applied)).toEqual(migrations);
    expect(await everything(url)).toBe(before);
    await opened(url);
  });

  it('refuses a database that a later version has migrated', async () => {
    const { url } = await lent(unshared);
    await migrateTo(url, later('CREATE TABLE "Later" ("id" INTEGER PRIMARY KEY);'));
    const [migrations, before] = [await rows(url, applied), await everything(url)];

    await expect(opened(url)).rejects.toMatchObject({ name: 'StoreError', code: 'newer' });

    expect(await rows(url, applied)).toEqual(migrations);
    expect(await everything(url)).toBe(before);
  });

  it('refuses a database that holds other tables', async () => {
    const { url } = await lent(empty);
    const connection = await engineFromUrl(url).openForMigration();
    await connection.executeScript('CREATE TABLE "accounts" ("id" INTEGER PRIMARY KEY)');
    await connection.dispose();

    await expect(opened(url)).rejects.toMatchObject({ name: 'StoreError', code: 'foreign' });

    await expect(rows(url, applied)).rejects.toThrow(/_prisma_migrations|TableDoesNotExist/);
    expect(await rows(url, 'SELECT "id" FROM "accounts"')).toEqual([]);
  });

  it('refuses a database that something else migrates with Prisma', async () => {
    const { url } = await lent(empty);
    const theirs = later('CREATE TABLE "Community" ("id" INTEGER PRIMARY KEY, "version" INTEGER);');
    await migrate(engineFromUrl(url), [theirs]);
    await expect(opened(url)).rejects.toMatchObject({ name: 'StoreError', code: 'foreign' });
    expect((await rows(url, applied)).map(([name]) => name)).toEqual(['29990101000000_later']);
  });
});

describe('a start on SQLite', () => {
  it('makes the folders that lead to the file', async () => {
    const { file } = await lent(emptySqlite);
    const deep = path.join(path.dirname(file), 'a', 'b', 'whosaid.db');
    await opened(`file:${deep}`);
    expect(await readdir(path.dirname(deep))).toContain('whosaid.db');
  });

  it('takes a path with spaces and letters of any script, as a path or as a URL', async () => {
    const { file } = await lent(emptySqlite);
    const odd = path.join(path.dirname(file), 'хто сказав 100%?.db');
    const store = await opened(`file:${odd}`);
    await store.importBundled(bridgeDispute(), 'first');
    const same = await opened(
      `file://${encodeURI(path.dirname(odd))}/${encodeURIComponent(path.basename(odd))}`,
    );
    expect(await same.importBundled(bridgeDispute(), 'first')).toBe('unchanged');
  });

  it.each([
    ['again', []],
    ['on a newer database', [later('CREATE TABLE "Later" ("id" INTEGER PRIMARY KEY);')]],
  ])('leaves every byte of the file as it was, %s', async (_, further) => {
    const { url, file } = await lent(migratedSqlite);
    await migrateTo(url, ...further);
    const before = await readFile(file);
    const store = await opened(url).catch(() => null);
    await store?.close();
    expect((await readFile(file)).equals(before)).toBe(true);
    expect(await readdir(path.dirname(file))).toEqual(['whosaid.db']);
  });
});
