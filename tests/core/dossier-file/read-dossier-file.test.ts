import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDigest } from '../../../src/core/dossier-file/content-digest.ts';
import { MAX_FILE_BYTES } from '../../../src/core/dossier-file/limits.ts';
import { readDossierFile } from '../../../src/core/dossier-file/read-dossier-file.ts';
import { projectFile } from '../../../src/root.ts';
import { en } from '../../../src/texts/en.ts';
import { faultLine } from '../../../src/views/dossier-fault.ts';
import { edited, placeOf, sampleFile } from './sample.ts';

/** Every fault of a file as its operator reads it. */
function faultsOf(file: string | Uint8Array): readonly string[] {
  const read = readDossierFile(file, 'x.yaml');
  return read.ok ? [] : read.faults.map((fault) => faultLine(fault, en));
}

function codesOf(file: string | Uint8Array): readonly string[] {
  const read = readDossierFile(file, 'x.yaml');
  return read.ok ? [] : read.faults.map(({ code }) => code);
}

function contentOf(file: string | Uint8Array) {
  const read = readDossierFile(file, 'x.yaml');
  if (!read.ok) throw new Error(read.faults.map((fault) => faultLine(fault, en)).join('\n'));
  return read.content;
}

/** `x.yaml:LINE:COLUMN` of the first place where this stands in the file. */
function where(file: string, words: string): string {
  const before = file.slice(0, file.indexOf(words)).split('\n');
  return `x.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe('a dossier file without faults', () => {
  it('is read as its content', () => {
    const content = contentOf(sampleFile);
    expect(content.parties).toEqual([
      { key: 'board', name: 'Harbour board of Ostrey', aliases: ['the board'], parent: null },
      { key: 'ferrymen', name: 'Ferrymen', aliases: [], parent: 'board' },
    ]);
    expect(content.sources[0]).toMatchObject({
      archiveUrl: 'https://archive.example/gazette/landing',
      translation: { from: 'nb', by: 'human' },
      digest: { normalization: 1 },
    });
    expect(content.claims.map(({ number }) => number)).toEqual([1, 4, 2, 3]);
    expect(content.claims[0]).toEqual({
      number: 1,
      speaker: 'maltravers',
      role: { title: 'chairwoman of the harbour board', party: 'board' },
      summary: 'Ina Maltravers says “The planks are rotten,”.',
      wording: 'direct',
      quotations: [
        {
          exact: 'The planks are rotten,',
          anchor: {
            start: placeOf('The planks are rotten,')[0],
            end: placeOf('The planks are rotten,')[1],
          },
        },
      ],
      cue: 'said',
      about: [{ party: 'ferrymen' }],
      category: 'assertion',
      said: { date: '2031-05-05', phrase: 'on Monday' },
      medium: null,
      source: 'gazette',
      excerpt: null,
      passage: {
        start: placeOf('“The planks')[0],
        end: placeOf('Ina Maltravers, on Monday.')[1],
      },
      also: [],
      check: { level: 'editors', on: '2031-06-01' },
      inQuiz: true,
    });
    expect(content.claims[1]).toMatchObject({
      role: { title: 'harbour master' },
      quotations: [{ anchor: { prefix: 'called the repair “' } }],
    });
    expect(content.claims[2]?.about).toEqual([{ party: 'board' }, { speaker: 'maltravers' }]);
    expect(content.claims[3]?.also).toEqual([
      { start: placeOf('The board, he')[0], end: placeOf('he added')[1] },
    ]);
    expect(content.relations).toMatchObject([
      {
        kind: 'answers',
        from: 3,
        to: 2,
        basis: 'stated',
        passage: { start: placeOf('The board answered')[0] },
      },
      { kind: 'rebuts', from: 2, to: 1, basis: 'editor', passage: null },
    ]);
    expect(content.missing).toEqual([
      { of: { speaker: 'insurer' }, reason: 'was not asked', accordingTo: 2 },
    ]);
  });

  it('reads the same with a byte order mark, Windows line ends, or as bytes', () => {
    const digest = contentDigest(contentOf(sampleFile));
    expect(contentDigest(contentOf(`\uFEFF${sampleFile}`))).toBe(digest);
    expect(contentDigest(contentOf(sampleFile.replaceAll('\n', '\r\n')))).toBe(digest);
    expect(contentDigest(contentOf(new TextEncoder().encode(`\uFEFF${sampleFile}`)))).toBe(digest);
  });

  it('tells where its fields stand', () => {
    const read = readDossierFile(sampleFile, 'x.yaml');
    if (!read.ok) throw new Error('The sample should be without faults');
    const line = sampleFile.slice(0, sampleFile.indexOf('words: never once')).split('\n').length;
    expect(read.placeOf(['claims', 2, 'quotations', 0, 'words'])).toEqual({
      line,
      column: 16,
      path: 'claims[2].quotations[0].words',
      entry: '2',
    });
  });

  it.each([
    ['no', false],
    ['false', false],
    ['yes', true],
    ['true', true],
  ])('may say of a claim `quiz: %s`', (word, inQuiz) => {
    const { claims } = contentOf(edited(['number: 4', `number: 4\n    quiz: ${word}`]));
    expect(claims.map((claim) => claim.inQuiz)).toEqual([true, inQuiz, true, true]);
  });

  it.each(['amnesty'])('is what the bundled dossier %s is', (slug) => {
    expect(faultsOf(readFileSync(projectFile('dossiers', `${slug}.yaml`)))).toEqual([]);
  });
});

describe('the digest of a dossier', () => {
  const digest = contentDigest(contentOf(sampleFile));

  it('stays when only layout, comments or the order of fields change', () => {
    const moved = edited(
      ['slug: ferry\n', ''],
      ['dispute: Was', '# a comment\nslug: "ferry"\ndispute: Was'],
      [
        'roles: [{ title: the board, party: board }]',
        'roles:\n      - party: board\n        title: the board',
      ],
    );
    expect(contentDigest(contentOf(moved))).toBe(digest);
  });

  it('is the one it had before a claim could be kept out of quizzes, unless one is', () => {
    expect(digest).toBe('1f88c93c686ac045c2eb9d72d3cfb54ae1755feb7fcded7783360f42f4da74f4');
    expect(contentDigest(contentOf(edited(['number: 4', 'number: 4\n    quiz: yes'])))).toBe(digest);
  });

  it.each([
    ['a word', 'was not asked', 'was not found'],
    ['a date', 'checked: 2031-06-01', 'checked: 2031-06-02'],
    ['the order of a list', '[board, maltravers]', '[maltravers, board]'],
    ['a missing field', '    cue: said\n', ''],
    ['a claim that is kept out of quizzes', 'number: 4', 'number: 4\n    quiz: no'],
  ])('changes with %s', (_, from, to) => {
    expect(contentDigest(contentOf(edited([from, to])))).not.toBe(digest);
  });
});

describe('a faulty dossier file', () => {
  it('is told everything at once, by line, field and claim, and nothing of it is loaded', () => {
    const file = edited(
      ['title: The closing of the old ferry landing', 'title: 2031'],
      ['kind: person', 'kind: persona'],
      ['    wording: direct', '    wording: direct\n    quotation: []'],
      ['about: [ferrymen]', 'about: [ferryman]'],
      ['says: Tom Quill says the board “never', 'says: Tom Quill says the board “ever'],
      ['said: 2031-05-06\n    medium', 'said: 6 May\n    medium'],
      ['{ from: 2, rebuts: 1, basis: editor }', '{ from: 2, rebuts: 9, basis: editor }'],
    );
    expect(faultsOf(file)).toEqual([
      `${where(file, '2031\n')} title: 2031 is not read as a text. Put it in quotation marks: "2031".`,
      `${where(file, 'persona')} speakers[0].kind (maltravers): “persona” is not possible here, only “person”, “office”, or “body”. Did you mean “person”?`,
      `${where(file, 'quotation: []')} claims[0].quotation (claim 1): There is no field “quotation” here. Did you mean “quotations”?`,
      `${where(file, 'ferryman')} claims[0].about[0] (claim 1): There is no party or speaker “ferryman” in this file. Did you mean “ferrymen”?`,
      `${where(file, 'Tom Quill says')} claims[2].says (claim 2): “ever once looked under the planks” stands in quotation marks, but is none of this claim's quotations, letter for letter. Did you mean “never once looked under the planks”?`,
      `${where(file, '6 May')} claims[3].said (claim 3): “6 May” is not a date. Write 2022-08-04, 2022-08, 2022 or 2022-08-05/2022-08-06, each with ~ for “about” and ? for “probably”.`,
      `${where(file, '9, basis')} relations[1].rebuts: There is no claim “9” in this file.`,
    ]);
  });

  it.each([
    ['maybe', '“maybe” is not possible here, only “yes”, “no”, “true”, or “false”.'],
    ['No', '“No” is not possible here, only “yes”, “no”, “true”, or “false”. Did you mean “no”?'],
    ['0', '“0” is not possible here, only “yes”, “no”, “true”, or “false”.'],
    ['[no]', 'This should be a text, but is a list.'],
  ])('is told where a claim says `quiz: %s`', (word, sentence) => {
    const file = edited(['number: 4', `number: 4\n    quiz: ${word}`]);
    expect(faultsOf(file)).toEqual([
      `${where(file, `${word}\n    speaker`)} claims[1].quiz (claim 4): ${sentence}`,
    ]);
  });

  const faults: readonly [string, readonly [string, string], readonly string[]][] = [
    ['an unknown field', ['slug: ferry', 'slug: ferry\nslogan: x'], ['unknown-field']],
    ['a field that objects have by nature', ['slug: ferry', 'slug: ferry\n__proto__: x'], ['unknown-field']],
    ['a missing field', ['slug: ferry\n', ''], ['missing-field']],
    ['an empty field', ['publisher: Ostrey Gazette', 'publisher:'], ['wrong-kind']],
    ['a number where a text is due', ['key: gazette', 'key: 7'], ['wrong-kind']],
    ['a year that YAML takes for a number', ['said: 2031-05-05', 'said: 2031'], ['wrong-kind']],
    ['a truth value where a text is due', ['name: Ferrymen', 'name: true'], ['wrong-kind']],
    ['a text where a number is due', ['number: 1', 'number: "1"'], ['wrong-kind', 'unknown-reference']],
    ['a fraction where a whole number is due', ['number: 4', 'number: 4.5'], ['wrong-kind']],
    ['a text where a list is due', ['aliases: [Thomas Quill]', 'aliases: Thomas Quill'], ['wrong-kind']],
    [
      'a list where fields are due',
      ['translation: { from: nb, by: human }', 'translation: [nb]'],
      ['wrong-kind'],
    ],
    [
      'a place of one position',
      [JSON.stringify(placeOf('The board answered him the same day')), '[1]'],
      ['wrong-kind'],
    ],
    ['a number that belongs to communities', ['number: 4', 'number: 1000'], ['too-high']],
    ['a number below one', ['number: 4', 'number: 0'], ['too-low']],
    ['a list without entries', ['roles: [{ title: the board, party: board }]', 'roles: []'], ['empty-list']],
    ['a text without words', ['name: Ferrymen', 'name: " "'], ['empty-text']],
    ['a text that ends with a line break', ['says: >-', 'says: >'], ['not-one-line']],
    ['a control character', ['name: Ferrymen', 'name: "Ferry\\u001bmen"'], ['not-one-line']],
    ['half a character', ['name: Ferrymen', 'name: "Ferry\\uD83Dmen"'], ['not-one-line']],
    ['a key with capitals', ['key: insurer', 'key: Insurer'], ['bad-key', 'unknown-reference']],
    ['a day that does not exist', ['happened: 2031-05-03', 'happened: 2031-02-29'], ['bad-date']],
    ['an address without https', ['url: https:', 'url: http:'], ['bad-address']],
    ['an address with a password', ['url: https://', 'url: https://me:secret@'], ['bad-address']],
    [
      'an address of a script',
      ['url: https://gazette.example/landing', 'url: javascript:alert(1)'],
      ['bad-address'],
    ],
    ['no address', ['url: https://gazette.example/landing', 'url: gazette'], ['bad-address']],
    ['a wrong language tag', ['language: en', 'language: english language'], ['bad-language']],
    ['a digest that is none', ['sha256: ', 'sha256: ABC'], ['bad-sha256']],
    ['a digest without its normalisation', ['    normalization: 1\n', ''], ['half-digest']],
    ['an unknown normalisation', ['normalization: 1', 'normalization: 2'], ['not-one-of']],
    ['a party and a speaker with one key', ['key: quill', 'key: board'], ['taken', 'unknown-reference']],
    ['two claims with one number', ['number: 4', 'number: 1'], ['taken']],
    [
      'a speaker with two roles of one title',
      ['title: harbour master', 'title: chairwoman of the harbour board'],
      ['taken', 'unknown-reference'],
    ],
    ['a parent that is none', ['parent: board', 'parent: boards'], ['unknown-reference']],
    ['a party that is its own parent', ['parent: board', 'parent: ferrymen'], ['parent-cycle']],
    ['a role that the speaker does not have', ['role: harbour master', 'role: mayor'], ['unknown-reference']],
    ['a role for a party that is none', ['party: ferrymen', 'party: fishermen'], ['unknown-reference']],
    ['a source that is none', ['source: gazette', 'source: gazete'], ['unknown-reference']],
    ['a missing voice that is none', ['of: insurer', 'of: insurers'], ['unknown-reference']],
    ['a missing voice according to no claim', ['according-to: 2', 'according-to: 20'], ['unknown-reference']],
    [
      'an end before the event',
      ['until: 2031-05-07~', 'until: 2031-05-01'],
      ['until-before-happened', 'said-after-until', 'said-after-until', 'said-after-until'],
    ],
    ['a quoted claim without quotations', ['wording: indirect', 'wording: mixed'], ['quotations-needed']],
    [
      'an indirect claim with quotations',
      ['wording: direct', 'wording: indirect'],
      ['quotations-unexpected'],
    ],
    [
      'words that the normalisation leaves out',
      ['words: The planks are rotten,', 'words: "\\u200B"'],
      ['no-words', 'words-not-quoted'],
    ],
    ['a quotation before its passage', [`at: ${placeOf('a waste')[0]}`, 'at: 3'], ['outside-passage']],
    ['a passage that ends where it begins', ['also: [[', 'also: [[5, 5], ['], ['empty-place']],
    [
      'straight quotation marks in a summary',
      ['says it looked twice', 'says it "looked" twice'],
      ['straight-quotation-mark'],
    ],
    [
      'quotation marks in a summary without their pair',
      ['says it looked twice', 'says it “looked twice'],
      ['unpaired-quotation-mark'],
    ],
    [
      'invented words in quotation marks',
      ['says it looked twice', 'says it “looked” twice'],
      ['words-not-quoted'],
    ],
    ['a relation of no kind', ['{ from: 2, rebuts: 1,', '{ from: 2,'], ['relation-kind']],
    ['a relation of two kinds', ['rebuts: 1,', 'rebuts: 1, supports: 4,'], ['relation-kind']],
    ['a relation that nobody states', [', basis: editor', ''], ['relation-basis']],
    [
      'a relation that source and editor state',
      ['basis: editor', 'basis: editor, stated: [1, 2]'],
      ['relation-basis'],
    ],
    ['a relation to itself', ['rebuts: 1', 'rebuts: 2'], ['relation-to-itself']],
    [
      'a relation twice',
      ['missing:', '  - { from: 2, rebuts: 1, stated: [0, 9] }\nmissing:'],
      ['doubled-relation'],
    ],
    [
      'a contradiction',
      ['missing:', '  - { from: 2, supports: 1, basis: editor }\nmissing:'],
      ['contradiction'],
    ],
    ['an answer to what was said later', ['from: 2, rebuts: 1', 'from: 1, rebuts: 2'], ['relates-to-later']],
    [
      'words that are too long',
      ['words: a waste of money', `words: ${'é'.repeat(1_001)}`],
      ['too-long', 'words-not-quoted', 'outside-passage'],
    ],
    ['a name that is too long', ['name: Ferrymen', `name: ${'🚢'.repeat(101)}`], ['too-long']],
  ];

  it.each(faults)('is told of %s', (_, edit, codes) => {
    expect([...codesOf(edited(edit))].sort()).toEqual([...codes].sort());
  });

  it('counts code points, so that emoji and other scripts have as much room', () => {
    expect(codesOf(edited(['name: Ferrymen', `name: ${'🚢'.repeat(100)}`]))).toEqual([]);
  });

  it('asks each claim for its source once there are two', () => {
    const file = edited(['claims:\n', '  - { key: diary, title: A diary, language: en }\nclaims:\n']);
    expect(faultsOf(file)).toHaveLength(3);
    expect(faultsOf(file)[0]).toBe(
      `${where(file, 'number: 1')} claims[0] (claim 1): “source” is missing. It is needed because the dossier has several: “gazette” and “diary”.`,
    );
  });

  it('limits what the quotations of one claim may hold together', () => {
    const quotations = [0, 1].map((n) => `{ words: ${'x'.repeat(800)}, at: ${800 * n} }`);
    const file = edited(
      ['wording: indirect', `wording: mixed\n    quotations: [${quotations}]`],
      [/passage: .*\n {4}also/.exec(sampleFile)?.[0] ?? '', 'passage: [0, 1600]\n    also'],
    );
    expect(codesOf(file)).toEqual(['claim-words-too-long']);
  });

  it('names a circle of parents once', () => {
    const file = edited([
      'name: Ferrymen\n    parent: board',
      'name: Ferrymen\n    parent: crew\n  - { key: crew, name: Crew, parent: ferrymen }',
    ]);
    expect(faultsOf(file)).toEqual([
      `${where(file, 'crew\n')} parties[1].parent (ferrymen): A party can't be a part of itself: ferrymen → crew → ferrymen.`,
    ]);
  });

  it('does not hold an approximate date against a relation', () => {
    const file = edited(
      ['from: 2, rebuts: 1', 'from: 1, rebuts: 2'],
      ['said: 2031-05-05', 'said: 2031-05-05~'],
    );
    expect(codesOf(file)).toEqual([]);
  });
});

