import { createServer } from 'node:net';
import { LogLevel, webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { apiFault } from '../../../src/platforms/slack/api-fault.ts';

const failed = (fields: object) => Object.assign(new Error('failed'), fields);
const fetchFailed = (cause: unknown) =>
  new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause }));

describe('a call of Slack’s Web API', () => {
  it.each<[string, unknown]>([
    ['found no address', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['was refused a connection', failed({ code: 'ECONNREFUSED', syscall: 'connect' })],
    ['was answered by nobody', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['found a stranger', failed({ code: 'CERT_HAS_EXPIRED' })],
    [
      'reached none of several addresses',
      new AggregateError([
        failed({ code: 'ETIMEDOUT', syscall: 'connect' }),
        failed({ code: 'ENETUNREACH', syscall: 'connect' }),
      ]),
    ],
  ])('that %s was not sent', (_, cause) => {
    expect(apiFault(fetchFailed(cause))).toEqual({ kind: 'unsent' });
  });

  it.each<[string, unknown]>([
    ['lost its connection', failed({ code: 'ECONNRESET', syscall: 'read' })],
    ['waited too long on a connection', failed({ code: 'ETIMEDOUT', syscall: 'read' })],
    ['was ended', undefined],
    ['may have reached one address', new AggregateError([failed({ code: 'ECONNRESET' })])],
    ['failed by nothing known', new AggregateError([])],
  ])('that %s may have been done', (_, cause) => {
    expect(apiFault(fetchFailed(cause))).toEqual({ kind: 'unanswered' });
  });

  it('to a port where nobody listens was not sent, whatever addresses its name has', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    const client = new webApi.WebClient('xoxb-1', {
      slackApiUrl: `http://localhost:${address.port}/api/`,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    const error = await client.auth.test().catch((reason: unknown) => reason);
    expect(apiFault(error)).toEqual({ kind: 'unsent' });
  });
});
