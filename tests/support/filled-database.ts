import { rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { openApp } from '../../src/app.ts';
import { emptySqlite, migratedSqlite } from './database.ts';

let template: Promise<string> | undefined;

/** As `migratedSqlite`, with the bundled dossiers in it, so that only the first start in a process waits for them. */
export async function filledSqlite(): ReturnType<typeof emptySqlite> {
  template ??= filledTemplate();
  const database = await emptySqlite();
  await copyFile(await template, database.file);
  return database;
}

async function filledTemplate(): Promise<string> {
  const { url, file } = await migratedSqlite();
  process.once('exit', () => rmSync(path.dirname(file), { recursive: true, force: true }));
  const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
  const timers = { every: () => async () => {} };
  const app = await openApp({ databaseUrl: url, log: pino({ level: 'silent' }), clock, timers });
  await app.close();
  return file;
}
