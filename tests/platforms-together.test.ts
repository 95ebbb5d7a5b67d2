import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './fakes/discord/start-fake-discord.ts';
import { type FakeSlack, startFakeSlack } from './fakes/slack/index.ts';
import type { TestDatabase } from './support/database.ts';
import { filledSqlite } from './support/filled-database.ts';
import { type WhosaidProcess, whosaid } from './support/whosaid-process.ts';

let database: TestDatabase;
let slack: FakeSlack;
let discord: FakeDiscord;
let running: WhosaidProcess | undefined;

beforeEach(async () => {
  [database, slack, discord] = await Promise.all([filledSqlite(), startFakeSlack(), startFakeDiscord()]);
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = undefined;
  await Promise.all([slack.stop(), discord.stop()]);
  await database.remove();
});

function start(variables: Readonly<Record<string, string>>): WhosaidProcess {
  running = whosaid('main.js', [], {
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    DISCORD_TOKEN: '',
    SLACK_BOT_TOKEN: '',
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: '',
    ...variables,
  });
  return running;
}

const onSlack = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
});
const onDiscord = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });

async function stopped({ child, ended }: WhosaidProcess) {
  child.kill('SIGTERM');
  return ended;
}

describe('npm start with tokens', () => {
  it('answers on both platforms, and leaves the playground off', async () => {
    const main = start({ ...onSlack(), ...onDiscord() });
    await main.printed(/Press Ctrl\+C/);
    await discord.waitForRegistration();
    const [there, here] = await Promise.all([
      slack.member('alma').slash('/stance', 'amnesty'),
      discord.member('member').slash('/stance', { event: 'amnesty' }),
    ]);
    expect(there.text).toContain('“the victim and the aggressor');
    expect(here.text).toContain('“the victim and the aggressor');
    const { code, stdout, stderr } = await stopped(main);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Discord: .*https:\/\/discord\.com\/oauth2\/authorize\?\S+$/mu);
    expect(stdout).toMatch(/^Slack: .*Socket Mode, because SLACK_APP_TOKEN is set/mu);
    expect(stdout).toMatch(/^Playground: off, because a chat platform is configured/mu);
  });

  it('serves one platform though the other one can’t start, and says why', async () => {
    const main = start({ ...onSlack(), ...onDiscord(), DISCORD_TOKEN: 'wrong.wrong.wrong' });
    await main.printed(/Slack: running/);
    expect((await slack.member('alma').slash('/stance', 'amnesty')).text).toContain('Government of Ukraine');
    const { code, stderr } = await stopped(main);
    expect(code).toBe(0);
    expect(stderr).toContain('DISCORD_TOKEN');
    expect(stderr).not.toContain('wrong.wrong');
  });

  it('ends if no platform can start', async () => {
    const { code, stderr } = await start({ ...onDiscord(), DISCORD_TOKEN: 'wrong.wrong.wrong' }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('DISCORD_TOKEN');
  });

  it('tries again where a platform can’t be reached, until it can', async () => {
    const port = await freePort();
    const main = start({ ...onDiscord(), DISCORD_API_URL: `http://127.0.0.1:${port}/api` });
    await expect.poll(() => main.errors(), { timeout: 10_000 }).toContain('Trying again in 5 s.');
    const later = await startFakeDiscord({ port });
    await main.printed(/Discord: .*online/);
    expect((await stopped(main)).code).toBe(0);
    await later.stop();
  });

  it('goes on with one platform when the other one’s token is revoked, and says so', async () => {
    const main = start({ ...onSlack(), ...onDiscord() });
    await main.printed(/Press Ctrl\+C/);
    await discord.waitForRegistration();
    discord.revokeToken();
    await expect.poll(() => main.errors(), { timeout: 10_000 }).toMatch(/Discord.*token/iu);
    expect((await slack.member('alma').slash('/stance', 'amnesty')).text).toContain('Government of Ukraine');
    expect((await stopped(main)).code).toBe(0);
  });

  it('stops at once, also while it can’t reach its platform', async () => {
    const main = start(onDiscord());
    await main.printed(/Press Ctrl\+C/);
    discord.gateway.drop();
    discord.rest.failNext({ times: 100, with: 'hang' });
    expect((await stopped(main)).code).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
