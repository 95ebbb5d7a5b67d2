import { afterEach, beforeEach, expect, test } from 'vitest';
import { PostFault } from '../../../src/chat/platform.ts';
import { sentence } from '../../../src/chat/refusal.ts';
import type { Fault } from '../../fakes/discord/faults.ts';
import { addChannel, type OnDiscord, startOnDiscord } from './discord-whosaid.ts';
import { stubRouter } from './stub-router.ts';

let on: OnDiscord;

beforeEach(async () => {
  on = await startOnDiscord(stubRouter().router);
});
afterEach(() => on.stop());

const said = (text: string) => sentence(text, text);
const general = () => on.discord.channel('general').id;
const post = (key: string, id = general()) =>
  on.platform.posting.post(on.discord.guild.id, id, said(key), key);
const whyNot = (task: Promise<unknown>) =>
  task.then(
    () => null,
    (error: unknown) => (error instanceof PostFault ? error.why : error),
  );
const sent = (method: string) =>
  on.discord.requests.filter((one) => one.method === method && /\/messages/.test(one.path)).length;

test.each<[string, Fault]>([
  ['found Discord broken', { status: 500 }],
  ['was cut off', 'cut'],
  ['got the page of a proxy for an answer', { page: 200 }],
  ['was blocked on its way', { page: 403 }],
  ['was done, and cut off before its answer', { done: 'cut' }],
  ['was done, and answered by an error', { done: 'status 500' }],
])('a post that %s is sent once, and stands there once when it is repeated', async (_, fault) => {
  on.discord.rest.failNext({ method: 'POST', path: /messages/, with: fault });
  expect(await whyNot(post('key'))).toMatchObject({ kind: 'delayed', pause: expect.any(Number) });
  expect(sent('POST')).toBe(1);
  await post('key');
  expect(on.discord.channel('general').messages).toHaveLength(1);
});

test('a change or removal whose answer is lost may be done again', async () => {
  const { posting } = on.platform;
  const { id: guild } = on.discord.guild;
  const ref = await post('key');
  for (const fault of [{ done: 'cut' }, { status: 502 }, { page: 200 }] as const) {
    on.discord.rest.failNext({ method: 'PATCH', path: /messages/, with: fault });
    expect(await whyNot(posting.update(guild, ref, said('changed')))).toMatchObject({ kind: 'delayed' });
  }
  expect(sent('PATCH')).toBe(3);
  await posting.update(guild, ref, said('changed'));
  on.discord.rest.failNext({ method: 'DELETE', path: /messages/, with: { done: 'cut' } });
  expect(await whyNot(posting.remove(guild, ref))).toMatchObject({ kind: 'delayed' });
  await posting.remove(guild, ref);
  expect(on.discord.channel('general').messages).toEqual([]);
});

test('a sixth post waits for its turn, so that Discord need not refuse it', async () => {
  const { limits } = on.discord.rest;
  for (let count = 1; count <= 4; count += 1) await post(`${count}`);
  limits.now = () => Date.now() + 4_500;
  await Promise.all([post('5'), post('6')]);
  expect(on.discord.channel('general').messages).toHaveLength(6);
  expect(limits.refused).toEqual({ ofChannel: 0, global: 0 });
});

test('a long wait that all requests have is told, and Discord is not asked before it is over', async () => {
  on.discord.rest.failNext({ method: 'POST', with: { status: 429, retryAfter: 60, global: true } });
  for (const key of ['first', 'second', 'third']) {
    const why = await whyNot(post(key));
    expect(why).toMatchObject({ kind: 'delayed' });
    expect((why as { readonly pause: number }).pause).toBeGreaterThan(55_000);
  }
  expect(sent('POST')).toBe(1);
});

test('a long wait for a limit that is not the bot’s own is told too', async () => {
  on.discord.rest.failNext({ method: 'POST', with: { status: 429, retryAfter: 60, shared: true } });
  const why = await whyNot(post('key'));
  expect(why).toMatchObject({ kind: 'delayed' });
  expect((why as { readonly pause: number }).pause).toBeGreaterThan(55_000);
});

test('sixty channels have their posts, once each, although Discord takes fifty requests a second', async () => {
  const channels = Array.from({ length: 60 }, (_, index) => addChannel(on.discord, `channel ${index}`).id);
  const last = channels.at(-1) ?? '';
  await expect.poll(() => on.platform.posting.check(on.discord.guild.id, last)).toEqual([]);
  await Promise.all(channels.map((id) => post(`to ${id}`, id)));
  expect(channels.map((id) => on.discord.world.publicMessages(id).length)).toEqual(Array(60).fill(1));
});
