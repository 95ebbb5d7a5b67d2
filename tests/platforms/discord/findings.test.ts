import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { discordFindings } from '../../../src/platforms/discord/findings.ts';
import { registerCommands } from '../../../src/platforms/discord/registration.ts';
import { en } from '../../../src/texts/en.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { stubRouter } from './stub-router.ts';

const { router } = stubRouter();
const { doctor } = en.discord;
let discord: FakeDiscord;
const settings = () => ({ token: discord.token, apiUrl: discord.url, guildId: discord.guild.id });

beforeEach(async () => {
  discord = await startFakeDiscord();
});
afterEach(() => discord.stop());

test('a bot that is set up is found so', async () => {
  await registerCommands(settings(), router);
  const found = await discordFindings(settings(), router, en);
  expect(found.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  expect(JSON.stringify(found)).not.toContain(discord.token);
});

test('each thing that is wrong has its fix', async () => {
  const elsewhere = { ...settings(), guildId: '123456789012345678' };
  discord.removeGuild(discord.guild, 'removed');
  const found = await discordFindings(elsewhere, router, en);
  expect(found.filter(({ state }) => state === 'wrong')).toMatchObject([
    {
      subject: doctor.servers,
      said: doctor.inNone,
      fix: expect.stringContaining('https://discord.com/oauth2'),
    },
    { subject: doctor.server, said: doctor.notThere('123456789012345678') },
  ]);
  const { guildId: _, ...everywhere } = settings();
  expect(await discordFindings(everywhere, router, en)).toContainEqual({
    subject: doctor.commands,
    state: 'wrong',
    said: doctor.differ,
    fix: doctor.register,
  });
  discord.takeViolations();
});

test('a channel for notices where the bot may post but not read back is found to lack that', async () => {
  const { id: guildId } = discord.guild;
  const deny = PermissionFlagsBits.ReadMessageHistory;
  const { id: channel } = discord.guild.addChannel('no history', [{ of: 'everyone', deny }]);
  const general = discord.channel('general').id;
  const places = [
    { guildId, channel, posts: 'notices' },
    { guildId, channel: general, posts: 'rounds' },
  ] as const;
  const found = await discordFindings({ ...settings(), places }, router, en);
  expect(found.slice(-2)).toEqual([
    {
      subject: doctor.channelFor.notices(channel),
      state: 'wrong',
      said: doctor.cannotFind,
      fix: en.sharing.lacks.bot.history,
    },
    { subject: doctor.channelFor.rounds(general), state: 'ok', said: doctor.canPost },
  ]);
});

test('a wrong token and a Discord that does not answer are told apart', async () => {
  const [token] = await discordFindings({ ...settings(), token: 'MTA.wrong.token' }, router, en);
  expect(token).toEqual({
    subject: doctor.token,
    state: 'wrong',
    said: doctor.notAccepted,
    fix: en.discord.badToken,
  });
  const [answer] = await discordFindings({ ...settings(), apiUrl: 'http://127.0.0.1:9/api' }, router, en);
  expect(answer).toMatchObject({ state: 'wrong', fix: en.discord.unreachable('http://127.0.0.1:9/api') });
  discord.takeViolations();
});
