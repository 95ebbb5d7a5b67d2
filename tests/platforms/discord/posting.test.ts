import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PostFault } from '../../../src/chat/platform.ts';
import { sentence } from '../../../src/chat/refusal.ts';
import { en } from '../../../src/texts/en.ts';
import { controlsOf, textOf } from '../../fakes/discord/render-text.ts';
import { startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { fiveQuestions, letters, wordsOfFive } from '../five-questions.ts';
import { addChannel, type OnDiscord, startOnDiscord } from './discord-whosaid.ts';
import { stubRouter } from './stub-router.ts';

let on: OnDiscord;
let now = Date.now();
const said = (text: string) => sentence(text, text);
const idOf = (name: string) => on.discord.channel(name).id;
const guild = () => on.discord.guild.id;
const why = (task: Promise<unknown>) =>
  task.then(
    () => null,
    (error: unknown) => (error instanceof PostFault ? error.why : error),
  );

beforeAll(async () => {
  on = await startOnDiscord(stubRouter().router, { discord: await startFakeDiscord({ now: () => now }) });
});
beforeEach(() => void on.discord.takeViolations());
afterAll(async () => {
  await on.stop();
  on.discord.takeViolations();
  await on.discord.stop();
});

test('what keeps the bot from posting is told before it is tried', async () => {
  const check = (name: string) => on.platform.posting.check(guild(), idOf(name));
  expect(await check('general')).toEqual([]);
  expect(await check('debate')).toEqual([]);
  expect(await check('read-only')).toEqual([{ who: 'bot', lacks: 'write' }]);
  expect(await check('hidden')).toEqual([{ who: 'bot', lacks: 'view' }]);
  const gone = [{ who: 'bot', lacks: 'gone' }];
  expect(await on.platform.posting.check(guild(), '123456789012345678')).toEqual(gone);
  expect(await on.platform.posting.check(guild(), '../../users/@me')).toEqual(gone);
  expect(await on.platform.posting.check('123456789012345678', idOf('general'))).toEqual(gone);
});

test('what must be found again also needs leave to read back', async () => {
  const channel = addChannel(on.discord, 'no history', PermissionFlagsBits.ReadMessageHistory);
  const check = (lasting?: boolean) => on.platform.posting.check(guild(), channel.id, lasting);
  await expect.poll(() => check(true)).toEqual([{ who: 'bot', lacks: 'history' }]);
  expect(await check()).toEqual([]);
  expect(await on.platform.posting.check(guild(), idOf('read-only'), true)).toEqual([
    { who: 'bot', lacks: 'write' },
  ]);
});

test('an archived thread and a channel without messages are told too', async () => {
  const { guild: home, gateway } = on.discord;
  const tell = (event: string, data: object) =>
    gateway.dispatch(event, { guild_id: home.id, ...data }, home.id);
  const metadata = {
    archived: true,
    locked: false,
    auto_archive_duration: 60,
    archive_timestamp: new Date().toISOString(),
  };
  tell('THREAD_UPDATE', {
    id: idOf('debate'),
    type: 11,
    name: 'debate',
    parent_id: idOf('politics'),
    thread_metadata: metadata,
  });
  tell('CHANNEL_CREATE', {
    id: '234567890123456789',
    type: 4,
    name: 'a category',
    permission_overwrites: [],
  });
  const check = (id: string) => on.platform.posting.check(home.id, id);
  await expect.poll(() => check(idOf('debate'))).toEqual([{ who: 'bot', lacks: 'closed' }]);
  await expect.poll(() => check('234567890123456789')).toEqual([{ who: 'bot', lacks: 'unfit' }]);
  tell('THREAD_UPDATE', {
    id: idOf('debate'),
    type: 11,
    name: 'debate',
    parent_id: idOf('politics'),
    thread_metadata: { ...metadata, archived: false },
  });
  await expect.poll(() => check(idOf('debate'))).toEqual([]);
});

test('a post stands in its channel once, is changed, and taken away', async () => {
  const { posting } = on.platform;
  const key = 'a key that is longer than any nonce may be';
  const ref = await posting.post(guild(), idOf('general'), said('first @everyone'), key);
  expect(await posting.post(guild(), idOf('general'), said('first @everyone'), key)).toEqual(ref);
  await posting.update(guild(), ref, said('second'));
  const texts = () => on.discord.channel('general').messages.map(({ components }) => components);
  expect(texts()).toMatchObject([[{ content: 'second' }]]);
  await posting.remove(guild(), ref);
  await posting.remove(guild(), ref);
  expect(texts()).toEqual([]);
});

test('where the bot may not post, it says what is missing', async () => {
  const { posting } = on.platform;
  const post = (name: string) => why(posting.post(guild(), idOf(name), said('x'), name));
  expect(await post('read-only')).toEqual({
    kind: 'unreachable',
    obstacles: [{ who: 'bot', lacks: 'write' }],
  });
  expect(await post('hidden')).toEqual({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'view' }] });
  const elsewhere = posting.post('123456789012345678', idOf('general'), said('x'), 'x');
  expect(await why(elsewhere)).toEqual({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'gone' }] });
});

