import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSlack, type HttpMode, startFakeSlack } from './index.ts';
import { startHttpBot } from './sample-bot.ts';

let slack: FakeSlack;
let http: HttpMode;
let bot: Awaited<ReturnType<typeof startHttpBot>>;

beforeEach(async () => {
  slack = await startFakeSlack({ patienceMs: 2_000 });
  bot = await startHttpBot(slack, (app) => {
    app.command('/stance', async ({ ack }) => ack('In the answer'));
    app.command('/later', async ({ ack, respond }) => {
      await ack();
      await respond('By the address');
    });
    app.command('/forged', async ({ ack }) => ack());
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      });
    });
  });
  http = slack.useHttp(bot.url);
});
afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

test('commands and events arrive by signed requests', async () => {
  expect(await slack.member('alma').slash('/stance')).toMatchObject({ text: 'In the answer', via: 'ack' });
  expect((await slack.member('alma').slash('/later')).text).toBe('By the address');
  expect((await slack.member('alma').openHome()).text).toBe('———');
});

test('Bolt answers the challenge by which Slack verifies an address', async () => {
  expect(await http.verifyUrl('a challenge')).toBe('a challenge');
});

test('Bolt refuses what Slack did not sign, or not now, or not so', async () => {
  expect(await http.forge('none')).toBe(200);
  for (const forgery of ['wrong signature', 'no signature', 'stale', 'other body'] as const) {
    expect(await http.forge(forgery), forgery).toBe(401);
  }
});

test('Bolt refuses a request of ten megabytes', async () => {
  expect(await http.forge('huge')).toBe(413);
});

test('a signed request within five minutes can be replayed, so that a bot must bear it', async () => {
  expect(await http.forge('replayed')).toBe(200);
});

test('a failing bot is told of in the member’s words', async () => {
  await bot.stop();
  await expect(slack.member('alma').slash('/stance')).rejects.toThrow('http_client_error');
  bot = await startHttpBot(slack, () => undefined);
});