describe('a file that is not plain YAML', () => {
  it.each<[string, string | Uint8Array, readonly string[]]>([
    ['an empty file', '', ['wrong-kind']],
    ['comments only', '# nothing\n', ['wrong-kind']],
    ['a list', '- a\n- b\n', ['wrong-kind']],
    ['a sentence', 'Nothing to see here.', ['wrong-kind']],
    ['an alias only', '*a', ['alias']],
    ['tabs', 'slug:\n\tferry: x', ['tab']],
    ['two documents', `${sampleFile}---\na: 1\n`, ['several-documents']],
    ['an unclosed quotation mark', edited(['slug: ferry', 'slug: "ferry']), ['syntax']],
    ['a colon in an unquoted text', edited(['title: The closing', 'title: Ostrey: The closing']), ['syntax']],
    ['a field given twice', edited(['slug: ferry', 'slug: ferry\nslug: ferry']), ['doubled-field']],
    ['an anchor', edited(['slug: ferry', 'slug: &a ferry']), ['anchor']],
    [
      'an alias',
      edited(['slug: ferry', 'slug: &a ferry'], ['title: The closing of the old ferry landing', 'title: *a']),
      ['anchor', 'alias'],
    ],
    ['a merge of fields', edited(['slug: ferry', '<<: {}\nslug: ferry']), ['unknown-field']],
    ['a tag', edited(['slug: ferry', 'slug: !!binary ferry']), ['tag']],
    ['a tag of its own', edited(['slug: ferry', 'slug: !x ferry']), ['tag']],
    ['YAML 1.1', `%YAML 1.1\n---\n${sampleFile}`, ['other-yaml-version']],
    ['Latin-1', Buffer.from(edited(['name: Ferrymen', 'name: Fährmänner']), 'latin1'), ['not-utf-8']],
    ['UTF-16', Buffer.from(`\uFEFF${sampleFile}`, 'utf16le'), ['not-utf-8']],
    ['NUL bytes', new Uint8Array(100), ['wrong-kind']],
    ['too many bytes', ' '.repeat(10 * MAX_FILE_BYTES), ['too-large']],
    ['endless nesting', '['.repeat(5_000), ['too-deep']],
    ['deep nesting', `a: ${'['.repeat(40)}${']'.repeat(40)}`, ['too-deep']],
  ])('is told of %s', (_, file, codes) => {
    const found = codesOf(file);
    expect([...new Set(found)]).toEqual(codes);
    expect(found.length).toBeLessThanOrEqual(10);
  });

  it('names the line of the first byte that is not UTF-8', () => {
    const bytes = Buffer.from(edited(['name: Ferrymen', 'name: F\u00E4hrm\u00E4nner']), 'latin1');
    // The aliases before it are written in ASCII here, so that nothing else is wrong.
    const ascii = Buffer.from(
      bytes
        .toString('latin1')
        .replace(/aliases: \[Ostrey.*/, 'aliases: []')
        .replace(/[^\0-\x7F\u00E4]/g, '?'),
      'latin1',
    );
    const line = ascii.toString('latin1').slice(0, ascii.indexOf(0xe4)).split('\n').length;
    expect(faultsOf(ascii)).toEqual([
      `x.yaml:${line}:12: From here on the file is not UTF-8. Save it again as UTF-8.`,
    ]);
  });

  it('is not blown up by aliases of aliases', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `  - &l${n + 1} [${Array(9).fill(`*l${n}`)}]`);
    const started = performance.now();
    const codes = new Set(codesOf(`aliases:\n  - &l0 x\n${levels.join('\n')}\n`));
    expect(codes.has('alias')).toBe(true);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it.each([
    ['many wrong entries', `parties: [${'1,'.repeat(30_000)}]`],
    ['many unknown fields', Array.from({ length: 10_000 }, (_, n) => `field${n}: 1`).join('\n')],
    ['one field many times', 'slug: x\n'.repeat(10_000)],
    ['many aliases', `parties: [&a 1${', *a'.repeat(20_000)}]`],
    ['many relations', `relations: [${'{from: 1, rebuts: 1, basis: editor},'.repeat(3_000)}]`],
  ])('takes time in proportion to %s', (_, file) => {
    const started = performance.now();
    expect(codesOf(file).length).toBeGreaterThan(2_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('has faults and no exception, whatever is cut from or put into it', () => {
    const part = fc.tuple(fc.nat({ max: sampleFile.length }), fc.nat({ max: 40 }));
    const bits = fc.constantFrom(
      '',
      ' ',
      '\n',
      '\t',
      ':',
      '- ',
      '[',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!',
      '|',
      '>',
      '~',
      '#',
      '“',
      '\u0000',
      '\uD800',
      '__proto__: ',
      '- - - ',
      '9'.repeat(400),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, bits), { minLength: 1, maxLength: 4 }), (edits) => {
        const file = edits.reduce(
          (text, [[start, length], put]) => text.slice(0, start) + put + text.slice(start + length),
          sampleFile,
        );
        const read = readDossierFile(file, 'x.yaml');
        if (read.ok) return;
        const lines = file.split('\n').length;
        expect(read.faults.length).toBeGreaterThan(0);
        let previous = 1;
        for (const fault of read.faults) {
          expect(faultLine(fault, en)).toMatch(/^x\.yaml:\d+:\d+[^\n]*: \S[^\n]*$/);
          expect(fault.line).toBeGreaterThanOrEqual(previous);
          expect(fault.line).toBeLessThanOrEqual(lines);
          previous = fault.line;
        }
      }),
    );
  });
});