test('what Discord can’t do just now is worth another try later, and posts nothing twice', async () => {
  const { posting } = on.platform;
  const post = (key: string) => why(posting.post(guild(), idOf('moderators'), said(key), key));
  const plan = { method: 'POST', path: /messages/ };
  on.discord.rest.failNext({ ...plan, with: { status: 503 } });
  expect(await post('unavailable')).toMatchObject({ kind: 'delayed' });
  expect(await post('unavailable')).toBeNull();
  on.discord.rest.failNext({ ...plan, with: { status: 429, retryAfter: 60 } });
  const limited = await post('limited');
  expect(limited).toMatchObject({ kind: 'delayed', pause: expect.any(Number) });
  const { pause } = limited as { readonly pause: number };
  expect(pause).toBeGreaterThan(55_000);
});

test('edits of old messages wait when Discord rations them', async () => {
  const ref = await on.platform.posting.post(guild(), idOf('debate'), said('old'), 'old');
  now += 2 * 3_600_000;
  on.discord.oldEdits.spent = true;
  expect(await why(on.platform.posting.update(guild(), ref, said('new')))).toMatchObject({ kind: 'delayed' });
  on.discord.oldEdits.spent = false;
});

test('a message that somebody took away can’t be changed', async () => {
  const ref = await on.platform.posting.post(guild(), idOf('debate'), said('x'), 'taken');
  await on.platform.posting.remove(guild(), ref);
  expect(await why(on.platform.posting.update(guild(), ref, said('y')))).toEqual({
    kind: 'unreachable',
    obstacles: [{ who: 'bot', lacks: 'gone' }],
  });
});

/** What a channel sees of five questions, each of that many characters. */
async function postedQuestions(length: number) {
  const { id } = await on.platform.posting.post(
    guild(),
    idOf('politics'),
    fiveQuestions(length),
    `${length}`,
  );
  const message = on.discord.channel('politics').messages.find((posted) => posted.id === id);
  if (message === undefined) throw new Error('nothing was posted');
  const labels = controlsOf(message).map((control) => ('label' in control ? control.label : null));
  return { text: textOf(message), labels };
}

test('five questions with four choices of 180 characters fit one post, a row of letters under each', async () => {
  const { text, labels } = await postedQuestions(50);
  for (const words of wordsOfFive(50)) expect(text).toContain(words);
  expect(text).not.toContain(en.discord.leftOut);
  expect(labels).toEqual(Array.from({ length: 5 }, () => letters).flat());
  expect(text.match(/\[1\] A\n {2}\[2\] B\n {2}\[3\] C\n {2}\[4\] D\n\*\*Which 2/)).not.toBeNull();
  expect(on.discord.takeViolations()).toEqual([]);
});

test('where longer questions leave no room for the last choices, the post says so and has every button', async () => {
  const { text, labels } = await postedQuestions(60);
  const shown = wordsOfFive(60).map((words) => text.includes(words));
  expect(shown).toEqual([...Array(20).fill(true), ...Array(5).fill(false)]);
  expect(text).toContain(en.discord.leftOut);
  expect(labels).toEqual(Array.from({ length: 5 }, () => letters).flat());
  expect(on.discord.takeViolations()).toEqual([]);
});
