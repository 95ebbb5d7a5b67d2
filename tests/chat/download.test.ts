import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download } from '../../src/chat/download.ts';

const MEGABYTE = 1_000_000;
let server: Server;
let origin: string;
let sent = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') return void response.writeHead(302, { location: `${origin}/file` }).end();
    if (request.url === '/expired') return void response.writeHead(404).end('gone');
    if (request.url === '/file') return void response.end(request.headers.authorization ?? 'nobody');
    // 100 MB, whoever asks: as fast as they are taken.
    const piece = Buffer.alloc(MEGABYTE, 'x');
    let left = 100;
    sent = 0;
    const more = () => {
      while (left-- > 0) {
        sent += 1;
        if (!response.write(piece)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const from = () => ({ limit: 8 * MEGABYTE, hosts: [new URL(origin).host] });

describe('a download', () => {
  it('is what stands there, asked for with what belongs to that host', async () => {
    const bytes = await download(`${origin}/file`, { ...from(), headers: { authorization: 'Bearer one' } });
    expect(new TextDecoder().decode(bytes)).toBe('Bearer one');
  });

  it('is cut off as soon as it is too large, whatever size it was said to have', async () => {
    await expect(download(`${origin}/huge`, from())).rejects.toMatchObject({ why: 'too-large' });
    expect(sent).toBeLessThan(50);
  });

  it.each(['/expired', '/moved'])('that leads to nothing, or elsewhere, is none: %s', async (path) => {
    await expect(download(origin + path, from())).rejects.toMatchObject({ why: 'unreadable' });
  });

  it.each([
    'http://169.254.169.254/latest',
    'https://files.slack.com.evil.example/x',
    'file:///etc/passwd',
    'nothing',
  ])('is never asked for anywhere else: %s', async (address) => {
    await expect(download(address, from())).rejects.toMatchObject({ why: 'unreadable' });
  });
});
