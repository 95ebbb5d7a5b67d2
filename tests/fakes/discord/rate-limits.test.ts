import { REST, Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './start-fake-discord.ts';

let discord: FakeDiscord;
let rest: REST;

beforeEach(async () => {
  discord = await startFakeDiscord();
  const now = Date.now();
  discord.rest.limits.now = () => now;
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
});
afterEach(() => discord.stop());

const messages = (name = 'general') => Routes.channelMessages(discord.channel(name).id);

async function request(method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const say = (content: string, name?: string) =>
  request('POST', messages(name), { content, allowed_mentions: { parse: [] } });

test('a channel takes five posts in five seconds, and every answer tells how many are left', async () => {
  const left: (string | null)[] = [];
  for (let count = 0; count < 5; count += 1)
    left.push((await say(`${count}`)).headers.get('x-ratelimit-remaining'));
  expect(left).toEqual(['4', '3', '2', '1', '0']);
  const refused = await say('sixth');
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ global: false, retry_after: expect.any(Number) });
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  expect((await say('elsewhere', 'politics')).status).toBe(200);
  expect(discord.rest.limits.refused).toEqual({ ofChannel: 1, global: 0 });
  expect(discord.rest.invalidRequests).toBe(1);
  expect(discord.channel('general').messages).toHaveLength(5);
});

test('a bot has fifty requests a second in all, of which those of interactions are none', async () => {
  const all = await Promise.all(Array.from({ length: 60 }, () => request('GET', '/users/@me')));
  const refused = all.filter(({ status }) => status === 429);
  expect(refused.length).toBe(10);
  expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  expect((await request('POST', '/interactions/1/unknown/callback', { type: 1 })).status).toBe(404);
  expect(discord.rest.limits.refused).toEqual({ ofChannel: 0, global: 10 });
  discord.takeViolations();
});

test('messages are read back page by page, newest first, and no more than a hundred at a time', async () => {
  const otto = discord.member('other');
  const said = Array.from({ length: 5 }, (_, index) => otto.say(`${index}`));
  const read = async (query: Record<string, string>) =>
    // Discord answers this route with messages.
    ((await rest.get(messages(), { query: new URLSearchParams(query) })) as { id: string }[]).map(({ id }) =>
      said.findIndex((one) => one.id === id),
    );
  expect(await read({})).toEqual([4, 3, 2, 1, 0]);
  expect(await read({ after: `${said[0]?.id}`, limit: '2' })).toEqual([2, 1]);
  expect(await read({ before: `${said[3]?.id}`, limit: '2' })).toEqual([2, 1]);
  await expect(read({ limit: '101' })).rejects.toMatchObject({ code: 50035 });
  discord.takeViolations();
});

test('a post whose answer is lost stands there all the same, and its nonce is known for a while', async () => {
  let now = Date.now();
  const timed = await startFakeDiscord({ now: () => now });
  const once = new REST({ api: timed.url, retries: 0 }).setToken(timed.token);
  const route = Routes.channelMessages(timed.channel('general').id);
  const post = () =>
    once.post(route, {
      body: { content: 'x', nonce: 'n', enforce_nonce: true, allowed_mentions: { parse: [] } },
    });
  for (const done of ['cut', 'status 500'] as const) {
    timed.rest.failNext({ method: 'POST', with: { done } });
    await expect(post()).rejects.toThrow();
  }
  expect(await post()).toMatchObject({ id: timed.channel('general').messages[0]?.id });
  expect(timed.channel('general').messages).toHaveLength(1);
  timed.world.nonceMemory = 60_000;
  now += 61_000;
  await post();
  expect(timed.channel('general').messages).toHaveLength(2);
  await timed.stop();
});
