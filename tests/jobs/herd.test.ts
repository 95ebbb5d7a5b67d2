import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { Channel } from '../support/channel.ts';
import { filledSqlite } from '../support/filled-database.ts';

const CHANNELS = 25;
const IN_COMMUNITY = 10;
const due = new Date('2026-11-24T13:00:00Z');
let now: Date;
let work: () => Promise<void>;

let database: Awaited<ReturnType<typeof filledSqlite>>;
let app: App;
beforeEach(async () => {
  now = new Date(due.getTime() - 60_000);
  database = await filledSqlite();
  app = await openApp({
    databaseUrl: database.url,
    log: pino({ level: 'silent' }),
    clock: { now: () => now },
    timers: {
      every(_, recurring) {
        work = recurring;
        return async () => {};
      },
    },
  });
  for (let at = 0; at < CHANNELS; at += 1)
    await app.store.schedules.add({
      community: `web:${Math.floor(at / IN_COMMUNITY)}` as CommunityKey, // of the shape that platforms give
      channel: `channel-${at}`,
      dossier: null,
      rule: { weekday: 2, minute: 13 * 60, zone: 'UTC' },
      questions: 1,
      openMinutes: 60,
      locale: 'en',
      by: 'moderator',
      nextDue: due,
    });
  now = due;
});
afterEach(async () => {
  await app.close();
  await database.remove();
});

describe('rounds of many channels that are due at once', () => {
  it('are posted while others are still to be opened, each once', async () => {
    const channel = new Channel({ repeatable: true });
    const reader = new Database(database.file, { readonly: true });
    const opened = reader.prepare('SELECT COUNT(*) FROM "Round"').pluck();
    const openedBefore: unknown[] = [];
    channel.before = () => openedBefore.push(opened.get());
    app.connect('web', channel);
    await work();
    reader.close();
    expect(openedBefore).toHaveLength(CHANNELS);
    expect(Number(openedBefore[0])).toBeLessThan(CHANNELS);
    expect(channel.messages.size).toBe(CHANNELS);
    await work();
    expect(channel.messages.size).toBe(CHANNELS);
  });
});
