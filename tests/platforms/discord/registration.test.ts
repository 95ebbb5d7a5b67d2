import { ApplicationCommandOptionType as Kind } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandListing, Router } from '../../../src/chat/router.ts';
import { commandBodies } from '../../../src/platforms/discord/command-bodies.ts';
import { registerCommands } from '../../../src/platforms/discord/registration.ts';
import { en } from '../../../src/texts/en.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { startOnDiscord } from './discord-whosaid.ts';
import { stubRouter } from './stub-router.ts';

const { router } = stubRouter();
let discord: FakeDiscord;
const settings = () => ({ token: discord.token, apiUrl: discord.url });
const puts = () => discord.requests.filter(({ method }) => method === 'PUT');

beforeEach(async () => {
  discord = await startFakeDiscord();
});
afterEach(() => discord.stop());

test('commands are registered when they differ from what Discord has, and only then', async () => {
  expect(await registerCommands(settings(), router)).toEqual({ commands: 5, changed: true });
  expect(await registerCommands(settings(), router)).toEqual({ commands: 5, changed: false });
  const on = await startOnDiscord(router, { discord });
  expect(puts().length).toBe(1);
  expect(on.started).toContain(en.discord.commandsUnchanged(5));
  await on.stop();
  const changed = { ...router, catalogue: (locale: string) => router.catalogue(locale).slice(1) };
  expect(await registerCommands(settings(), changed)).toMatchObject({ changed: true });
});

test('for development they are registered in one server', async () => {
  const guildId = discord.guild.id;
  expect(await registerCommands({ ...settings(), guildId }, router)).toMatchObject({ changed: true });
  expect(await registerCommands({ ...settings(), guildId }, router)).toMatchObject({ changed: false });
  expect(puts().map(({ path }) => path)).toEqual([expect.stringContaining(`/guilds/${guildId}/`)]);
});

test('a server without the bot, a wrong token and an unreachable Discord are told to the operator', async () => {
  const told = (more: object) => registerCommands({ ...settings(), ...more }, router);
  await expect(told({ guildId: '123456789012345678' })).rejects.toMatchObject({
    message: en.discord.wrongServer('123456789012345678'),
    retryable: false,
  });
  await expect(told({ token: 'a.b.c' })).rejects.toMatchObject({
    message: en.discord.badToken,
    retryable: false,
  });
  await expect(told({ apiUrl: 'http://127.0.0.1:9/api' })).rejects.toMatchObject({ retryable: true });
  discord.takeViolations();
});

test('a group is one command, kinds of options are Discord’s own, and members find it in servers and direct messages', () => {
  const bodies = commandBodies(router, {});
  expect(bodies.find(({ name }) => name === 'team')).toMatchObject({
    contexts: [0, 1],
    integration_types: [0],
    options: [
      {
        type: Kind.Subcommand,
        name: 'add',
        options: [
          { type: Kind.Mentionable, name: 'who', required: true },
          { type: Kind.Channel, name: 'channel', required: false },
        ],
      },
    ],
  });
  expect(JSON.stringify(bodies)).not.toContain('_localizations');
});

test('a second language is told to Discord beside the first', () => {
  const listing = (description: string): CommandListing => ({
    name: 'stance',
    description,
    group: null,
    onMessage: { label: `${description}?`, maxLength: 100 },
    options: [
      { name: 'event', description, required: true, kind: 'words', maxLength: 9_999, suggests: true },
    ],
  });
  const french = { ...en, locale: 'fr' };
  const two: Pick<Router, 'catalogue' | 'texts'> = {
    catalogue: (locale) => [listing(locale === 'fr' ? 'Positions' : 'Stances')],
    texts: (locale) => (locale === 'fr' ? french : en),
  };
  expect(commandBodies(two, {})).toMatchObject([
    {
      description: 'Stances',
      description_localizations: { fr: 'Positions' },
      options: [{ description_localizations: { fr: 'Positions' }, max_length: 6_000, autocomplete: true }],
    },
    { type: 3, name: 'Stances?', name_localizations: { fr: 'Positions?' } },
  ]);
});
