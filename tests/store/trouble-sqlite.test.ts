import { existsSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreErrorCode } from '../../src/store/store-error.ts';
import { emptySqlite, migratedSqlite } from '../support/database.ts';
import { everything, guild, lent, opened } from './databases.ts';
import { runTogether } from './other-processes.ts';
import { bridgeDispute } from './sample-content.ts';

function trouble(code: StoreErrorCode) {
  return { name: 'StoreError', code };
}

/** A migrated file with one bundled dossier. */
async function withBridge() {
  const database = await lent(migratedSqlite);
  const store = await opened(database.url);
  await store.importBundled(bridgeDispute(), 'first');
  await store.close();
  return database;
}

/** A connection of somebody else's. */
function another(file: string): Database.Database {
  const connection = new Database(file);
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

async function overwrite(file: string, place: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, place);
  await handle.close();
}

describe('a locked file', () => {
  it('is told at start, and a start once it is free finds all that was there', async () => {
    const { url, file } = await withBridge();
    const other = another(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(opened(url)).rejects.toMatchObject(trouble('locked'));
    other.exec('ROLLBACK');
    expect((await (await opened(url)).shelf.entries(guild)).length).toBe(1);
  });

  it('can be read but not written, and written once it is free', async () => {
    const { url, file } = await withBridge();
    const store = await opened(url);
    const other = another(file);
    other.exec('BEGIN IMMEDIATE');
    expect((await store.shelf.entries(guild)).length).toBe(1);
    await expect(store.importBundled(bridgeDispute(), 'second')).rejects.toMatchObject(trouble('locked'));
    other.exec('ROLLBACK');
    expect(await store.importBundled(bridgeDispute(), 'second')).toBe('edited');
    expect((await store.shelf.entries(guild)).length).toBe(1);
  });

  it('is told, not waited for without end, while somebody reads a file without a write-ahead log', async () => {
    const { url, file } = await withBridge();
    const other = another(file);
    other.pragma('journal_mode = DELETE');
    other.exec('BEGIN');
    other.prepare('SELECT * FROM "Community"').all();
    await expect(opened(url)).rejects.toMatchObject(trouble('locked'));
    other.exec('COMMIT');
    expect((await (await opened(url)).shelf.entries(guild)).length).toBe(1);
  });
});

describe('a file that cannot be written', () => {
  it('is told at start, and not a byte of it changed', async () => {
    const { url, file } = await withBridge();
    // A write version that SQLite does not know makes it read only, https://www.sqlite.org/fileformat.html#file_format_version_numbers
    // Rights would not do: whoever runs tests as root may write whatever they like.
    await overwrite(file, 18, Uint8Array.of(3));
    const before = await readFile(file);
    await expect(opened(url)).rejects.toMatchObject(trouble('read-only'));
    expect((await readFile(file)).equals(before)).toBe(true);
    await overwrite(file, 18, Uint8Array.of(2));
    expect((await (await opened(url)).shelf.entries(guild)).length).toBe(1);
  });
});

describe('a corrupt file', () => {
  it.each([
    ['text', Buffer.from('Dear diary, '.repeat(500))],
    [
      'a header and nothing like it after',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_000, 7)]),
    ],
  ])('that is %s is told at start, and left as it was', async (_, bytes) => {
    const { url, file } = await lent(emptySqlite);
    await writeFile(file, bytes);
    await expect(opened(url)).rejects.toMatchObject(trouble('corrupt'));
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });

  it('that was cut short is told at start or when it is read', async () => {
    const { url, file } = await withBridge();
    const bytes = (await readFile(file)).subarray(0, 4096 * 2);
    await writeFile(file, bytes);
    await expect(opened(url)).rejects.toMatchObject(trouble('corrupt'));
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });

  it('whose dossiers are damaged still starts, because none is read then; it is told to whoever reads them', async () => {
    const { url, file } = await withBridge();
    for (const table of ['Dossier', 'Claim', 'Alias', 'Party', 'Speaker', 'Anchor'])
      await damage(file, table);
    const before = await readFile(file);
    const store = await opened(url);
    await expect(store.shelf.entries(guild)).rejects.toMatchObject(trouble('corrupt'));
    await expect(store.shelf.voices(guild)).rejects.toMatchObject(trouble('corrupt'));
    await expect(store.shelf.statements(guild)).rejects.toMatchObject(trouble('corrupt'));
    await expect(store.importBundled(bridgeDispute(), 'second')).rejects.toMatchObject(trouble('corrupt'));
    await store.close();
    expect((await readFile(file)).equals(before)).toBe(true);
  });
});

