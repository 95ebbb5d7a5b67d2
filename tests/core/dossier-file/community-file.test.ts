import { describe, expect, it } from 'vitest';
import type { DossierContent, Edtf } from '../../../src/core/dossier/dossier.ts';
import { MAX_COMMUNITY_FILE_BYTES } from '../../../src/core/dossier-file/limits.ts';
import { readDossierFile } from '../../../src/core/dossier-file/read-dossier-file.ts';
import { writeDossierFile } from '../../../src/core/dossier-file/write-dossier-file.ts';
import { en } from '../../../src/texts/en.ts';
import { faultLine } from '../../../src/views/dossier-fault.ts';
import { edited, sampleFile } from './sample.ts';

const today = '2031-07-01' as Edtf;

function read(file: string | Uint8Array) {
  return readDossierFile(file, 'x.yaml', { community: { by: 'member', today } });
}

function faultsOf(file: string | Uint8Array): readonly string[] {
  const result = read(file);
  return result.ok ? [] : result.faults.map((fault) => faultLine(fault, en));
}

function contentOf(file: string): DossierContent {
  const result = read(file);
  if (!result.ok) throw new Error(result.faults.map((fault) => faultLine(fault, en)).join('\n'));
  return result.content;
}

const excerpt = [
  '“The planks are rotten,” said Ina Maltravers. “Nobody looked,” she said, “nobody.”',
  'Others said the planks are sound. “Nobody looked,” said one, “nobody.”',
].join('\n');

/** The sample's first claim with this in place of its words and places. */
function claimed(words: readonly string[], says = 'Ina Maltravers says so.', rest = ''): string {
  const quotations = words.map((one) => `\n      - ${one}`).join('');
  return sampleFile.replace(
    /says: Ina Maltravers says “The planks[\s\S]*?(?= {2}- number: 4)/u,
    () => `says: ${says}
    wording: direct
    quotations:${quotations}
    category: assertion
    excerpt: |
      ${excerpt.replace('\n', '\n      ')}
${rest}`,
  );
}

