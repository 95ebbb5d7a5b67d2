import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { CannotStart } from '../../../src/chat/platform.ts';
import { discordPlatform } from '../../../src/platforms/discord/discord-platform.ts';
import { en } from '../../../src/texts/en.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { type OnDiscord, startOnDiscord } from './discord-whosaid.ts';
import { stubRouter } from './stub-router.ts';

const LOST = 'lost the connection to Discord, connecting again';
const BACK = 'connected to Discord again';
const running: { on: OnDiscord; discord: FakeDiscord }[] = [];

/** A bot on a stand-in of this test's own. */
async function start() {
  const discord = await startFakeDiscord();
  const stub = stubRouter();
  const on = await startOnDiscord(stub.router, { discord });
  running.push({ on, discord });
  const mia = discord.member('member');
  return {
    discord,
    stub,
    on,
    mia,
    told: () => on.logged.map(({ msg }) => msg),
    said: async () => (await mia.slash('/say')).text,
  };
}

afterAll(async () => {
  for (const { on, discord } of running) {
    await on.stop();
    await discord.stop();
  }
});

function gate() {
  let open: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { held, open };
}

describe.concurrent('the connection to Discord', () => {
  test('the start tells the operator where the bot is and how to invite it', async () => {
    const { on } = await start();
    expect(on.started).toContain('whosaid is online in 1 server; 5 commands registered anew.');
    const link = new URL(/https:\S+/.exec(on.started)?.[0] ?? '');
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    // View Channel, Send Messages, Read Message History, Send Messages in Threads
    expect(link.searchParams.get('permissions')).toBe(String(2 ** 10 + 2 ** 11 + 2 ** 16 + 2 ** 38));
  });

  test('after a drop, a call to reconnect and an ended session it answers again, and logs each once', async () => {
    const { discord, on, told, said } = await start();
    for (const fault of ['drop', 'reconnect', 'invalidate'] as const) {
      on.logged.length = 0;
      if (fault === 'invalidate') discord.gateway.invalidate(false);
      else discord.gateway[fault]();
      await expect.poll(told, { timeout: 10_000 }).toEqual([LOST, BACK]);
      expect(await said()).toBe('said');
    }
    expect(on.lost).toEqual([]);
  });

  test('a token that is revoked ends it for good, which is told once and without the token', async () => {
    const { discord, on } = await start();
    const { token } = discord;
    discord.revokeToken();
    await expect.poll(() => on.lost).toMatchObject([{ message: en.discord.badToken, retryable: false }]);
    await on.stop();
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 0 });
    expect(on.logged).toMatchObject([{ level: 50, msg: en.discord.badToken }]);
    expect(JSON.stringify(on.logged)).not.toContain(token);
  });

  test.each([
    ['an error of Discord', { status: 500 }],
    ['a short rate limit', { status: 429, retryAfter: 0.1 }],
    ['a cut connection', 'cut'],
  ] as const)('%s is overcome by asking again', async (_, fault) => {
    const { discord, said } = await start();
    discord.rest.failNext({ method: 'POST', path: /callback/, with: fault });
    expect(await said()).toBe('said');
  });

  test('an answer that Discord has already, because only its receipt was lost, is no fault', async () => {
    const { discord, stub, mia, on } = await start();
    const { held, open } = gate();
    stub.held = held;
    const { id, token } = (await mia.slash('/hold', {}, { patience: 100 })).interaction.payload;
    await fetch(`${discord.url}/v10/interactions/${id}/${token}/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 5, data: { flags: 64 } }),
    });
    open();
    await expect.poll(() => discord.requests.filter(({ status }) => status === 400).length).toBe(1);
    expect(on.logged).toEqual([]);
    discord.takeViolations();
  });

  test('while Discord hangs, a stop is over within seconds', async () => {
    const { discord, mia, on } = await start();
    discord.rest.failNext({ method: 'POST', path: /callback/, times: 2, with: 'hang' });
    expect((await mia.slash('/say', {}, { patience: 100 })).kind).toBe('no answer');
    const before = Date.now();
    await on.stop();
    expect(Date.now() - before).toBeLessThan(3_500);
  });

  test('a stop ends a start that Discord keeps waiting', async () => {
    const { discord, stub } = await start();
    discord.rest.failNext({ method: 'GET', path: /gateway/, with: 'hang' });
    const platform = discordPlatform({
      token: discord.token,
      apiUrl: discord.url,
      log: pino({ level: 'silent' }),
      onLost: () => {},
    });
    const starting = platform.start(stub.router);
    await expect.poll(() => discord.requests.at(-1)?.path).toBe('/gateway/bot');
    const refused = expect(starting).rejects.toBeInstanceOf(CannotStart);
    await platform.stop();
    await refused;
  });

  test('a stop while the connection is lost ends the tries to get it back', async () => {
    const { discord, on, told } = await start();
    const { sessions } = discord.gateway;
    discord.gateway.drop();
    await expect.poll(told).toEqual([LOST]);
    await on.stop();
    // Longer than discord.js waits between two tries.
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([...sessions.values()].filter(({ socket }) => socket !== null)).toEqual([]);
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 0 });
  });

  test('a stop lets an answer under way reach its member', async () => {
    const { stub, mia, on } = await start();
    const { held, open } = gate();
    stub.held = held;
    const waiting = mia.slash('/hold');
    await expect.poll(() => stub.actors.length).toBe(1);
    const stopping = on.stop();
    open();
    expect((await waiting).text).toBe('said');
    await stopping;
  });

  test('servers that come, go and have an outage change nothing for the others', async () => {
    const { discord, said } = await start();
    const other = discord.addGuild('Other');
    expect((await discord.member('member', other).slash('/say')).text).toBe('said');
    discord.removeGuild(other, 'outage');
    discord.returnGuild(other);
    discord.removeGuild(other, 'removed');
    expect(await said()).toBe('said');
  });

  test('a wrong token and an unreachable Discord keep it from starting, and only the second may go by itself', async () => {
    const { discord, stub } = await start();
    const again = (options: { token?: string; url?: string }) =>
      startOnDiscord(stub.router, { ...options, discord: { ...discord, url: options.url ?? discord.url } });
    await expect(again({ token: 'MTA.bad.token' })).rejects.toMatchObject({
      message: en.discord.badToken,
      retryable: false,
    });
    await expect(again({ url: 'http://127.0.0.1:9/api' })).rejects.toMatchObject({ retryable: true });
    discord.takeViolations();
  });
});