/** Overwrites the page in which a table begins. */
async function damage(file: string, table: string): Promise<void> {
  const connection = new Database(file, { readonly: true });
  const page = connection.prepare('SELECT "rootpage" FROM sqlite_master WHERE "name" = ?').pluck().get(table);
  connection.close();
  await overwrite(file, (Number(page) - 1) * 4096, Buffer.alloc(4096, 0xaa));
}

// A device on which nothing has room. Elsewhere than on Linux there is none.
describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it('is told at the first start', async () => {
    await expect(opened('file:/dev/full')).rejects.toMatchObject(trouble('full'));
  });
});

describe('a file that may not grow', () => {
  it('is told to whoever writes, and leaves what is there as it was', async () => {
    const { url } = await withBridge();
    const before = await everything(url);
    const long = { ...bridgeDispute(), dispute: 'why? '.repeat(20_000) };
    const [told] = await runTogether({
      url,
      files: [{ content: long, digest: 'second' }],
      // In units of 512 or 1,024 bytes, as the shell likes: room for what is there, and not for that.
      fileSizeLimit: 300,
    });
    expect(told).toEqual({ failed: 'full' });
    expect(await everything(url)).toBe(before);
    const later = await opened(url);
    expect(await later.importBundled(long, 'second')).toBe('edited');
  });

  it('leaves readers alone, and can be written again once there is room', async () => {
    const { url, file } = await withBridge();
    const store = await opened(url);
    const before = await everything(url);
    // SQLite calls it full as well when the last number of a table is given away, which is sooner reached than a full disk.
    const other = another(file);
    const last = other.prepare(`UPDATE sqlite_sequence SET "seq" = ? WHERE "name" = 'Revision'`);
    last.run(9223372036854775807n);
    const edition = { ...bridgeDispute(), title: 'New' };
    await expect(store.importBundled(edition, 'second')).rejects.toMatchObject(trouble('full'));
    await expect(store.importDossiers(guild, [edition], 'somebody', null)).rejects.toMatchObject(
      trouble('full'),
    );
    expect((await store.shelf.entries(guild)).map(({ title }) => title)).toEqual([bridgeDispute().title]);
    expect(await everything(url)).toBe(before);
    last.run(1000);
    expect(await store.importBundled(edition, 'second')).toBe('edited');
    expect((await store.shelf.entries(guild)).map(({ title }) => title)).toEqual(['New']);
  });
});

describe('a path that leads nowhere', () => {
  it.each([
    ['under a file', (file: string) => path.join(file, 'whosaid.db')],
    ['to a folder', (file: string) => path.dirname(file)],
  ])('%s is told at start', async (_, pathFrom) => {
    const { file } = await withBridge();
    const before = await readFile(file);
    await expect(opened(`file:${pathFrom(file)}`)).rejects.toMatchObject(trouble('unopenable'));
    expect((await readFile(file)).equals(before)).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    'mysql://somebody:secret@127.0.0.1/whosaid',
    'postgresql://somebody:secret@127.0.0.1:99999/whosaid',
    'postgres://somebody:secret@[127.0.0.1/whosaid',
    'file://secret/whosaid.db',
    'file:///secret/%zz.db',
    'file:',
    'secret.db',
    '',
  ])('as %j is told as such, without repeating it', async (url) => {
    const error = await opened(url).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject(trouble('address'));
    const told = JSON.stringify(error, (_, value) =>
      value instanceof Error
        ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
        : value,
    );
    expect(told).toContain('"address"');
    expect(told).not.toContain('secret');
  });
});
