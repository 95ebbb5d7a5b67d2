import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { sampleRouter, sampleServices } from './sample-commands.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();

async function served() {
  const services = sampleServices();
  const running = await whosaid.start({ by: 'http', router: sampleRouter(services) });
  const address = /http:\S+events/.exec(running.told)?.[0] ?? '';
  return { ...running, services, address, http: running.slack.useHttp(address) };
}

describe('the door for Slack’s requests', () => {
  it.each([
    ['none', 200],
    ['wrong signature', 401],
    ['no signature', 401],
    ['stale', 401],
    ['other body', 401],
    ['huge', 413],
    ['replayed', 200],
  ] as const)('answers a request with the forgery “%s” by %i', async (forgery, status) => {
    const { http, services } = await served();
    expect(await http.forge(forgery)).toBe(status);
    expect(services.did).toEqual([]);
  });

  it('gives Slack’s challenge back', async () => {
    const { http } = await served();
    expect(await http.verifyUrl('a challenge')).toBe('a challenge');
  });

  it('does nothing twice, whatever is sent to it again', async () => {
    const { slack, services } = await served();
    await slack.member('alma').slash('/count');
    const [envelope] = slack.envelopes.slice(-1);
    if (envelope === undefined) throw new Error('nothing was delivered');
    expect(await slack.redeliver(envelope)).toMatchObject({ ok: true, payload: { text: 'Counted to 1.' } });
    expect(services.did).toEqual(['count']);
  });

  it.each([
    ['GET', '/slack/events'],
    ['POST', '/'],
    ['GET', '/slack/install'],
    ['GET', '/../etc/passwd'],
  ])('knows nothing at %s %s', async (method, path) => {
    const { address } = await served();
    const response = await fetch(new URL(path, address), { method });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('refuses a body that is too long before all of it has come', async () => {
    const { address } = await served();
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        address,
        { method: 'POST', headers: { 'content-length': 10 * 1024 * 1024 } },
        (response) => {
          resolve(response.statusCode);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write('x'.repeat(2 * 1024 * 1024));
    });
    expect(status).toBe(413);
  });

  it('tells nothing about forgeries at the default level', async () => {
    const { http, logged } = await served();
    await http.forge('wrong signature');
    expect(logged).toEqual([]);
  });

  it('is closed after a stop, at once', async () => {
    const { platform, address } = await served();
    const before = Date.now();
    await platform.stop();
    expect(Date.now() - before).toBeLessThan(1_000);
    await expect(fetch(address)).rejects.toThrow();
  });
});
