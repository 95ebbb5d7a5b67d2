import { once } from 'node:events';
import { copyFile, open, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emptySqlite, migratedSqlite } from './support/database.ts';
import { type Ended, type WhosaidProcess, whosaid } from './support/whosaid-process.ts';

type TestFile = Awaited<ReturnType<typeof emptySqlite>>;

const ready = /Playground: (http:\/\/127\.0\.0\.1:\d+).*\n.*Ctrl\+C/;
const stopped = { code: 0, signal: null, stderr: '' };

/** As a first start leaves it, so that only tests of a first start wait for one. */
let filled: TestFile;
let firstRun: Ended;
let firstStatus: number;
/** How long a first start takes here, in milliseconds. */
let firstStart: number;
/** What is to be done when all is over, last things first; hooks of single tests can't be told apart in concurrent ones. */
const leaving: (() => Promise<void>)[] = [];

beforeAll(async () => {
  filled = await emptySqlite();
  const since = Date.now();
  const main = whosaid('main.js', [], { PORT: '0', DATABASE_URL: filled.url });
  const address = await addressOf(main);
  firstStart = Date.now() - since;
  firstStatus = (await fetch(address)).status;
  main.child.kill('SIGTERM');
  firstRun = await main.ended;
});

afterAll(async () => {
  for (const leave of leaving.reverse()) await leave();
  await filled.remove();
});

async function lent(make: () => Promise<TestFile>): Promise<TestFile> {
  const database = await make();
  leaving.push(() => database.remove());
  return database;
}

async function filledCopy(): Promise<TestFile> {
  const database = await emptySqlite();
  await copyFile(filled.file, database.file);
  return database;
}

function start(url: string, variables: Readonly<Record<string, string>> = {}): WhosaidProcess {
  const main = whosaid('main.js', [], { PORT: '0', DATABASE_URL: url, ...variables });
  leaving.push(async () => {
    main.child.kill('SIGKILL');
    await main.ended;
  });
  return main;
}

async function addressOf(main: WhosaidProcess): Promise<string> {
  const [, address = ''] = await main.printed(ready);
  return address;
}

async function ask(address: string, invocation: object): Promise<string> {
  const response = await fetch(`${address}/api/answer`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address },
    body: asked(invocation),
  });
  expect(response.status).toBe(200);
  return response.text();
}

function asked(invocation: object): string {
  return JSON.stringify({ as: { member: 1, moderator: false }, invocation });
}

const stance = { kind: 'line', line: '/stance amnesty' };

/** The first button of an answer. */
function buttonOf(answer: string): string {
  const buttons = z.object({ kind: z.literal('buttons'), buttons: z.array(z.object({ on: z.string() })) });
  const { reply } = z.object({ reply: z.object({ blocks: z.array(z.unknown()) }) }).parse(JSON.parse(answer));
  const [first] = reply.blocks.flatMap((block) => buttons.safeParse(block).data?.buttons ?? []);
  expect(first).toBeDefined();
  return first?.on ?? '';
}

function expectSound(file: string): void {
  const connection = new Database(file);
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
  } finally {
    connection.close();
  }
}

describe.concurrent('a start', () => {
  it('says in one line where the playground is, and there it is', () => {
    expect(firstStatus).toBe(200);
    expect(firstRun).toMatchObject(stopped);
    expect(firstRun.stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Playground: http:\/\/127\.0\.0\.1:\d+ \(/),
      'Press Ctrl+C to stop.',
    ]);
  });

  it('on the database of another start answers the buttons of that one', async () => {
    const { url, file } = await lent(filledCopy);
    const one = start(url);
    const button = buttonOf(await ask(await addressOf(one), stance));
    one.child.kill('SIGTERM');
    expect(await one.ended).toMatchObject(stopped);

    const other = start(url);
    const pressed = await ask(await addressOf(other), { kind: 'press', ref: button, values: [] });
    expect(JSON.parse(pressed)).toMatchObject({ outcome: 'done' });
    expect(pressed).toContain('Amnesty International');
    other.child.kill('SIGINT');
    expect(await other.ended).toMatchObject(stopped);
    expectSound(file);
  });
});

