import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from '../../../src/platforms/web/api.ts';
import { messageOf, pressing, textOf } from '../../support/asking.ts';
import { ask, complete, exchange, pageHeaders } from './exchange.ts';
import { openPlayground, type Playground } from './playground.ts';

let playground: Playground;

beforeAll(async () => {
  playground = await openPlayground();
});
afterAll(() => playground.stop());

const helpLine = JSON.stringify({
  as: { member: 1, moderator: false },
  invocation: { kind: 'line', line: '/pages' },
});

function post(headers: Readonly<Record<string, string>>, body = helpLine) {
  return exchange(playground, '/api/answer', { method: 'POST', headers, body });
}

describe('only this machine’s own page is answered', () => {
  test.each(['example.org', '192.168.0.7', 'localhost.example.org'])(
    'a request for the host %s is refused, as DNS rebinding would send it',
    async (name) => {
      const { status, body } = await exchange(playground, '/', {
        headers: { Host: `${name}:${playground.port}` },
      });
      expect(status).toBe(421);
      expect(body).toContain(`“${name}:${playground.port}” is none of them`);
      expect(body).toContain(`Open ${playground.url} instead`);
    },
  );

  test('a request for another port of this machine is refused', async () => {
    const { status } = await exchange(playground, '/', { headers: { Host: '127.0.0.1:1' } });
    expect(status).toBe(421);
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])(
    '%s is a name of this machine',
    async (name) => {
      const host = `${name}:${playground.port}`;
      expect((await exchange(playground, '/', { headers: { Host: host } })).status).toBe(200);
    },
  );

  test.each(['http://example.org', 'null', 'http://127.0.0.1:1', 'http://localhost'])(
    'a request from a page at %s is refused, whether it reads or acts',
    async (origin) => {
      const acted = await post({ ...pageHeaders(playground), Origin: origin });
      expect(acted.status).toBe(403);
      expect(JSON.parse(acted.body)).toMatchObject({
        status: 403,
        detail: expect.stringContaining(`“${origin}”`),
      });
      expect((await exchange(playground, '/', { headers: { Origin: origin } })).status).toBe(403);
    },
  );

  test('a request that acts must say where it comes from', async () => {
    const { status, headers, body } = await post({ 'Content-Type': 'application/json' });
    expect(status).toBe(403);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toContain(`Origin: ${playground.url}`);
  });
});

