import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actionRef } from '../../../src/chat/action.ts';
import type { Message } from '../../../src/chat/message.ts';
import { PostFault } from '../../../src/chat/platform.ts';
import { channelJson } from '../../fakes/discord/json.ts';
import { startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { addChannel, type OnDiscord, startOnDiscord } from './discord-whosaid.ts';
import { stubRouter } from './stub-router.ts';

const MINUTE = 60_000;
let on: OnDiscord;
let now = Date.now();
let made = 0;
let channel: string;

beforeAll(async () => {
  on = await startOnDiscord(stubRouter().router, { discord: await startFakeDiscord({ now: () => now }) });
});
beforeEach(async () => {
  made += 1;
  now += 60 * MINUTE;
  channel = await known(addChannel(on.discord, `channel ${made}`).id);
});
afterAll(async () => {
  await on.stop();
  await on.discord.stop();
});

/** Once the bot has heard of it. */
async function known(id: string): Promise<string> {
  await expect.poll(() => on.platform.posting.check(on.discord.guild.id, id)).toEqual([]);
  return id;
}

function question(key: string): Message {
  const button = { on: actionRef('quiz.answer', `${key}.1.0`), label: 'A' };
  return {
    kind: 'message',
    summary: 'A question',
    blocks: [
      { kind: 'text', text: 'Who said this?' },
      { kind: 'buttons', buttons: [button] },
    ],
  };
}

const post = (key: string) => on.platform.posting.post(on.discord.guild.id, channel, question(key), key);
const find = (key: string, since = new Date(now)) =>
  on.platform.posting.find?.(on.discord.guild.id, channel, key, since);
const why = (task: Promise<unknown> | undefined) =>
  task?.then(
    (found) => ({ found }),
    (error: unknown) => (error instanceof PostFault ? error.why : error),
  );

function chatter(count: number): void {
  const fake = on.discord.world.channel(channel);
  if (fake === undefined) throw new Error('no channel');
  for (let said = 0; said < count; said += 1) on.discord.member('other').say('hm', { channel: fake });
}

test('a post is found by its key alone, and only as a whole', async () => {
  const ref = await post('round-1');
  await post('round-12');
  expect(await find('round-1')).toEqual(ref);
  expect(await find('round')).toBeNull();
  expect(await find('round-1.1')).toBeNull();
  expect(await find('quiz.answer')).toBeNull();
});

test('a post whose answer was lost is found when Discord has forgotten its nonce', async () => {
  const since = new Date(now);
  on.discord.rest.failNext({ method: 'POST', path: /messages$/, with: { done: 'cut' } });
  expect(await why(post('lost'))).toMatchObject({ kind: 'delayed' });
  now += 30 * MINUTE;
  const [standing, ...more] = on.discord.world.publicMessages(channel);
  expect(await find('lost', since)).toEqual({ channel, id: standing?.id });
  expect(more).toEqual([]);
});

test('what is not the bot’s own is not taken for it', async () => {
  await post('copied');
  const [message] = on.discord.world.publicMessages(channel);
  if (message === undefined) throw new Error('nothing was posted');
  message.author = on.discord.member('other').member.user;
  expect(await find('copied')).toBeNull();
});

test('an earlier post with that key is not found, one of just before is, because clocks differ', async () => {
  await post('early');
  expect(await find('early', new Date(now + 10_000))).not.toBeNull();
  expect(await find('early', new Date(now + 5 * MINUTE))).toBeNull();
});

test('a post is found among hundreds of messages', async () => {
  chatter(250);
  const ref = await post('among');
  chatter(150);
  expect(await find('among')).toEqual(ref);
  expect(await find('absent')).toBeNull();
});

test('a post that may stand among more messages than are looked at stays unconfirmed', async () => {
  chatter(1_000);
  await post('buried');
  expect(await why(find('buried'))).toEqual({ kind: 'unconfirmed' });
});

test('without leave to read back nothing is said to be missing but that', async () => {
  const { id } = addChannel(on.discord, `no history ${made}`, PermissionFlagsBits.ReadMessageHistory);
  channel = await known(id);
  await post('unread');
  expect(await why(find('unread'))).toEqual({
    kind: 'unreachable',
    obstacles: [{ who: 'bot', lacks: 'history' }],
  });
});

test('what is shown of a channel is no proof once the leave to read back is lost', async () => {
  await post('seen before');
  const fake = on.discord.world.channel(channel);
  if (fake === undefined) throw new Error('no channel');
  const { guild, gateway } = on.discord;
  on.discord.rest.failNext({ method: 'GET', path: /messages/, with: { delayMs: 100 } });
  const looking = why(find('seen before'));
  guild.setOverwrites(fake, [{ of: 'everyone', deny: PermissionFlagsBits.ReadMessageHistory }]);
  gateway.dispatch('CHANNEL_UPDATE', channelJson(fake), guild.id);
  expect(await looking).toEqual({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'history' }] });
});

test('a channel that the bot may not see, or that Discord denies it, is unreachable', async () => {
  channel = on.discord.channel('hidden').id;
  expect(await why(find('x'))).toEqual({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'view' }] });
  channel = '123456789012345678';
  expect(await why(find('x'))).toEqual({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'gone' }] });
});

test('where Discord does not answer, it is not said that nothing is there', async () => {
  await post('there');
  for (const fault of [{ status: 500 }, 'cut', { page: 200 }, { page: 403 }] as const) {
    on.discord.rest.failNext({ method: 'GET', path: /messages/, with: fault });
    expect(await why(find('there'))).toMatchObject({ kind: 'delayed' });
  }
});