describe.concurrent('a start that cannot be', () => {
  it('names PORT where the port is in use', async () => {
    const { url } = await lent(filledCopy);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    leaving.push(async () => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' ? `${address?.port}` : '';
    expect(await start(url, { PORT: port }).ended).toEqual({
      ...{ code: 1, signal: null, stdout: '' },
      stderr: `The playground did not start: port ${port} is in use. Stop the program that uses it, or set PORT to another number.\n`,
    });
  });

  it.each([
    ['an address that others reach', { HOST: '0.0.0.0' }, '', /HOST=0\.0\.0\.0 can be reached from other/],
    ['nothing to run', { PLAYGROUND: 'off' }, /^Playground: off/, /^Nothing to run: /],
  ])('tells of %s in one line', async (_, variables, stdout, line) => {
    const { url } = await lent(filledCopy);
    const over = await start(url, variables).ended;
    expect(over).toMatchObject({ code: 1, stdout: stdout === '' ? '' : expect.stringMatching(stdout) });
    expect(over.stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(line)]);
  });

  it('tells of each wrong variable in a line of its own, without its value', async () => {
    const { url } = await lent(filledCopy);
    const over = await start(url, { LOG_LEVEL: 'secret', PORT: '70000' }).ended;
    expect(over).toMatchObject({ code: 1, stdout: '' });
    expect(over.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Whosaid did not start: PORT must be a whole number/),
      expect.stringMatching(/^Whosaid did not start: LOG_LEVEL must be silent, .* or trace\. Mend it/),
    ]);
    expect(over.stderr).not.toMatch(/secret|70000/);
  });

  it.each([
    [
      'is corrupt',
      (file: string) => writeFile(file, 'Dear diary, '.repeat(500)),
      'damaged or no SQLite database',
    ],
    [
      'cannot be written',
      // A write version that SQLite does not know makes it read only; rights would not, for root.
      async (file: string) => {
        const handle = await open(file, 'r+');
        await handle.write(Uint8Array.of(3), 0, 1, 18);
        await handle.close();
      },
      'can’t be written',
    ],
    [
      'a later version wrote',
      async (file: string) => {
        const connection = new Database(file);
        connection.exec(`
          INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
          VALUES ('later', 'later', 1, '29990101000000_later', 1)`);
        connection.close();
      },
      'written by a later version of Whosaid',
    ],
  ])('tells of a database that %s in one line, and leaves it as it was', async (_, spoil, line) => {
    const { url, file } = await lent(migratedSqlite);
    await spoil(file);
    const before = await readFile(file);
    const over = await start(url).ended;
    expect(over).toMatchObject({ code: 1, stdout: '' });
    expect(over.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(line)]);
    expect((await readFile(file)).equals(before)).toBe(true);
  });
});

describe('a signal', () => {
  it('as soon as the process is there ends it with nothing half-done', async () => {
    const { url, file } = await lent(emptySqlite);
    const signal = 'SIGTERM';
    const main = start(url);
    await once(main.child, 'spawn');
    main.child.kill(signal);
    const { code, signal: by, stderr } = await main.ended;
    // Before Node itself has started nobody can listen, and the signal ends it by itself.
    expect(by === null ? code : 0).toBe(0);
    expect([null, signal]).toContain(by);
    expect(stderr).toBe('');
    expectSound(file);
  });

  it('at any moment of a first start ends it without cutting anything off, and the database is sound', async () => {
    const { url, file } = await lent(emptySqlite);
    const main = start(url);
    await new Promise((resolve) => setTimeout(resolve, firstStart / 2));
    main.child.kill('SIGINT');
    expect(await main.ended).toMatchObject(stopped);
    expectSound(file);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'when the playground has just been opened ends it: %s',
    async (signal) => {
      const { url, file } = await lent(filledCopy);
      const main = start(url);
      await main.printed(/Playground: /);
      main.child.kill(signal);
      expect(await main.ended).toMatchObject(stopped);
      expectSound(file);
    },
  );
});

describe.concurrent('a stop', () => {
  it('lets a request that is under way be answered', async () => {
    const { url, file } = await lent(filledCopy);
    const main = start(url);
    const address = await addressOf(main);
    const body = asked(stance);
    const asking = request(`${address}/api/answer`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Origin: address,
        Expect: '100-continue',
      },
    });
    const answered = once(asking, 'response');
    // By this it is known that the request has arrived.
    await once(asking, 'continue');
    asking.end(body);
    main.child.kill('SIGTERM');
    const [response] = await answered;
    expect(response.statusCode).toBe(200);
    expect(await text(response)).toContain('"outcome":"done"');
    expect(await main.ended).toMatchObject(stopped);
    expectSound(file);
  });
});
