import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sqlite } from '../../src/store/engines/sqlite.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { knownMigrations } from '../../src/store/migrations/migration.ts';

/** A database of one test's own. */
export interface TestDatabase {
  /** As `DATABASE_URL`. */
  readonly url: string;
  remove(): Promise<void>;
}

export async function emptySqlite(): Promise<TestDatabase & { readonly file: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'whosaid-'));
  const file = path.join(folder, 'whosaid.db');
  return { url: `file:${file}`, file, remove: () => rm(folder, { recursive: true, force: true }) };
}

let template: Promise<string> | undefined;

/** As after a first start, by copying a file. */
export async function migratedSqlite(): Promise<TestDatabase & { readonly file: string }> {
  template ??= migratedTemplate();
  const database = await emptySqlite();
  await copyFile(await template, database.file);
  return database;
}

async function migratedTemplate(): Promise<string> {
  const { file } = await emptySqlite();
  process.once('exit', () => rmSync(path.dirname(file), { recursive: true, force: true }));
  const engine = sqlite(file);
  await migrate(engine, await knownMigrations('sqlite'));
  const connections = await engine.connect(); // turns on what lasts in the file
  await connections.close();
  return file;
}
