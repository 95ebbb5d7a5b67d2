import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { en } from '../../../src/texts/en.ts';
import { controlsOf } from '../../fakes/discord/render-text.ts';
import type { Sight } from '../../fakes/discord/sight.ts';
import { startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { type OnDiscord, startOnDiscord } from './discord-whosaid.ts';
import { buttons, stubRouter } from './stub-router.ts';

const stub = stubRouter();
let on: OnDiscord;
let now = Date.now();
const mia = () => on.discord.member('member');

beforeAll(async () => {
  on = await startOnDiscord(stub.router, { discord: await startFakeDiscord({ now: () => now }) });
});
afterEach(() => on.discord.assertClean());
afterAll(async () => {
  await on.stop();
  await on.discord.stop();
});

function gate() {
  let open: () => void = () => {};
  stub.held = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => open();
}

/** The only button there. */
function buttonOf({ message, followUps }: Sight): string {
  for (const one of [message, ...followUps]) {
    const [button] = one === null ? [] : controlsOf(one);
    if (button !== undefined && 'custom_id' in button) return button.custom_id;
  }
  throw new Error('no button');
}

test('work that may be late is announced at once and told when it is done', async () => {
  const open = gate();
  const seen = await mia().slash('/late');
  expect(seen).toMatchObject({ kind: 'thinking', private: true });
  open();
  expect((await seen.settled()).text).toBe('at last');
});

test('an answer that is not there after two seconds is announced, and told when it is', async () => {
  const open = gate();
  const seen = await mia().slash('/hold');
  expect(seen).toMatchObject({ kind: 'thinking', private: true });
  open();
  expect((await seen.settled()).text).toBe('said');
});

test('a late press changes the member’s own message, and a late form waits behind a button', async () => {
  stub.said = buttons(['Update', 'late.update'], ['Fill in', 'late.form']);
  const seen = await mia().slash('/say');
  const formed = await mia().press(seen, 'late.form:');
  await expect.poll(() => formed.text).toContain(en.discord.formReady);
  const opened = await mia().press(formed, buttonOf(formed));
  expect(opened.modal?.custom_id).toBe('claim.save:draft');
  expect((await mia().press(seen, 'late.update:')).kind).toBe('nothing');
  await expect.poll(() => seen.text).toBe('updated late');
});

test('work that takes long says how far it is, where its answer comes', async () => {
  stub.said = buttons(['Tell', 'late.telling']);
  const open = gate();
  const seen = await mia().slash('/say');
  expect((await mia().press(seen, 'late.telling:')).kind).toBe('nothing');
  await expect.poll(() => seen.text, { timeout: 5_000 }).toBe('half done');
  open();
  await expect.poll(() => seen.text).toBe('all done');
  expect(seen.followUps).toEqual([]);
});

test('a button on what others see too answers whoever presses it in private', async () => {
  stub.said = buttons(['Hold on', 'hold.on']);
  stub.held = Promise.resolve();
  const { id } = on.discord.channel('general');
  const posted = await on.platform.posting.post(on.discord.guild.id, id, stub.said, 'shared');
  const [message] = on.discord.channel('general').messages;
  if (message === undefined) throw new Error('nothing was posted');
  const pressed = await on.discord.member('other').press(message, 'hold.on:');
  expect(pressed).toMatchObject({ kind: 'message', private: true, text: 'held' });
  expect(stub.asked.at(-1)).toMatchObject({ kind: 'press', on: posted });
  await on.platform.posting.remove(on.discord.guild.id, posted);
});

test('a button on what one member alone sees tells of no message that it stands in', async () => {
  stub.said = buttons(['Hold on', 'hold.on']);
  stub.held = Promise.resolve();
  await mia().press(await mia().slash('/say'), 'hold.on:');
  expect(stub.asked.at(-1)).toEqual({ kind: 'press', ref: 'hold.on:', values: [] });
});

test('a form is filled in, refused with what is wrong, opened again as it was left, and taken', async () => {
  const form = await mia().slash('/claim');
  expect(form.modal?.title.length).toBe(45);
  const refused = await mia().submit(form, { words: 'bad', note: 'my note', how: 'wrote' });
  expect(refused).toMatchObject({ kind: 'message', private: true });
  expect(refused.text).toContain('**Words:** Not **good**');
  const again = await mia().press(refused, buttonOf(refused));
  const taken = await mia().submit(again, { words: 'good' });
  expect(taken.text).toContain('saved');
  expect(taken.text).toContain('my note');
  expect(taken.text).toContain('wrote');
});

test('what an option names arrives by its id, and only managers of the whole server may use it', async () => {
  const moderator = on.discord.member('moderator');
  const [, role] = on.discord.guild.roles;
  const { id } = on.discord.channel('politics');
  const seen = await moderator.slash('/team add', { who: `${role?.id}`, channel: id });
  expect(seen.text).toBe(`\\@&${role?.id} in ${id}`);
  const other = on.discord.member('other').member.user.id;
  expect((await moderator.slash('/team add', { who: other })).text).toContain(`\\@${other}`);
  expect((await mia().slash('/team add', { who: other })).text).toBe(en.router.moderatorsOnly);
});

test('who rules one channel does not rule the server; its owner does', async () => {
  const { guild } = on.discord;
  const channel = guild.addChannel('own', [{ of: mia().member, allow: 8_208n }]);
  on.discord.gateway.dispatch(
    'CHANNEL_CREATE',
    { id: channel.id, name: 'own', type: 0, guild_id: guild.id, permission_overwrites: [] },
    guild.id,
  );
  await mia().slash('/say', {}, { channel });
  await on.discord.member('owner').slash('/say');
  const [ofChannel, owner] = stub.actors.slice(-2);
  expect(await ofChannel?.isManager()).toBe(false);
  expect(await owner?.isManager()).toBe(true);
  await on.discord.member('moderator').slash('/say');
  expect(stub.actors.at(-1)?.roles).toEqual([guild.roles[1]?.id]);
});

test('who asks is vouched for by Discord, and where they could not share says why', async () => {
  const channels = on.discord.guild.channels;
  const idOf = (name: string) => channels.find((channel) => channel.name === name)?.id;
  for (const channel of ['general', 'debate', 'read-only', 'hidden', 'dm'])
    await mia().slash('/say', {}, { channel, locale: 'fr' });
  const [general, debate, readOnly, hidden, direct] = stub.actors.slice(-5);
  expect(general).toMatchObject({
    platform: 'discord',
    tenantId: on.discord.guild.id,
    userId: mia().member.user.id,
    name: 'Mia from the north',
    locale: 'fr',
    place: { channel: idOf('general'), obstacles: [] },
  });
  expect(debate?.place).toEqual({ channel: idOf('debate'), obstacles: [] });
  expect(readOnly?.place?.obstacles).toEqual([{ who: 'bot', lacks: 'write' }]);
  expect(hidden?.place?.obstacles).toEqual([{ who: 'bot', lacks: 'view' }]);
  expect(direct).toMatchObject({ tenantId: '@direct', place: null });
});

test('in a server that has the commands without the bot, nobody is a moderator and nothing can be shared', async () => {
  const without = on.discord.addGuild('Commands only');
  on.discord.removeGuild(without, 'removed');
  await on.discord.member('owner', without).slash('/say');
  const asked = stub.actors.at(-1);
  expect(asked?.tenantId).toBe(without.id);
  expect(asked?.place?.obstacles).toEqual([{ who: 'bot', lacks: 'membership' }]);
  expect(await asked?.isManager()).toBe(false);
});

test('an answer that Discord refuses is told so, and logged without its words', async () => {
  const broken = buttons(['Secret words', 'say']);
  // A label that is no text can only come from a fault of ours.
  stub.said = {
    ...broken,
    blocks: [{ kind: 'buttons', buttons: [{ on: 'x'.repeat(101) as never, label: 'Secret words' }] }],
  };
  const seen = await mia().slash('/say');
  expect(seen.text).toBe(en.discord.notTaken);
  expect(on.discord.takeViolations().length).toBe(1);
  expect(on.logged.at(-1)).toMatchObject({ level: 50, what: expect.stringContaining('50035') });
  expect(JSON.stringify(on.logged)).not.toContain('Secret words');
});

test('a fault of ours is told so, and logged with where it happened', async () => {
  stub.said = { kind: 'message', summary: 'broken', blocks: null as never };
  expect((await mia().slash('/say')).text).toBe(en.discord.notTaken);
  expect(on.logged.at(-1)).toMatchObject({ level: 50, err: { stack: expect.stringContaining('pieces') } });
  stub.said = buttons(['On', 'hold.on']);
});

test('an answer that comes too late for Discord is logged, and harms nothing', async () => {
  const open = gate();
  const waiting = mia().slash('/hold', {}, { patience: 400 });
  await expect.poll(() => stub.actors.length).toBeGreaterThan(0);
  now += 3_001;
  open();
  expect((await waiting).kind).toBe('no answer');
  await expect
    .poll(() => on.logged.at(-1))
    .toMatchObject({ level: 40, what: expect.stringContaining('10062') });
  expect((await mia().slash('/say')).kind).toBe('message');
  on.discord.takeViolations();
});
