import { RequestMethod, Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postFaultOf } from '../../../src/platforms/discord/post-fault.ts';
import { type PostRest, postRest } from '../../../src/platforms/discord/post-rest.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';

const patience = 150;
let discord: FakeDiscord;
let posts: PostRest;

beforeEach(async () => {
  discord = await startFakeDiscord();
  const { url: apiUrl, token } = discord;
  posts = postRest({ apiUrl, token, stopping: new AbortController().signal, patience });
});
afterEach(async () => {
  posts.end();
  await discord.stop();
});

const send = (content: string) =>
  posts.send({
    method: RequestMethod.Post,
    fullRoute: Routes.channelMessages(discord.channel('general').id),
    body: { content, allowed_mentions: { parse: [] } },
  });
const said = () => discord.channel('general').messages.map(({ content }) => content);

test('a post that gets no answer is given up, and not sent again', async () => {
  discord.rest.failNext({ method: 'POST', with: 'hang' });
  const error = await send('x').catch((reason: unknown) => reason);
  expect(postFaultOf(error, 'write') ?? error).toMatchObject({ why: { kind: 'delayed' } });
  expect(discord.requests).toHaveLength(1);
});

test('a post that has no turn in time is not sent when its turn comes', async () => {
  const { limits } = discord.rest;
  for (const content of ['1', '2', '3', '4']) await send(content);
  limits.now = () => Date.now() + 4_000;
  await send('5');
  await expect(send('too late')).rejects.toMatchObject({ why: { kind: 'delayed' } });
  const again = () =>
    send('again').then(
      () => true,
      () => false,
    );
  await expect.poll(again, { timeout: 3_000 }).toBe(true);
  expect(said()).toEqual(['1', '2', '3', '4', '5', 'again']);
  expect(limits.refused).toEqual({ ofChannel: 0, global: 0 });
});

test('a token that was refused once is tried again', async () => {
  const { token } = discord.world;
  discord.world.token = 'another';
  await expect(send('x')).rejects.toMatchObject({ status: 401 });
  discord.world.token = token;
  await send('x');
  expect(said()).toEqual(['x']);
});