describe("a community's dossier file", () => {
  it('is one by the rules of bundled ones, whose words its editors have checked', () => {
    const { claims } = contentOf(sampleFile);
    expect(claims.map(({ check }) => check)).toEqual(
      claims.map(() => ({ level: 'editors', on: '2031-06-01' })),
    );
  });

  it('has words whose places nobody checked if it says of no day that they were', () => {
    const { claims } = contentOf(edited(['checked: 2031-06-01\n', '']));
    expect(claims.map(({ check }) => check.level)).toEqual(claims.map(() => 'unchecked'));
    expect(claims[0]?.quotations[0]?.anchor).not.toBeNull();
  });

  it('says of single claims when they were checked', () => {
    const { claims } = contentOf(
      edited(['    said: 2031-05-05\n', '    said: 2031-05-05\n    checked: 2031-06-09\n']),
    );
    expect(claims.map(({ check }) => check)).toMatchObject([
      { on: '2031-06-09' },
      { on: '2031-06-01' },
      { on: '2031-06-01' },
      { on: '2031-06-01' },
    ]);
  });

  it('may have words without a place, which nobody checked', () => {
    const file = sampleFile.replace(/ {8}at: \d+\n/u, '').replace(/ {4}passage: \[.*\n/u, '');
    expect(contentOf(file).claims[0]).toMatchObject({
      quotations: [{ exact: 'The planks are rotten,', anchor: null }],
      excerpt: null,
      passage: null,
      check: { level: 'unchecked' },
    });
  });

  it('has its quotations looked up in their excerpt, for which whoever reads it in vouches', () => {
    const { claims } = contentOf(claimed(['words: The planks are rotten,']));
    expect(claims[0]).toMatchObject({
      excerpt,
      quotations: [{ exact: 'The planks are rotten,', anchor: { start: 1, end: 23 } }],
      passage: { start: 0, end: excerpt.length },
      check: { level: 'excerpt', by: 'member' },
    });
  });

  it('may say which of several equal words in an excerpt it means', () => {
    const second = excerpt.lastIndexOf('Nobody looked,');
    const place = { start: second, end: second + 'Nobody looked,'.length };
    for (const words of [
      `{ words: "Nobody looked,", at: ${second} }`,
      '{ words: "Nobody looked,", prefix: sound. “ }',
    ])
      expect(contentOf(claimed([words])).claims[0]?.quotations[0]?.anchor).toMatchObject(place);
  });

  it('finds equal words in the order of those around them', () => {
    const said = '“Yes,” said one, “it was.” “Yes,” said another, “it was not.”';
    const file = claimed(['words: it was.', 'words: Yes,', 'words: it was not.']).replace(
      `${excerpt.replace('\n', '\n      ')}`,
      said,
    );
    const start = said.lastIndexOf('Yes,');
    expect(contentOf(file).claims[0]?.quotations[1]?.anchor).toMatchObject({ start, end: start + 4 });
    expect(faultsOf(file.replace('      - words: it was not.\n', '')).join()).toBe('');
    expect(faultsOf(file.replace('      - words: it was.\n', '')).join()).toContain(
      '2 times, beginning at 1 and 28',
    );
  });

  it.each([
    ['the planks were rotten', 'Most like them is “The planks are rotten'],
    ['a wholly different thing', 'The excerpt does not have these words, letter for letter.'],
    ['The planks are Rotten,', 'letter for letter'],
    ['the planks are sound', 'not in quotation marks'],
    ['Nobody looked, nobody.', 'These are 2 quotations in the excerpt: “Nobody looked” and “nobody”'],
    ['Nobody looked,', 'quotes these words 2 times, beginning at'],
    ['“The planks are rotten,”', 'The quotation marks around the words do not belong to them'],
  ])('is refused with the words %s in a claim whose excerpt has others', (words, fault) => {
    const file = claimed([`words: ${JSON.stringify(words)}`]);
    const faults = faultsOf(file);
    expect(faults).toHaveLength(1);
    const line = file.slice(0, file.indexOf(JSON.stringify(words))).split('\n').length;
    expect(faults[0]).toContain(`x.yaml:${line}:16 claims[0].quotations[0].words (claim 1): `);
    expect(faults[0]).toContain(fault);
  });

  it.each([
    [
      'a wrong place of words',
      ['{ words: "The planks are rotten,", at: 3 }'],
      '',
      'the words do not begin here but at 1',
    ],
    [
      'a passage beyond the excerpt',
      ['words: The planks are rotten,'],
      '    passage: [0, 900]\n',
      'which has 153 characters',
    ],
    [
      'a passage that cuts a word',
      ['words: The planks are rotten,'],
      '    passage: [0, 43]\n',
      'inside a word',
    ],
    [
      'a passage without the words',
      ['words: The planks are rotten,'],
      '    passage: [24, 45]\n',
      'outside of the claim',
    ],
  ])('is refused with %s', (_, words, rest, fault) => {
    const faults = faultsOf(claimed(words, undefined, rest));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it("looks for a stated relation in its claim's excerpt", () => {
    const file = claimed(['words: The planks are rotten,']).replace(
      '{ from: 2, rebuts: 1, basis: editor }',
      '{ from: 1, rebuts: 2, stated: [3, 700] }',
    );
    expect(faultsOf(file)).toEqual([
      expect.stringMatching(/relations\[1\]\.stated: .*which has 153 characters/u),
    ]);
  });

  it.each([
    [
      'a day of checking that is yet to come',
      'checked: 2031-06-01',
      'checked: 2031-07-02',
      'today is 2031-07-01',
    ],
    ['a number of eleven digits', 'number: 4\n', 'number: 12345678901\n', 'more than 2,147,483,647'],
    ['surroundings of words without a place', '        at: ', '        suffix: x # ', 'only with “at”'],
    ['a blank excerpt', 'cue: said', 'excerpt: "  "', 'The text is empty'],
    ['an excerpt with a bell in it', 'cue: said', 'excerpt: "a\\ab"', 'U+0007'],
    ['an excerpt too long', 'cue: said', `excerpt: ${'🚢'.repeat(4001)}`, '4,000 are possible'],
  ])('is refused with %s', (_, from, to, fault) => {
    expect(faultsOf(edited([from, to])).join('\n')).toContain(fault);
  });

  it('takes numbers of ten digits, and needs neither parties nor claims yet', () => {
    expect(contentOf(sampleFile.replaceAll(/\b4\b(?=\n)/gu, '2147483647')).claims[1]?.number).toBe(
      2_147_483_647,
    );
    const bare = contentOf('slug: x\ntitle: X\nhappened: 2031-05-03\nuntil: 2031-05-03\ndispute: Was it?\n');
    expect(bare).toMatchObject({ parties: [], speakers: [], sources: [], claims: [], relations: [] });
    expect(contentOf(writeDossierFile(bare))).toEqual(bare);
  });

  it('tells of names that nothing bears, also where nothing has a name at all', () => {
    const file = sampleFile.replace(/sources:[\s\S]*?(?=claims:)/u, '');
    expect(faultsOf(file).join()).toContain('There is no source “gazette” in this file.');
  });

  it('has no excerpts if it is a bundled one', () => {
    const result = readDossierFile(claimed(['words: The planks are rotten,']), 'x.yaml');
    expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual([
      'missing-field',
      'missing-field',
      'unknown-field',
    ]);
  });

  it('is refused beyond 8 MB or 5,000 claims', () => {
    expect(faultsOf(new Uint8Array(MAX_COMMUNITY_FILE_BYTES + 1))).toEqual([
      expect.stringContaining('8,388,608 bytes'),
    ]);
    expect(faultsOf(`parties: [${'1,'.repeat(1_000_000)}]`)).toEqual([
      'x.yaml:1:1: The file has more lists and fields than a dossier may have.',
    ]);
    const many = Array.from({ length: 5_001 }, () => '  - 1').join('\n');
    expect(faultsOf(`claims:\n${many}\n`).join('\n').slice(0, 1_000)).toContain('more than 5,000 entries');
  });
});

/** 5,000 claims by 2,000 speakers over 8 years. */
function large(words: (nth: number) => string, speaker: (nth: number) => string, excerpt: string): string {
  const numbers = Array.from({ length: 5_000 }, (_, nth) => nth);
  const said = (nth: number) => new Date(Date.UTC(2031, 0, 1 + (nth % 2_900))).toISOString().slice(0, 10);
  return `slug: x
title: X
happened: 2031-01-01
until: 2039-01-01
dispute: Was it?
parties: [{ key: board, name: Board }]
speakers:
${numbers
  .slice(0, 2_000)
  .map((nth) => `  - { key: speaker-${nth}, kind: person, name: S, roles: [{ title: t, party: board }] }\n`)
  .join('')}sources: [{ key: a, title: A, language: en }]
claims:
${numbers
  .map(
    (nth) => `  - number: ${nth + 1}
    speaker: ${speaker(nth)}
    says: Somebody says “that is ${nth}” and more than that.
    wording: mixed
    quotations:
      - words: ${words(nth)}
    category: assertion
    said: ${said(nth)}
    excerpt: In the newspaper, somebody said “that is ${nth}” and more. ${excerpt}
`,
  )
  .join('')}`;
}

describe('a file of 5,000 claims', () => {
  /** A machine at rest takes two; what grows with the square of the claims takes longer than this. */
  const SECONDS = 60;

  function secondsFor(task: () => void): number {
    const before = performance.now();
    task();
    return (performance.now() - before) / 1_000;
  }

  it('is read in a few seconds', () => {
    const yaml = large(
      (nth) => `that is ${nth}`,
      (nth) => `speaker-${nth % 2_000}`,
      'The report went on for a while. '.repeat(20),
    );
    expect(secondsFor(() => expect(contentOf(yaml).claims).toHaveLength(5_000))).toBeLessThan(SECONDS);
  });

  it('is refused in a few seconds, whatever is wrong with every one of them', () => {
    const yaml = large(
      (nth) => `that was ${nth}`,
      (nth) => `speaker-x${nth}`,
      'The report went on.',
    );
    expect(secondsFor(() => expect(faultsOf(yaml).length).toBeGreaterThan(5_000))).toBeLessThan(SECONDS);
  });
});