describe('what the page would never send is refused with the reason', () => {
  test('anything but a POST to the API', async () => {
    const { status, headers, body } = await exchange(playground, '/api/answer');
    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
    expect(body).toContain('takes POST requests only');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'a body that calls itself %s, which any page could send unasked',
    async (type) => {
      const { status } = await post({ ...pageHeaders(playground), 'Content-Type': type });
      expect(status).toBe(415);
    },
  );

  test.each(['', '{"as":', 'line'])('a body that is not JSON: “%s”', async (sent) => {
    const { status, body } = await post(pageHeaders(playground), sent);
    expect(status).toBe(400);
    expect(body).toContain('Send JSON');
  });

  test('JSON that means something else, naming what is wrong in it', async () => {
    const { status, body } = await post(
      pageHeaders(playground),
      JSON.stringify({ as: { member: 4, moderator: false }, invocation: { kind: 'line', line: 1 } }),
    );
    expect(status).toBe(400);
    expect(body).toContain('as.member, invocation.line');
  });

  test('a body beyond the limit', async () => {
    const { status, body } = await post(pageHeaders(playground), ' '.repeat(BODY_LIMIT) + helpLine);
    expect(status).toBe(413);
    expect(body).toContain('more than 12 MB');
  });

  test.each(['', ' '.repeat(BODY_LIMIT)])('a body that does not say how long it is', async (before) => {
    const { status, body } = await post(
      { ...pageHeaders(playground), 'Transfer-Encoding': 'chunked' },
      before + helpLine,
    );
    expect(status).toBe(411);
    expect(body).toContain('Content-Length');
  });

  test.each(['/nothing', '/page/../api.ts', '/page/tsconfig.json', '/api/nothing'])(
    'the unknown page %s',
    async (path) => {
      expect((await exchange(playground, path)).status).toBe(404);
    },
  );
});

describe('the page', () => {
  test.each(['/', '/page/main.js', '/nothing', '/api/answer'])(
    '%s comes with headers that let nothing from elsewhere in',
    async (path) => {
      const { headers } = await exchange(playground, path);
      expect(String(headers['content-security-policy']).split('; ')).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
      );
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
      });
    },
  );

  test('loads everything from the playground itself', async () => {
    const { body } = await exchange(playground, '/');
    const loaded = [...body.matchAll(/<(?:script|link|img|iframe)\b[^>]*\s(?:src|href)="([^"]*)"/g)];
    const addresses = loaded.flatMap(([, address = '']) => (address.startsWith('data:') ? [] : [address]));
    expect(addresses).toEqual(['/page/page.css', '/page/main.js']);

    const files = new Set(addresses);
    for (const file of files) {
      const { status, body: content } = await exchange(playground, file);
      expect(status, file).toBe(200);
      expect(content).not.toMatch(/(?:url\(|@import|from )\s*["']?(?:https?:)?\/\//);
      for (const [, name] of content.matchAll(/ from '\.\/([^']+)'/g)) files.add(`/page/${name}`);
    }
    expect(files.size).toBe(17);
  });
});

describe('what the page asks is answered', () => {
  test('a line with its reply', async () => {
    const answer = await ask(playground, { kind: 'line', line: '/find amnesty' });
    expect(answer).toMatchObject({ outcome: 'done', shows: 'new' });
    expect(textOf(messageOf(answer))).toBe('Found amnesty for everyone.');
  });

  test('a line of 100,000 characters by the router, not by the server’s limit', async () => {
    const answer = await ask(playground, { kind: 'line', line: `/find ${'\u0001'.repeat(100_000)}` });
    expect(answer.outcome).toBe('refused');
  });

  test('a press with what takes the message’s place', async () => {
    const first = messageOf(await ask(playground, { kind: 'line', line: '/pages' }));
    const pressed = pressing(first, 'Next');
    if (pressed.kind !== 'press') throw new Error('a button that is not pressed');
    const answer = await ask(playground, pressed);
    expect(answer.shows).toBe('update');
    expect(textOf(messageOf(answer))).toContain('This is page 2.');
  });

  test('a form with its errors until it is right', async () => {
    const { reply: form } = await ask(playground, { kind: 'line', line: '/note' });
    if (form.kind !== 'form') throw new Error(`a ${form.kind}, not a form`);
    const submit = (words: string) =>
      ask(playground, { kind: 'submit', ref: form.on, fields: { words, kind: 'claim' } });
    expect((await submit('')).reply).toMatchObject({
      kind: 'invalid',
      errors: { words: 'Words are needed.' },
    });
    expect(textOf(messageOf(await submit('So it was.')))).toBe('Saved: So it was. (claim)');
  });

  test('an unfinished line with what it could go on with', async () => {
    expect(await complete(playground, '/find am')).toMatchObject({
      option: { name: 'event', description: 'Which event', required: true },
      choices: [
        { from: 6, insert: 'amnesty ', label: 'AMNESTY', hint: 'about amnesty' },
        { from: 6, insert: '"amber alert" ', label: 'AMBER ALERT' },
      ],
      status: '2 suggestions',
    });
  });

  test('a moderator’s command only to a moderator', async () => {
    const rules = { kind: 'line', line: '/rules' } as const;
    expect((await ask(playground, rules)).outcome).toBe('refused');
    const allowed = await ask(playground, rules, { as: { member: 2, moderator: true } });
    expect(textOf(messageOf(allowed))).toBe('Member 2 may.');

    const listed = async (moderator: boolean) =>
      (await complete(playground, '/ru', { member: 1, moderator })).choices.map(({ label }) => label);
    expect(await listed(false)).toEqual([]);
    expect(await listed(true)).toEqual(['/rules']);
  });
});
