import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { Posting, PostingPlatform } from '../../src/chat/platform.ts';
import { discordPlatform } from '../../src/platforms/discord/discord-platform.ts';
import { slackPlatform } from '../../src/platforms/slack/slack-platform.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/start-fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts';
import type { TestDatabase } from './database.ts';
import { filledSqlite } from './filled-database.ts';

const silent = pino({ level: 'silent' });
const START = Date.UTC(2026, 10, 24, 12);

/** A whole Whosaid of each test's own, in which time passes and what recurs is done only when the test says so. */
export interface Ticking {
  readonly app: App;
  /** Lets time pass, and has done what is to be done then. */
  pass(milliseconds: number): Promise<void>;
}

export function ticking(): Ticking {
  let database: TestDatabase;
  let app: App;
  let now: number;
  let work: () => Promise<void>;

  beforeEach(async () => {
    database = await filledSqlite();
    now = START;
    app = await openApp({
      databaseUrl: database.url,
      log: silent,
      clock: { now: () => new Date(now) },
      timers: {
        every(_, turn) {
          work = turn;
          return async () => {};
        },
      },
    });
  });
  afterEach(async () => {
    await app.close();
    await database.remove();
  });

  return {
    get app() {
      return app;
    },
    async pass(milliseconds) {
      now += milliseconds;
      await work();
    },
  };
}

/** A stand-in for Discord of each test's own, on which that Whosaid runs. */
export function onDiscord(us: Ticking): { readonly discord: FakeDiscord; readonly posting: Posting } {
  let discord: FakeDiscord;
  let platform: PostingPlatform;

  beforeEach(async () => {
    discord = await startFakeDiscord();
    platform = discordPlatform({ token: discord.token, apiUrl: discord.url, log: silent, onLost: () => {} });
    await platform.start(us.app.router);
    us.app.connect('discord', platform.posting);
  });
  afterEach(async () => {
    await platform.stop();
    await discord.stop();
  });

  return {
    get discord() {
      return discord;
    },
    get posting() {
      return platform.posting;
    },
  };
}

/** A stand-in for Slack of each test's own, on which that Whosaid runs. */
export function onSlack(us: Ticking): { readonly slack: FakeSlack } {
  let slack: FakeSlack;
  let platform: PostingPlatform;

  beforeEach(async () => {
    slack = await startFakeSlack();
    platform = slackPlatform({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      prefix: '',
      host: '127.0.0.1',
      port: 0,
      log: silent,
      onLost: () => {},
    });
    await platform.start(us.app.router);
    us.app.connect('slack', platform.posting);
    await slack.waitForConnection();
  });
  afterEach(async () => {
    await platform.stop();
    await slack.stop();
  });

  return {
    get slack() {
      return slack;
    },
  };
}
