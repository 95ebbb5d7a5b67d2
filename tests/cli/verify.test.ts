import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify as verifyDossier } from '../../src/cli/verify-dossier.ts';
import { projectFile } from '../../src/root.ts';
import { edited, placeOf, sampleFile, sourceDigest, sourceText } from '../core/dossier-file/sample.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  write('ferry.yaml', sampleFile);
  write('source.txt', sourceText);
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(path.join(folder, name), content);
}

/** What `npm run verify -- ARGUMENTS` does, in the folder of these files. */
function verify(...args: readonly string[]) {
  const { status, lines, error } = verifyDossier(args, folder, false);
  return { status, lines: lines.length === 0 ? [''] : lines.join('\n').split('\n'), error: error ?? '' };
}

it('is a command', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--enable-source-maps', projectFile('dist/src/cli/verify.js'), 'ferry.yaml'],
    { cwd: folder, encoding: 'utf8' },
  );
  const { lines } = verify('ferry.yaml');
  expect([status, stdout.trimEnd().split('\n')]).toEqual([0, lines]);
});

function lineOf(file: string, words: string): number {
  return file.slice(0, file.indexOf(words)).split('\n').length;
}

const pairsNote = [
  'Source “gazette” has 4 pairs of quotation marks; no claim quotes from this one:',
  `    at ${placeOf('A landing for all')[0]}: “A landing for all”`,
];

describe('verify without a source', () => {
  it('says what a dossier file without faults holds', () => {
    expect(verify('ferry.yaml')).toEqual({
      status: 0,
      lines: [
        'ferry.yaml: 3 quotations, 5 passages, and 2 relations read, no fault found. Not compared with any source: add --source TEXTFILE.',
      ],
      error: '',
    });
  });

  it('lists every fault with its line and field', () => {
    const file = edited(['slug: ferry', 'slug: Ferry'], ['rebuts: 1', 'rebuts: 11']);
    write('faulty.yaml', file);
    expect(verify('faulty.yaml', '--source', 'source.txt')).toEqual({
      status: 1,
      lines: [
        'faulty.yaml:2:7 slug: “Ferry” has other characters than lower-case letters from a to z, digits and hyphens.',
        `faulty.yaml:${lineOf(file, 'rebuts: 11')}:24 relations[1].rebuts: There is no claim “11” in this file.`,
        '2 faults. Nothing of this file will be loaded.',
      ],
      error: '',
    });
  });

  it('shows nothing of a file that a terminal would obey', () => {
    write('hostile.yaml', edited(['slug: ferry', 'slug: "\\e[2J\\u202Eferry"\n"\\e]0;x\\a": 1']));
    const { status, lines } = verify('hostile.yaml');
    expect(status).toBe(1);
    expect(lines.join('\n')).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  });
});

