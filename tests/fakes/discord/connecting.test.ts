import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientFor, startBot } from './sample-bot.ts';
import { type FakeDiscord, startFakeDiscord } from './start-fake-discord.ts';

let discord: FakeDiscord;
let client: Client | null = null;

beforeEach(async () => {
  discord = await startFakeDiscord();
});

afterEach(async () => {
  await client?.destroy();
  await discord.stop();
});

const commands = [{ name: 'ping', description: 'Answers' }];
const pong = { content: 'pong', allowedMentions: { parse: [] } };

async function connect(): Promise<Client<true>> {
  const bot = await startBot(discord, commands, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply(pong);
  });
  client = bot;
  return bot;
}

test('a client logs in and knows its servers', async () => {
  const bot = await connect();
  expect(bot.guilds.cache.map(({ name }) => name)).toEqual(['Sample server']);
  expect(discord.commands().map(({ name }) => name)).toEqual(['ping']);
});

test('what happened while the connection was broken comes when the session resumes', async () => {
  await connect();
  discord.gateway.drop();
  const seen = await discord.member('member').slash('/ping');
  expect(seen.text).toBe('pong');
  expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
});

test.each([
  ['told to reconnect', () => discord.gateway.reconnect()],
  ['told that the session is invalid but can be resumed', () => discord.gateway.invalidate(true)],
])('a client resumes when %s', async (_, tell) => {
  await connect();
  tell();
  await expect.poll(() => discord.gateway.resumes, { timeout: 8000 }).toBe(1);
  expect((await discord.member('member').slash('/ping')).text).toBe('pong');
});

test('a client whose session is lost identifies again', async () => {
  await connect();
  discord.gateway.invalidate(false);
  await expect.poll(() => discord.gateway.identifies, { timeout: 12_000 }).toBe(2);
  expect((await discord.member('member').slash('/ping')).text).toBe('pong');
});

test('a client notices that its heartbeats are no longer acknowledged', async () => {
  discord.gateway.heartbeatInterval = 200;
  await connect();
  discord.gateway.zombie = true;
  await expect.poll(() => discord.gateway.resumes, { timeout: 8000 }).toBeGreaterThan(0);
});

test('a privileged intent is not allowed', async () => {
  client = clientFor(discord, [GatewayIntentBits.GuildMembers]);
  await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/i);
});

test('a wrong token is refused', async () => {
  client = clientFor(discord);
  await expect(client.login('wrong')).rejects.toThrow(/invalid token/i);
});

test('a revoked token ends the connection and every request', async () => {
  const bot = await connect();
  const invalidated = new Promise((resolve) =>
    bot.on(Events.ShardDisconnect, (event) => resolve(event.code)),
  );
  discord.revokeToken();
  expect(await invalidated).toBe(4004);
  const asked = bot.rest.get('/users/@me');
  await expect(asked).rejects.toMatchObject({ status: 401 });
});

test.each([
  ['is told to slow down', { status: 429, retryAfter: 0.05 }],
  ['is told to slow down with everything', { status: 429, retryAfter: 0.05, global: true }],
  ['meets an error of Discord', { status: 500 }],
  ['loses the connection', 'cut'],
] as const)('a client that %s tries again', async (_, fault) => {
  const bot = await connect();
  discord.rest.failNext({ method: 'GET', path: /^\/users\/@me$/, with: fault });
  expect(await bot.rest.get('/users/@me')).toMatchObject({ id: bot.user.id });
  expect(discord.requests.filter(({ path }) => path === '/users/@me')).toHaveLength(2);
});

test('a server comes, is out of reach for a while, and goes', async () => {
  const bot = await connect();
  const next = (event: string) => new Promise((resolve) => bot.once(event, resolve));
  const came = next(Events.GuildCreate);
  const guild = discord.addGuild('Another');
  expect(await came).toMatchObject({ id: guild.id });
  const unreachable = next(Events.GuildUnavailable);
  discord.removeGuild(guild, 'outage');
  expect(await unreachable).toMatchObject({ id: guild.id });
  const gone = next(Events.GuildDelete);
  discord.removeGuild(guild, 'removed');
  expect(await gone).toMatchObject({ id: guild.id });
});
