import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { outbox } from '../../src/jobs/outbox.ts';
import { roundKeeper } from '../../src/jobs/round-keeper.ts';
import { message } from '../../src/views/pages.ts';
import { Channel } from '../support/channel.ts';
import type { TestDatabase } from '../support/database.ts';
import { filledSqlite } from '../support/filled-database.ts';

const CHANNELS = 25;
const IN_COMMUNITY = 10;
const due = new Date('2026-11-24T13:00:00Z');
let now: Date;
const clock = { now: () => now };
const fail = (error: unknown) => {
  throw error;
};

let database: TestDatabase;
let app: App;
beforeEach(async () => {
  now = new Date(due.getTime() - 60_000);
  database = await filledSqlite();
  app = await openApp({
    databaseUrl: database.url,
    log: pino({ level: 'silent' }),
    clock,
    timers: { every: () => async () => {} },
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
    const { posts, schedules, rounds, shelf } = app.store;
    const channel = new Channel({ repeatable: true });
    const happened: ('opened' | 'posted')[] = [];
    channel.before = () => happened.push('posted');
    const delivering = outbox({
      posts,
      clock,
      postingOn: () => channel,
      running: () => ['web'],
      render: async ({ id }) => message(id, []),
      report: fail,
    });
    const keeper = roundKeeper({
      schedules,
      rounds: {
        ...rounds,
        async open(opening) {
          const did = await rounds.open(opening);
          happened.push('opened');
          return did;
        },
      },
      shelf,
      clock,
      drafting: { shelf, rounds, seed: () => 'seed', fits: () => true },
      running: () => ['web'],
      resultPosts: () => 1,
      asked: delivering.accept,
      report: fail,
    });
    await keeper.turn();
    expect(happened.slice(0, happened.lastIndexOf('opened'))).toContain('posted');
    await delivering.deliver();
    expect(happened.filter((what) => what === 'posted')).toHaveLength(CHANNELS);
    expect(channel.messages.size).toBe(CHANNELS);
    await delivering.deliver();
    expect(channel.messages.size).toBe(CHANNELS);
  });
});
