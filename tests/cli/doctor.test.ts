import { readFileSync } from 'node:fs';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { projectFile } from '../../src/root.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/start-fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { filledSqlite } from '../support/filled-database.ts';
import { whosaid } from '../support/whosaid-process.ts';

const { SendMessages, ViewChannel } = PermissionFlagsBits;

let database: TestDatabase;
let slack: FakeSlack;
let discord: FakeDiscord;

beforeAll(async () => {
  [database, slack, discord] = await Promise.all([filledSqlite(), startFakeSlack(), startFakeDiscord()]);
});
afterAll(async () => {
  await Promise.all([slack.stop(), discord.stop()]);
  await database.remove();
});

const off = {
  DISCORD_TOKEN: '',
  SLACK_BOT_TOKEN: '',
  SLACK_APP_TOKEN: '',
  SLACK_SIGNING_SECRET: '',
  SLACK_COMMAND_PREFIX: '',
};
const good = () => ({
  ...off,
  DATABASE_URL: database.url,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.url,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
});

function run(script: 'doctor' | 'register' | 'manifest', variables = {}, args: readonly string[] = []) {
  return whosaid(`cli/${script}.js`, args, variables).ended;
}

describe('npm run register', () => {
  it('tells Discord the commands once, and nothing when they are there', async () => {
    const before = await run('doctor', good());
    expect(before.code).toBe(1);
    expect(before.stdout).toContain('Fix: Run npm run register');

    expect((await run('register', good())).stdout).toMatch(/^\d+ commands are registered everywhere\.\n$/u);
    expect((await run('register', good())).stdout).toContain('nothing was sent');
    expect(discord.commands().map(({ name }) => name)).toContain('stance');
  });

  it('says what to do about a wrong token, or none', async () => {
    const wrong = await run('register', { ...good(), DISCORD_TOKEN: 'wrong.wrong.wrong' });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('Reset Token');
    expect(await run('register', off)).toMatchObject({
      code: 1,
      stderr: 'DISCORD_TOKEN is not set, so there is nothing to register.\n',
    });
  });
});

describe('npm run doctor', () => {
  beforeAll(async () => {
    if (discord.commands().length === 0) await run('register', good());
  });

  it('finds nothing wrong where nothing is', async () => {
    const { code, stdout, stderr } = await run('doctor', good());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(/WRONG|\?/u);
    expect(stdout).toContain('Everything that was looked at is as it should be.');
  });

  it('names each wrong thing with its fix, and never a secret', async () => {
    const secrets = { DISCORD_TOKEN: 'hunter2.hunter2.hunter2', SLACK_BOT_TOKEN: 'xoxb-hunter2' };
    const { code, stdout, stderr } = await run('doctor', {
      ...good(),
      ...secrets,
      DATABASE_URL: 'file:/dev/null/whosaid.db',
    });
    expect(code).toBe(1);
    for (const [, subject] of stdout.matchAll(/^WRONG {2}(\S+):.*\n(?! +Fix: )/gmu))
      throw new Error(`no fix for ${subject}`);
    expect(stdout).toContain('WRONG  Database');
    expect(stdout).toContain('WRONG  DISCORD_TOKEN');
    expect(stdout).toContain('WRONG  SLACK_BOT_TOKEN');
    expect(stdout).toContain('3 things are wrong.');
    expect(stdout + stderr).not.toContain('hunter2');
  });

  it('looks whether the bot may post where it has to by itself', async () => {
    const app = await openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }) });
    const { settings } = app.store;
    const denied = { general: 0n, 'read-only': SendMessages, hidden: ViewChannel };
    const servers = Object.entries(denied).map(([name, deny]) => {
      const guild = discord.addGuild(name);
      const channel = guild.addChannel(name, [{ of: 'everyone', deny }]).id;
      return { community: `discord:${guild.id}` as CommunityKey, channel };
    });
    for (const { community, channel } of servers)
      await settings.setNoticesChannel(community, channel, 'somebody');
    const { stdout } = await run('doctor', good());
    const [general, readOnly, hidden] = servers.map(({ channel }) => `${channel} for notices: the bot`);
    expect(stdout).toContain(`${general} may post there`);
    expect(stdout).toMatch(
      new RegExp(`^WRONG .*${readOnly} may not .*\\n +Fix: Whosaid may not write there\\.`, 'mu'),
    );
    expect(stdout).toMatch(
      new RegExp(`^WRONG .*${hidden} may not .*\\n +Fix: Whosaid can’t see that channel\\.`, 'mu'),
    );
    for (const { community } of servers) await settings.setNoticesChannel(community, null, 'somebody');

    const [, , away] = servers;
    if (away === undefined) throw new Error('no server');
    const rule = { weekday: 1, minute: 600, zone: 'Europe/Kyiv' } as const;
    const plan = { channel: away.channel, dossier: null, rule, questions: 3, openMinutes: 60 };
    const { community } = away;
    const schedule = { ...plan, community, locale: 'en', by: 'somebody', nextDue: new Date('2031-01-06') };
    const made = await app.store.schedules.add(schedule);
    const weekly = await run('doctor', good());
    expect(weekly.stdout).toMatch(
      new RegExp(`^WRONG .*${away.channel} for weekly rounds: .*\\n +Fix: Whosaid can’t see that`, 'mu'),
    );
    if (made !== null) await app.store.schedules.remove(community, made.number);
    await app.close();
  });

  it('says which platforms are off', async () => {
    const { code, stdout } = await run('doctor', { ...off, DATABASE_URL: database.url });
    expect(code).toBe(0);
    expect(stdout).toContain('Discord: off, because DISCORD_TOKEN is not set');
    expect(stdout).toContain('Slack: off, because SLACK_BOT_TOKEN is not set');
  });
});

describe('npm run manifest', () => {
  it('prints what slack-manifest.yaml holds', async () => {
    const { code, stdout } = await run('manifest', off);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(projectFile('slack-manifest.yaml'), 'utf8'));
  });

  it('follows the prefix and the public address', async () => {
    const { stdout } = await run('manifest', { ...off, SLACK_COMMAND_PREFIX: 'ws-' }, [
      '--url',
      'https://whosaid.example.org',
    ]);
    expect(stdout).toContain('command: /ws-stance');
    expect(stdout).toContain('request_url: https://whosaid.example.org/slack/events');
    expect(stdout).toContain('socket_mode_enabled: false');
  });

  it('refuses an address that Slack would refuse', async () => {
    const { code, stderr } = await run('manifest', off, ['--url', 'http://whosaid.example.org']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Usage: /u);
  });
});
