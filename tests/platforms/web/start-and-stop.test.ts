import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { Actor } from '../../../src/chat/actor.ts';
import { messageOf, textOf } from '../../support/asking.ts';
import { ask, exchange } from './exchange.ts';
import { openPlayground, playgroundOn } from './playground.ts';
import { sampleRouter } from './sample-commands.ts';

test.each(['0.0.0.0', '::', '192.0.2.1'])(
  'HOST=%s, which other computers could reach, refuses to start and names HOST',
  async (host) => {
    const platform = playgroundOn(host, 0);
    await expect(platform.start(sampleRouter())).rejects.toMatchObject({
      name: 'CannotListen',
      obstacle: 'not-loopback',
      message: expect.stringContaining(`HOST=${host} can be reached from other computers`),
    });
    await platform.stop();
  },
);

test('a HOST that means nothing refuses to start and names HOST', async () => {
  await expect(playgroundOn('nowhere.invalid', 0).start(sampleRouter())).rejects.toMatchObject({
    name: 'CannotListen',
    obstacle: 'unknown-host',
    message: expect.stringContaining('HOST=nowhere.invalid'),
  });
});

test('a port in use is told by its number, and leaves nothing to stop', async () => {
  const first = await openPlayground();
  const second = playgroundOn('127.0.0.1', first.port);
  await expect(second.start(sampleRouter())).rejects.toMatchObject({
    name: 'CannotListen',
    obstacle: 'port-in-use',
    message: expect.stringContaining(`port ${first.port} is in use`),
  });
  await second.stop();
  await first.stop();
});

test('whoever starts it is told its address', async () => {
  const playground = await openPlayground({ host: 'localhost' });
  expect(playground.url).toBe(`http://localhost:${playground.port}`);
  await playground.stop();
});

test('it stops though a browser keeps an idle connection and another has not finished its request', {
  timeout: 4_000,
}, async () => {
  const playground = await openPlayground();
  const agent = new Agent({ keepAlive: true });
  await exchange(playground, '/', { agent });
  const half = connect(playground.port, '127.0.0.1');
  await once(half, 'connect');
  half.write('POST /api/answer HTTP/1.1\r\n');
  half.on('error', () => {}); // being cut off is what it waits for
  const cut = once(half, 'close');

  await playground.stop();
  await cut;
  await expect(exchange(playground, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});

test('it takes nothing new when it stops, but still delivers the answer under way', async () => {
  const actors: Actor[] = [];
  const { promise: held, resolve: release } = withResolvers();
  const playground = await openPlayground({ router: sampleRouter({ held, actors }) });
  const agent = new Agent({ keepAlive: true });
  const answered = ask(playground, { kind: 'line', line: '/slow' }, { agent });
  await vi.waitFor(() => expect(actors).toHaveLength(1));

  let stopped = false;
  const stopping = playground.stop().then(() => {
    stopped = true;
  });
  await expect(exchange(playground, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(stopped).toBe(false);

  release();
  expect(textOf(messageOf(await answered))).toBe('At last.');
  await stopping;
  agent.destroy();
});

/** As `Promise.withResolvers`, which Node 20 has not yet. */
function withResolvers(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
