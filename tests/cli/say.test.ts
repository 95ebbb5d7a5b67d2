import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, whosaid } from '../support/whosaid-process.ts';

const nonsense = [
  ['an unclosed quotation mark', '/stance "amnesty', 'A quotation mark is opened and not closed.'],
  ['a doubled option', '/stance amnesty party:x party:y', '“party” is given twice.'],
  ['an unknown option', '/stance amnesty style:x', '/stance has no option “style”.'],
  ['an unknown command', '/wat', 'There is no command “wat”.'],
  ['a slip in a command', '/stanse amnesty', 'Did you mean /stance?'],
  ['only spaces', '   ', 'Type a command, for example /stance amnesty.'],
  ['nothing', '', 'Type a command, for example /stance amnesty.'],
  ['a number that presses nothing', '7', 'There is no command “7”.'],
  ['100,000 characters in a word', 'x'.repeat(100_000), 'There is no command “xxx'],
  ['100,000 characters in an option', `/whosaid ${'long '.repeat(20_000)}`, '“words”'],
  ['control characters', '/stance \u001b[31mnesty\u0007\u009b\u202e', 'There is no event “'],
] as const;

let folder: string;
let first: Ended;
let refusals: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'say-'));
  // Makes the database that all others find.
  first = await say('/stance amnesty');
  const { code, stdout, stderr } = await say('--json', ...nonsense.map(([, line]) => line));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  refusals = linesOf(stderr);
});

afterAll(() => rmSync(folder, { recursive: true }));

const stackTrace = /^ {4}at |node:internal|Error:/m;

function started(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  return whosaid('cli/say.js', args, { DATABASE_URL: databaseUrl('whosaid.db'), ...variables });
}

async function say(...args: readonly string[]): Promise<Ended> {
  return ended(started(args));
}

async function ended(process: ReturnType<typeof started>): Promise<Ended> {
  process.child.stdin?.end();
  const over = await process.ended;
  expect(over.stdout + over.stderr).not.toMatch(stackTrace);
  return over;
}