describe('verify with a source', () => {
  it('says what was compared, and which quoted words no claim uses', () => {
    expect(verify('ferry.yaml', '--source', 'source.txt')).toEqual({
      status: 0,
      lines: [
        'ferry.yaml: 3 quotations, 5 passages, and 2 relations compared with source “gazette”, all as the file says.',
        ...pairsNote,
      ],
      error: '',
    });
    expect(verify('ferry.yaml', '--source', 'gazette=source.txt').status).toBe(0);
  });

  it('accepts the source in another typography', () => {
    write(
      'typewriter.txt',
      `\uFEFF${sourceText.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/ /g, '\u00A0')}`,
    );
    expect(verify('ferry.yaml', '--source', 'typewriter.txt').status).toBe(0);
  });

  it('shows how falsified words differ from the source', () => {
    const file = edited(
      ['says: Tom Quill says the board “never once', 'says: Tom Quill says the board “never ever'],
      ['words: never once', 'words: never ever'],
    );
    write('falsified.yaml', file);
    expect(verify('falsified.yaml', '--source', 'source.txt')).toEqual({
      status: 1,
      lines: [
        `falsified.yaml:${lineOf(file, 'words: never ever')}:16 claims[2].quotations[0].words (claim 2): The source does not have these words.`,
        '- never ever looked under the planks',
        '+ never once looked under the planks',
        'falsified.yaml: 1 difference from source “gazette”.',
        'Source “gazette” has 4 pairs of quotation marks; no claim quotes from these 2:',
        `    at ${placeOf('never once')[0]}: “never once looked under the planks”`,
        ...pairsNote.slice(1),
      ],
      error: '',
    });
  });

  it('tells where words really stand, what context is wrong, and which passages are out of range', () => {
    const length = sourceText.trim().length;
    const file = edited(
      [`at: ${placeOf('The planks are')[0]}`, `at: ${placeOf('The planks are')[0] + 1}`],
      ['prefix: called the repair', 'prefix: called the mending'],
      [`also: [${JSON.stringify(placeOf('The board, he added'))}]`, 'also: [[5, 9000]]'],
      [`stated: ${JSON.stringify(placeOf('The board answered him the same day'))}`, 'stated: [1, 5]'],
    );
    write('moved.yaml', file);
    const { status, lines } = verify('moved.yaml', '--source', 'source.txt');
    expect(status).toBe(1);
    expect(lines.slice(0, 8)).toEqual([
      `moved.yaml:${lineOf(file, 'at: ')}:13 claims[0].quotations[0].at (claim 1): The words do not begin at ${placeOf('The planks')[0] + 1}, but at ${placeOf('The planks')[0]}.`,
      '- The planks are rotten,',
      '+ he planks are rotten,"',
      `moved.yaml:${lineOf(file, 'prefix:')}:${(file.split('\n')[lineOf(file, 'prefix:') - 1] ?? '').indexOf('called') + 1} claims[1].quotations[0].prefix (claim 4): Before the words stands something else.`,
      '- called the mending "',
      expect.stringMatching(/^\+ .*called the repair "$/),
      `moved.yaml:${lineOf(file, 'also:')}:12 claims[3].also[0] (claim 3): The place 5–9000 is not in the source, which has ${length} characters.`,
      `moved.yaml:${lineOf(file, 'stated:')}:36 relations[0].stated: The place 1–5 begins or ends inside a word.`,
    ]);
  });

  it('says how to tell apart words that stand in several places', () => {
    write(
      'ambiguous.yaml',
      edited(
        ['quotations:\n      - words: The planks are rotten,', 'quotations:\n      - words: planks'],
        [`at: ${placeOf('The planks are')[0]}`, `at: ${placeOf('planks are')[0]}`],
        ['“The planks are rotten,”', '“planks”'],
      ),
    );
    const { status, lines } = verify('ambiguous.yaml', '--source', 'source.txt');
    expect(status).toBe(1);
    expect(lines[0]).toContain('The same words stand elsewhere in the source too.');
    expect(lines[1]).toBe('+ suffix: are');
  });

  it('tells another text that has all the words where they were', () => {
    write('longer.txt', `${sourceText}A letter to the editor follows.\n`);
    const { status, lines } = verify('ferry.yaml', '--source', 'longer.txt');
    expect(status).toBe(1);
    expect(lines[0]).toContain(
      'sources[0].sha256 (gazette): This is not the text that the file was made from, but every quotation and passage holds in it.',
    );
    expect(lines[1]).toBe(`- ${sourceDigest}`);
    expect(lines[3]).toBe('ferry.yaml: 1 difference from source “gazette”.');
  });

  it('tells another text that has all the words in other places', () => {
    write('shifted.txt', `Advertisement. ${sourceText}`);
    const { status, lines } = verify('ferry.yaml', '--source', 'shifted.txt');
    expect(status).toBe(1);
    expect(lines[0]).toContain('It has the words of every quotation, but some in another place.');
  });

  it('tells a wholly different text', () => {
    write('other.txt', 'Nothing of the kind.');
    const { status, lines } = verify('ferry.yaml', '--source', 'other.txt');
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/This is not the text that the file was made from\.$/);
  });

  it('tells the digest that a file does not have yet', () => {
    write('new.yaml', edited([`    sha256: ${sourceDigest}\n    normalization: 1\n`, '']));
    expect(verify('new.yaml', '--source', 'source.txt')).toEqual({
      status: 0,
      lines: [
        'new.yaml: 3 quotations, 5 passages, and 2 relations compared with source “gazette”, all as the file says.',
        'The file has no digest of source “gazette”. It is:',
        `    sha256: ${sourceDigest}`,
        '    normalization: 1',
        ...pairsNote,
      ],
      error: '',
    });
  });

  it('compares several sources, and says which it did not', () => {
    const several = edited(
      ['claims:\n', '  - { key: diary, title: A diary, language: en }\nclaims:\n'],
      ['cue: said', 'cue: said\n    source: gazette'],
      ['role: harbour master', 'role: harbour master\n    source: gazette'],
      ['medium: letter', 'medium: letter\n    source: diary'],
      [`stated: ${JSON.stringify(placeOf('The board answered him the same day'))}`, 'stated: [0, 3]'],
      [/passage: .*\n {4}also.*/.exec(sampleFile)?.[0] ?? '', 'passage: [0, 13]'],
    );
    write('several.yaml', several);
    write('diary.txt', 'We looked once. Then again.');
    expect(verify('several.yaml', '--source', 'source.txt')).toMatchObject({
      status: 2,
      error: expect.stringContaining(
        'The dossier has several sources. Say which one source.txt is: --source gazette=... and --source diary=....',
      ),
    });
    const one = verify('several.yaml', '--source', 'gazette=source.txt');
    expect(one.status).toBe(0);
    expect(one.lines).toContain('Not compared: source “diary”.');
    const both = verify('several.yaml', '--source', 'gazette=source.txt', '--source', 'diary=diary.txt');
    expect(both).toMatchObject({ status: 1, error: '' });
    expect(both.lines[0]).toContain(
      'claims[3].passage (claim 3): The place 0–13 begins or ends inside a word.',
    );
  });
});

describe('verify used wrongly', () => {
  const usage = 'Usage: npm run verify -- FILE [--source TEXTFILE | --source KEY=TEXTFILE ...]';

  it.each([
    ['no file', [], 'Name one dossier file.'],
    ['two files', ['ferry.yaml', 'source.txt'], 'Name one dossier file.'],
    ['a file that is not there', ['fairy.yaml'], 'There is no file fairy.yaml.'],
    ['a folder', ['.'], ". can't be read: EISDIR."],
    ['a source that is not there', ['ferry.yaml', '--source', 'x'], 'There is no file x.'],
    ['an unknown option', ['ferry.yaml', '--sauce', 'x'], "Unknown option '--sauce'."],
    ['an option without value', ['ferry.yaml', '--source'], "Option '--source <value>' argument missing."],
    [
      'one source twice',
      ['ferry.yaml', '--source', 'source.txt', '--source', 'gazette=source.txt'],
      'The source “gazette” is given twice.',
    ],
  ])('tells of %s in one line', (_, args, message) => {
    expect(verify(...args)).toEqual({ status: 2, lines: [''], error: `${message} ${usage}` });
  });

  it('tells of a source that is not UTF-8', () => {
    write('latin1.txt', Buffer.from('\u00E9t\u00E9', 'latin1'));
    expect(verify('ferry.yaml', '--source', 'latin1.txt').error).toBe(
      `latin1.txt is not UTF-8. Save it again as UTF-8. ${usage}`,
    );
  });
});
