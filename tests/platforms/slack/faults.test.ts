import { describe, expect, it } from 'vitest';
import { CannotStart } from '../../../src/chat/platform.ts';
import { appUninstalled, tokensRevoked } from '../../fakes/slack/index.ts';
import { sampleRouter, sampleServices } from './sample-commands.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();

async function slowly() {
  let release = (): void => {};
  const services = {
    ...sampleServices(),
    held: new Promise<void>((resolve) => {
      release = resolve;
    }),
  };
  const running = await whosaid.start({ router: sampleRouter(services) });
  return { ...running, services, alma: running.slack.member('alma'), release: () => release() };
}

describe('a connection to Slack', () => {
  it.each(['refresh_requested', 'warning'] as const)(
    'that Slack renews (%s) in the middle of a command answers it once, and those that follow',
    async (reason) => {
      const { slack, alma, release, services } = await slowly();
      const waiting = alma.slash('/slow');
      await expect.poll(() => services.actors.length).toBe(1);
      slack.socket.disconnect(reason);
      await expect.poll(() => slack.socket.opened).toBe(2);
      await slack.waitForConnection();
      release();
      expect((await waiting).text).toBe('At last.');
      expect((await alma.slash('/count')).text).toBe('Counted to 1.');
      expect(alma.messages().filter(({ text }) => text === 'At last.')).toHaveLength(1);
      expect(services.actors.filter(({ userId }) => userId === alma.person.id)).toHaveLength(2);
    },
  );

  it('that is cut in the middle of a command answers it', async () => {
    const { slack, alma, release, services } = await slowly();
    const waiting = alma.slash('/slow');
    await expect.poll(() => services.actors.length).toBe(1);
    slack.socket.drop();
    release();
    expect((await waiting).text).toBe('At last.');
    await slack.waitForConnection();
    expect((await alma.slash('/count')).text).toBe('Counted to 1.');
  });

  it('is tried again until it holds', async () => {
    const { slack, alma, lost, logged } = await slowly();
    slack.failNext({ method: 'socket', with: { status: 503 } });
    slack.socket.drop();
    await expect.poll(() => slack.socket.opened, { timeout: 6_000 }).toBe(2);
    expect((await alma.slash('/count')).text).toBe('Counted to 1.');
    expect(lost).toEqual([]);
    expect(logged.join()).toContain('can’t be reached');
  });
});

describe('an answer', () => {
  it.each([
    ['cut off', 'cut'],
    ['answered by an error of Slack’s', { status: 500 }],
    ['put off', { status: 429, retryAfter: 1 }],
  ] as const)('whose way is %s gets there by the next try', async (_, fault) => {
    const { slack, alma } = await slowly();
    const panel = await alma.slash('/panel');
    slack.failNext({ method: 'response_url', with: fault });
    expect((await alma.press(panel, 'Count')).text).toBe('Counted to 1.');
  });

  it('that no way is left for is logged, and nothing else fails', async () => {
    const { slack, alma, logged } = await slowly();
    const panel = await alma.slash('/panel', '', { channel: 'without-bot' });
    slack.failNext({ method: 'response_url', with: { status: 404 } });
    slack.failNext({ method: 'views.open', with: { error: 'expired_trigger_id' } });
    const nothing = alma.press(panel, 'Count');
    await expect.poll(() => logged.length).toBe(1);
    expect(logged[0]).toContain('expired_trigger_id');
    await expect(Promise.race([nothing, alma.slash('/count')])).resolves.toMatchObject({
      text: 'Counted to 2.',
    });
    nothing.catch(() => undefined);
  });

  it('waits only a moment to learn somebody’s name', async () => {
    const { slack, alma, services } = await slowly();
    slack.failNext({ method: 'users.info', with: 'hang' });
    expect((await alma.slash('/count')).text).toBe('Counted to 1.');
    expect(services.actors[0]).toMatchObject({ name: 'alma', locale: 'en' });
  });

  it('that is under way when the bot stops gets there', async () => {
    const { platform, alma, release, services } = await slowly();
    const waiting = alma.slash('/slow');
    await expect.poll(() => services.actors.length).toBe(1);
    const stopped = platform.stop();
    release();
    expect((await waiting).text).toBe('At last.');
    await stopped;
  });
});