function databaseUrl(name: string): string {
  return `file:${path.join(folder, name)}`;
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

const amnesty = 'The Amnesty International report of 4 August 2022 on Ukraine';

describe.concurrent('say', () => {
  it('answers a line on standard output, in plain text', () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(first.stdout)[0]).toBe(`== ${amnesty}`);
    expect(first.stdout).toMatch(/\[\d\] Amnesty International in full/); // which number changes with the day
    expect(first.stdout).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('understands another alphabet, a misspelling, and words that somebody remembers', async () => {
    const { code, stdout, stderr } = await say(
      '--json',
      '/stance Покальчук',
      '/stance amnesti',
      '/whosaid false balance',
      '/whosaid naive hope',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const replies = linesOf(stdout);
    expect(replies.length).toBe(4);
    for (const reply of replies) expect(JSON.parse(reply)).toMatchObject({ kind: 'message' });
    const [pokalchuk, misspelt, balance, hope] = replies;
    expect(pokalchuk).toContain(
      '["“","Покальчук","” is ",{"bold":"Oksana Pokalchuk"},", who speaks in this dossier.',
    );
    expect(pokalchuk).toContain(amnesty);
    expect(misspelt).toContain(amnesty);
    expect(misspelt).toContain('Not heard in these sources');
    expect(balance).toContain('“false balance”: 1 statement');
    expect(balance).toContain('Dmytro Kuleba says');
    expect(hope).toContain('“naive hope”: 1 statement');
    expect(hope).toContain('Oksana Pokalchuk says');
  });

  it('refuses on standard error, and a number presses what the refusal offers', async () => {
    const { code, stdout, stderr } = await say(
      '/stance nothing-like-this',
      '1',
      '/wat',
      '5',
      '/stance \u001b[31mnesty\u0007\u009b\u202e',
    );
    expect(code).toBe(1);
    expect(linesOf(stderr).slice(0, 7)).toEqual([
      'There is no event “nothing-like-this” here. These are; /events lists them all.',
      '',
      'Choose one',
      `  [1] ${amnesty} (4 August 2022)`,
      '',
      'There is no command “wat”. /help lists those there are.',
      '',
    ]);
    // Nothing that a terminal would obey is repeated.
    expect(stderr).toContain('[31mnesty');
    expect(stderr).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    // The stance that was chosen, and behind its fifth button the sources.
    expect(stdout).toContain(`== ${amnesty}\nIn dispute: `);
    expect(stdout).toMatch(/\n\n== .*sources?/i);
  });

  it.each(nonsense.map(([name], index) => [name, index] as const))(
    'refuses %s with a sentence',
    (_, index) => {
      const answer = refusals[index];
      expect(answer).toContain(nonsense[index]?.[2]);
      expect(answer?.length).toBeLessThan(2_000);
      expect(answer).not.toMatch(/\p{Cc}|\\u00[01]/u);
    },
  );

  it.each([
    ['an unknown option', ['--sauce', '/help'], "Unknown option '--sauce'."],
    ['an option without value', ['/help', '--as'], "Option '--as <value>' argument missing."],
    ['an unknown role', ['/help', '--as', 'king'], '--as is member or moderator, not “king”.'],
    [
      'an unknown community',
      ['/help', '--community', 'nonsense'],
      '--community is a platform and an id, as web:local or discord:123, not “nonsense”.',
    ],
    ['no line', [], 'There is no line to answer.'],
  ])('tells of %s in one line with the usage', async (_, args, message) => {
    const { code, stdout, stderr } = await say(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(linesOf(stderr)).toEqual([expect.stringContaining(`${message} Usage: npm run -s say -- `)]);
  });

  it('answers the lines of standard input one by one, without the blank ones', async () => {
    const saying = started(['--json', '-', '/events']);
    saying.type('\n  \n/help\n');
    await saying.printed(/^.*"Whosaid".*\n$/);
    saying.type('/wat\n\n/stance amnesty\n');
    await saying.printed(/\n.*In dispute.*\n$/);
    const { code, stdout, stderr } = await ended(saying);
    expect(code).toBe(1);
    expect(linesOf(stdout)).toEqual([
      expect.stringContaining('"Whosaid"'),
      expect.stringContaining('In dispute'),
      expect.stringContaining('"Events"'),
    ]);
    expect(linesOf(stderr)).toEqual([expect.stringContaining('There is no command “wat”.')]);
  });

  it('ends without a word when its reader has enough', async () => {
    const saying = started(['-']);
    saying.type('/stance amnesty\n');
    await saying.printed(/In dispute/);
    saying.child.stdout?.destroy();
    saying.type('/stance amnesty\n/stance amnesty\n');
    expect(await ended(saying)).toMatchObject({ code: 0, stderr: '' });
  });

  it('answers a moderator, and any person in any community', async () => {
    const { code, stdout, stderr } = await say(
      ...['--as', 'moderator', '--user', 'ann', '--community', 'discord:123', '/events'],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(amnesty);
  });

  it('names each wrong variable in a line of its own, without its value', async () => {
    const wrong = { PORT: 'secret-7', LOG_LEVEL: 'secret-8' };
    const { code, stdout, stderr } = await ended(started(['/help'], wrong));
    const faults = [
      'PORT must be a whole number from 0 to 65535',
      'LOG_LEVEL must be silent, fatal, error, warn, info, debug or trace',
    ];
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: faults
        .map((fault) => `Whosaid did not start: ${fault}. Mend it in the environment or in .env.\n`)
        .join(''),
    });
  });

  it('tells of a database that is a folder in one line', async () => {
    const { code, stdout, stderr } = await ended(started(['/help'], { DATABASE_URL: `file:${folder}` }));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/^Whosaid did not start\. The database can’t be opened or made/),
    ]);
  });

  it('tells of a corrupt database in one line, and leaves it as it was', async () => {
    const bytes = Buffer.from('Dear diary, '.repeat(500));
    writeFileSync(path.join(folder, 'corrupt.db'), bytes);
    const { code, stdout, stderr } = await ended(
      started(['/help'], { DATABASE_URL: databaseUrl('corrupt.db') }),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/is damaged or no SQLite database\. It was left/),
    ]);
    expect(readFileSync(path.join(folder, 'corrupt.db')).equals(bytes)).toBe(true);
  });
});
