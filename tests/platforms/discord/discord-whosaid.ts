import { GatewayIntentBits } from 'discord.js';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type App, openApp } from '../../../src/app.ts';
import type { CannotStart, PostingPlatform } from '../../../src/chat/platform.ts';
import type { Router } from '../../../src/chat/router.ts';
import { discordPlatform } from '../../../src/platforms/discord/discord-platform.ts';
import type { FakeChannel } from '../../fakes/discord/guild.ts';
import { channelJson } from '../../fakes/discord/json.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { migratedSqlite, type TestDatabase } from '../../support/database.ts';

/** Lines of the log, parsed. */
export type Logged = Readonly<Record<string, unknown>>[];

/** A bot on a stand-in of Discord of its own. */
export interface OnDiscord {
  readonly discord: FakeDiscord;
  readonly platform: PostingPlatform;
  /** What the start told the operator. */
  readonly started: string;
  readonly logged: Logged;
  readonly lost: readonly CannotStart[];
  stop(): Promise<void>;
}

/** Starts a router on Discord; the stand-in is a new one unless given. */
export async function startOnDiscord(
  router: Router,
  options: { discord?: FakeDiscord; guildId?: string; token?: string } = {},
): Promise<OnDiscord> {
  const discord = options.discord ?? (await startFakeDiscord());
  const logged: Logged = [];
  const lost: CannotStart[] = [];
  const log = pino({ level: 'info' }, { write: (line) => logged.push(JSON.parse(line)) });
  const platform = discordPlatform({
    token: options.token ?? discord.token,
    apiUrl: discord.url,
    guildId: options.guildId,
    log,
    onLost: (why) => lost.push(why),
  });
  const started = await platform.start(router);
  return {
    discord,
    platform,
    started,
    logged,
    lost,
    async stop() {
      await platform.stop();
      if (options.discord === undefined) await discord.stop();
    },
  };
}

/** A new channel in the sample server, of which the bot is told; everybody lacks the rights of `deny` there. */
export function addChannel({ guild, gateway }: FakeDiscord, name: string, deny = 0n): FakeChannel {
  const channel = guild.addChannel(name, [{ of: 'everyone', deny }]);
  gateway.tell(GatewayIntentBits.Guilds, 'CHANNEL_CREATE', channelJson(channel), guild.id);
  return channel;
}

/** The whole of Whosaid on Discord, on a database of this test file's own. */
export function whosaidOnDiscord(): OnDiscord & { readonly app: App } {
  let database: TestDatabase;
  let app: App;
  let running: OnDiscord;

  beforeAll(async () => {
    database = await migratedSqlite();
    const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
    app = await openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }), clock });
    running = await startOnDiscord(app.router);
  });
  afterEach(() => running.discord.assertClean());
  afterAll(async () => {
    await running.stop();
    await app.close();
    await database.remove();
  });

  return {
    get app() {
      return app;
    },
    get discord() {
      return running.discord;
    },
    get platform() {
      return running.platform;
    },
    get started() {
      return running.started;
    },
    get logged() {
      return running.logged;
    },
    get lost() {
      return running.lost;
    },
    stop: () => running.stop(),
  };
}