describe('a bot that may no longer use Slack', () => {
  it.each([
    ['its token is revoked', tokensRevoked, 'token_revoked'],
    ['it is removed from the workspace', appUninstalled, 'removed from the workspace'],
  ])('because %s stops, and says so once', async (_, event, said) => {
    const { slack, lost, logged } = await whosaid.start();
    await slack.event(event);
    await expect.poll(() => slack.socket.connections).toBe(0);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toContain(said);
    expect(lost[0]).toContain('nothing was deleted');
    expect(logged.filter((line) => line.includes(said))).toHaveLength(1);
    expect(slack.socket.opened).toBe(1);
  });

  it('learns it from any call, and posts nothing any more', async () => {
    const { slack, lost, platform } = await whosaid.start();
    slack.revokeToken('account_inactive');
    const post = () =>
      platform.posting.post('T024BE7LD', 'C0GENERAL1', { kind: 'message', summary: 'A', blocks: [] }, 'key');
    await expect(post()).rejects.toMatchObject({ why: { kind: 'delayed' } });
    expect(lost).toEqual([expect.stringContaining('account_inactive')]);
    const calls = slack.requests.length;
    await expect(post()).rejects.toMatchObject({ why: { kind: 'delayed' } });
    expect(slack.requests).toHaveLength(calls);
  });

  it('learns it when Socket Mode is switched off', async () => {
    const { slack, lost } = await whosaid.start();
    slack.socket.disconnect('link_disabled');
    await expect.poll(() => lost).toEqual([expect.stringContaining('Socket Mode was switched off')]);
    await expect.poll(() => slack.socket.connections).toBe(0);
  });
});

describe('a start', () => {
  async function failing(options: Parameters<typeof whosaid.start>[0]): Promise<CannotStart> {
    const error = await whosaid.start(options).catch((reason: unknown) => reason);
    if (error instanceof CannotStart) return error;
    throw new Error(`not a CannotStart: ${String(error)}`);
  }

  it('says in which workspace the bot runs, how, and why so', async () => {
    expect((await whosaid.start()).told).toBe(
      'Slack: running in Town Hall by Socket Mode, because SLACK_APP_TOKEN is set; Slack needs no address of this machine.',
    );
    expect((await whosaid.start({ by: 'http' })).told).toMatch(
      /^Slack: running in Town Hall by HTTP at http:\/\/127\.0\.0\.1:\d+\/slack\/events, because SLACK_SIGNING_SECRET is set and SLACK_APP_TOKEN is not;/,
    );
  });

  it('with a wrong token names the variable, never the token', async () => {
    const bot = await failing({ settings: { botToken: 'xoxb-secret' } });
    expect([bot.message, bot.retryable]).toEqual([
      expect.stringMatching(/SLACK_BOT_TOKEN \(invalid_auth\)/),
      false,
    ]);
    const app = await failing({ settings: { appToken: 'xapp-secret' } });
    expect([app.message, app.retryable]).toEqual([
      expect.stringMatching(/SLACK_APP_TOKEN \(invalid_auth\)/),
      false,
    ]);
    expect(bot.message + app.message).not.toMatch(/secret/);
  });

  it('without a scope says which, and what it is for', async () => {
    const { message, retryable } = await failing({ slack: { scopes: ['commands', 'chat:write'] } });
    expect([message, retryable]).toEqual([expect.stringMatching(/users:read \(for names/), false]);
  });

  it('that can’t reach Slack may be tried again', async () => {
    const { message, retryable } = await failing({ settings: { apiUrl: 'http://127.0.0.1:9/api/' } });
    expect([message, retryable]).toEqual([expect.stringMatching(/can’t be reached/), true]);
  });

  it('on a port in use may be tried again', async () => {
    const { told } = await whosaid.start({ by: 'http' });
    const port = Number(/:(\d+)\/slack/.exec(told)?.[1]);
    const { message, retryable } = await failing({ by: 'http', settings: { port } });
    expect([message, retryable]).toEqual([expect.stringContaining(`port ${port} is in use`), true]);
  });

  it('that failed can be made again after a stop', async () => {
    const { platform, slack } = await whosaid.start();
    await platform.stop();
    await platform.start(whosaid.app.router);
    await slack.waitForConnection();
    expect((await slack.member('alma').slash('/stance', 'amnesty')).text).toContain('Ukraine');
  });

  it('logs no token, whatever fails', async () => {
    const { slack, logged } = await whosaid.start();
    slack.failNext({ method: 'apps.connections.open', with: 'cut' });
    slack.socket.drop();
    await expect.poll(() => slack.socket.opened, { timeout: 6_000 }).toBe(2);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join()).not.toMatch(/xox|xapp-|ticket=/);
  });
});
