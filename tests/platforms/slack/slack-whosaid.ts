import { pino } from 'pino';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type App, openApp } from '../../../src/app.ts';
import type { PostingPlatform } from '../../../src/chat/platform.ts';
import type { Router } from '../../../src/chat/router.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { type SlackOptions, slackPlatform } from '../../../src/platforms/slack/slack-platform.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../fakes/slack/index.ts';
import { migratedSqlite, type TestDatabase } from '../../support/database.ts';

export interface Running {
  readonly slack: FakeSlack;
  readonly platform: PostingPlatform;
  /** What the operator was told at the start. */
  readonly told: string;
  /** Why the bot was told that it may no longer use Slack. */
  readonly lost: readonly string[];
  /** All that was logged at the default level, as it would stand in the log. */
  readonly logged: readonly string[];
}

export interface Whosaid {
  readonly app: App;
  start(options?: StartOptions): Promise<Running>;
}

export interface StartOptions {
  readonly by?: 'socket' | 'http';
  readonly prefix?: string;
  readonly slack?: FakeSlackOptions;
  readonly settings?: Partial<SlackOptions>;
  /** Other commands than Whosaid's. */
  readonly router?: Router;
}

/** The whole of Whosaid, and a Slack of its own for every start; all is stopped after each test. */
export function slackWhosaid(): Whosaid {
  let database: TestDatabase;
  let app: App;
  const running: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    database = await migratedSqlite();
    app = await openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }) });
  });
  afterEach(async () => {
    for (const { stop } of running.splice(0)) await stop();
  });
  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  return {
    get app() {
      return app;
    },
    async start({ by = 'socket', prefix = '', slack: given, settings, router = app.router } = {}) {
      const manifest = slackManifest(router.catalogue('en'), { prefix, mode: 'socket' });
      const slack = await startFakeSlack({ manifest, ...given });
      const lost: string[] = [];
      const logged: string[] = [];
      const platform = slackPlatform({
        ...optionsFor(slack, by),
        prefix,
        log: pino({ level: 'info' }, { write: (line) => logged.push(line) }),
        onLost: (told) => lost.push(told),
        ...settings,
      });
      running.push({
        async stop() {
          app.connect('slack', null);
          await platform.stop();
          await slack.stop();
        },
      });
      const told = await platform.start(router);
      app.connect('slack', platform.posting);
      const address = /http:\/\/\S+\/slack\/events/.exec(told)?.[0];
      if (address === undefined) await slack.waitForConnection();
      else slack.useHttp(address);
      return { slack, platform, told, lost, logged };
    },
  };
}

function optionsFor(slack: FakeSlack, by: 'socket' | 'http') {
  const { botToken, appToken, signingSecret, apiUrl } = slack;
  const line = by === 'socket' ? { appToken } : { signingSecret };
  return { botToken, apiUrl, host: '127.0.0.1', port: 0, ...line };
}
