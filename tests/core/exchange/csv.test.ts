import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent } from '../../../src/core/dossier/dossier.ts';
import { readCsv, writeCsv } from '../../../src/core/exchange/csv.ts';
import { csvColumns } from '../../../src/core/exchange/csv-columns.ts';
import { en } from '../../../src/texts/en.ts';
import { faultLine } from '../../../src/views/dossier-fault.ts';
import { generatedContent, hostileLine } from '../dossier-file/generated-content.ts';
import { amnesty } from './amnesty.ts';

const nextNumber = 1_000 as ClaimNumber;
const base = amnesty();

function read(csv: string, into: DossierContent = base) {
  return readCsv(csv, 'x.csv', { base: into, nextNumber, by: 'member' });
}

function contentOf(csv: string, into: DossierContent = base): DossierContent {
  const reading = read(csv, into);
  if (!reading.ok) throw new Error(reading.faults.map((fault) => faultLine(fault, en)).join('\n'));
  return reading.content;
}

function faultsOf(csv: string, into: DossierContent = base): readonly string[] {
  const reading = read(csv, into);
  return reading.ok ? [] : reading.faults.map((fault) => faultLine(fault, en));
}

const empty: DossierContent = {
  ...base,
  parties: [],
  speakers: [],
  sources: [],
  claims: [],
  relations: [],
  missing: [],
};

describe('a table of claims', () => {
  it('has a row a claim, in UTF-8 with its mark and the line ends of RFC 4180', () => {
    const csv = writeCsv(base);
    expect(csv.startsWith('\uFEFFnumber,speaker,role,party,statement,')).toBe(true);
    expect(csv.split('\r\n')[0]).toBe(`\uFEFF${csvColumns.join(',')}`);
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(base.claims.length);
    expect(rows.find(({ number }) => number === '20')).toMatchObject({
      speaker: 'Dmytro Kuleba',
      party: 'Government of Ukraine',
      wording: 'mixed',
      quotations: 'outraged\nunjust',
      about: 'amnesty',
      source: 'article',
      language: 'en from fr',
      relations: 'rebuts 4',
      quiz: 'yes',
    });
  });

  it('is read back into its dossier as what it was', () => {
    expect(contentOf(writeCsv(base))).toEqual(base);
    fc.assert(
      fc.property(generatedContent, (content) => {
        expect(contentOf(writeCsv(content), content)).toEqual(content);
      }),
      { numRuns: 100 },
    );
  });

  it('has no cell that a spreadsheet would compute, and is read without what keeps it from that', () => {
    const computed = fc
      .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom('=', '+', '-', '@', '＝', 'a'), hostileLine(20))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(computed, (cue) => {
        const content = { ...base, claims: base.claims.map((claim) => ({ ...claim, cue })) };
        const csv = writeCsv(content);
        for (const row of parse(csv, { bom: true }) as string[][])
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝]/u);
        expect(contentOf(csv, content)).toEqual(content);
      }),
      { numRuns: 60 },
    );
    const cue = (text: string) =>
      contentOf(`number,cue,speaker,statement,source\n4,${text},Amnesty International,So it says.,article\n`)
        .claims[0]?.cue;
    expect(cue("'=1+1")).toBe('=1+1');
    expect(cue("'twas said")).toBe("'twas said");
  });

  it('needs a speaker, a statement and a source, and makes whoever and whatever is new', () => {
    const content = contentOf(
      [
        'url,statement,speaker,party,role,title,language',
        'https://example.com/a,Ina Maltravers says so.,Ina Maltravers,Board,chairwoman,Landing,en from nb',
        'https://example.com/a,Ina Maltravers says it again.,ina maltravers,,,,',
        ',The board says no.,Board,,,A letter,',
      ].join('\n'),
      empty,
    );
    expect(content.parties).toEqual([{ key: 'board', name: 'Board', aliases: [], parent: null }]);
    expect(content.speakers).toEqual([
      {
        key: 'ina-maltravers',
        kind: 'person',
        name: 'Ina Maltravers',
        aliases: [],
        roles: [{ title: 'chairwoman', party: 'board' }],
      },
      {
        key: 'board-2',
        kind: 'body',
        name: 'Board',
        aliases: [],
        roles: [{ title: 'Board', party: 'board' }],
      },
    ]);
    expect(content.sources).toMatchObject([
      { title: 'Landing', url: 'https://example.com/a', language: 'en', translation: { from: 'nb' } },
      { key: 'a-letter', url: null, language: 'und' },
    ]);
    expect(
      content.claims.map(({ number, speaker, wording, check }) => [number, speaker, wording, check]),
    ).toEqual([
      [1_000, 'ina-maltravers', 'indirect', { level: 'unchecked' }],
      [1_001, 'ina-maltravers', 'indirect', { level: 'unchecked' }],
      [1_002, 'board-2', 'indirect', { level: 'unchecked' }],
    ]);
  });

  it('changes the claims whose numbers it gives, only in the columns that it has', () => {
    const content = contentOf('number,cue,said\r\n20,"he\r\nsaid",2022-08-05\r\n4,,\r\n');
    const { claims, ...rest } = content;
    expect(rest).toEqual({ ...base, claims: undefined });
    expect(claims).toEqual(
      base.claims.map((claim) => {
        if (claim.number === 20)
          return { ...claim, cue: 'he said', said: { ...claim.said, date: '2022-08-05' } };
        return claim.number === 4 ? { ...claim, cue: null, said: { ...claim.said, date: null } } : claim;
      }),
    );
  });

  it('has what it quotes looked up in the excerpt, for which whoever reads it in vouches', () => {
    const row = (statement: string, quotations: string, excerpt: string) =>
      `speaker;statement;quotations;excerpt;source\nKuleba;"${statement}";"${quotations}";"${excerpt}";article\n`;
    const [claim] = contentOf(
      row('Kuleba says he is “outraged”.', '', 'He was “outraged” by it,\nhe said.'),
    ).claims.slice(-1);
    expect(claim).toMatchObject({
      number: 1_000,
      speaker: 'kuleba',
      wording: 'mixed',
      quotations: [{ exact: 'outraged', anchor: { start: 8, end: 16 } }],
      passage: { start: 0, end: 33 },
      check: { level: 'excerpt', by: 'member' },
    });
    expect(contentOf(row('Kuleba says so.', 'outraged', '')).claims.at(-1)).toMatchObject({
      wording: 'direct',
      quotations: [{ exact: 'outraged', anchor: null }],
      check: { level: 'unchecked' },
    });
    expect(faultsOf(row('Kuleba says so.', 'enraged', 'He was “outraged” by it.'))).toEqual([
      expect.stringMatching(/^x\.csv:2:3 quotations: .*“outraged”/u),
    ]);
    expect(faultsOf(row('Kuleba says so.', 'outraged', 'He was outraged by it.'))[0]).toContain(
      'not in quotation marks',
    );
  });

  it('keeps the check of words that nobody touched, and no other', () => {
    const before = base.claims.at(-1);
    const row = (statement: string, quotations: string) =>
      contentOf(`number,statement,quotations\n20,"${statement}","${quotations}"\n`).claims.at(-1);
    expect(row('Kuleba says he is “outraged”.', 'outraged\nunjust')).toEqual({
      ...before,
      summary: 'Kuleba says he is “outraged”.',
    });
    for (const claim of [
      row('Kuleba says he is “outraged”.', 'outraged'),
      row('Kuleba says he is “enraged”.', 'outraged\nunjust'),
    ])
      expect(claim).toMatchObject({ check: { level: 'unchecked' }, passage: null });
  });

  it("changes a claim's role alone, or its speaker with or without one", () => {
    const claim = (csv: string) => contentOf(csv).claims.find(({ number }) => number === 20);
    expect(claim('number,role\n20,Foreign minister\n')).toMatchObject({
      speaker: 'kuleba',
      role: { title: 'Foreign minister', party: 'ukraine' },
    });
    expect(claim('number,speaker\n20,Zelensky\n')).toMatchObject({
      speaker: 'zelensky',
      role: { title: 'President', party: 'ukraine' },
    });
  });

  it('says what claims are to each other; what the source states stays so', () => {
    const content = contentOf('number,relations\n20,rebuts 4; answers 1\n12,\n');
    const from = (number: number) => content.relations.filter((relation) => relation.from === number);
    expect(from(20)).toEqual([
      { kind: 'rebuts', from: 20, to: 4, basis: 'stated', passage: { start: 3041, end: 3254 } },
      { kind: 'answers', from: 20, to: 1, basis: 'editor', passage: null },
    ]);
    expect(from(12)).toEqual([]);
    expect(from(5)).toHaveLength(1);
  });

  it('may number its rows as it likes where there are no claims yet', () => {
    const csv = writeCsv({ ...base, claims: base.claims.map((claim) => ({ ...claim, about: [] })) });
    const content = contentOf(csv, empty);
    const renumbered = new Map(base.claims.map(({ number }, nth) => [number, 1_000 + nth]));
    expect(content.claims.map(({ number }) => number)).toEqual([...renumbered.values()]);
    expect(content.relations.map(({ kind, from, to }) => [kind, from, to]).sort()).toEqual(
      base.relations.map(({ kind, from, to }) => [kind, renumbered.get(from), renumbered.get(to)]).sort(),
    );
    expect(content.claims.map(({ summary }) => summary)).toEqual(base.claims.map(({ summary }) => summary));
  });

  it.each([
    ['no speaker', 'statement,source\nSo.,article', ':2:1 speaker: “speaker” is missing.'],
    ['no statement', 'speaker,statement,source\nKuleba,,article', ':2:2 statement: “statement” is missing.'],
    ['no source', 'speaker,statement\nKuleba,So.', ':2:1 source: “source” is missing.'],
    ['a number that no claim has', 'number,cue\n77,x', ':2:1 number: There is no claim “77”'],
    ['a number that is none', 'number,cue\n4.0,x', ':2:1 number:'],
    ['a number twice', 'number,cue\n4,x\n4,y', ':3:1 number: The row on line 2 has the number 4 too.'],
    ['a wrong word', 'cue,number,category\nx,4,fact', ':2:3 category: “fact” is not possible here'],
    [
      'a misspelt column',
      'number,statment\n4,x',
      ':1:2 statment: There is no field “statment” here. Did you mean “statement”?',
    ],
    ['a column twice', 'number,cue,cue\n4,x,y', 'The column “cue” is there twice'],
    ['too many cells', 'number,cue\n4,x,y', ':2:1: The row has 3 cells, but the table has 2 columns.'],
    ['a quotation mark left open', 'number,cue\n4,"x', 'A quotation mark may be missing'],
    [
      'a statement too long',
      `number,statement\n4,${'x'.repeat(401)}`,
      ':2:2 statement: This has 401 characters',
    ],
    ['a date that is none', 'number,said\n\n"4","5 May\n2022"', ':3:2 said: “5 May 2022” is not a date'],
    ['an unknown subject', 'number,about\n4,amnesti', 'There is no party or speaker “amnesti”'],
    ['a relation that is none', 'number,relations\n4,disputes 5', '“disputes 5” is no relation'],
    ['a relation to nothing', 'number,relations\n4,rebuts 99', 'There is no claim “99”'],
    ['a relation to itself', 'number,relations\n4,rebuts 4', 'no relation to itself'],
    ['a relation twice', 'number,relations\n20,rebuts 4; rebuts 4', 'The same relation is on line 2'],
    ['contrary relations', 'number,relations\n20,rebuts 4; supports 4', 'contradicts line 2'],
    [
      'a relation to what was said later',
      'number,said,relations\n4,2022-08-01,rebuts 16',
      'was said before it',
    ],
    [
      'a source that the dossier has with another title',
      'number,source,title\n4,article,Another',
      'Write that, or give another source',
    ],
    ['quotations in what is only reported', 'number,wording\n20,indirect', ':2:2 wording:'],
    ['an address without https', 'number,url\n4,http://x.example', 'does not begin with https'],
  ])('is refused with %s', (_, csv, fault) => {
    const faults = faultsOf(csv);
    expect(faults).not.toEqual([]);
    expect(faults.join('\n')).toContain(fault);
  });

  it('tells of a name that several speakers have', () => {
    const [first, second, ...others] = base.speakers;
    if (first === undefined || second === undefined) throw new Error('There are several');
    const twins = { ...base, speakers: [first, { ...second, name: first.name }, ...others] };
    expect(contentOf(writeCsv(twins), twins)).toEqual(twins);
    expect(faultsOf(`number,speaker\n4,${first.name}\n`, twins)).toEqual([
      expect.stringContaining(`Write which it is: “${first.key}” or “${second.key}”`),
    ]);
  });

  it('is read in time in proportion to its rows, whatever is wrong with them', () => {
    const rows = Array.from(
      { length: 2_000 },
      (_, nth) => `,Speaker ${nth},Party ${nth},So he says.,Source ${nth},nobody ${nth}`,
    );
    const before = performance.now();
    expect(faultsOf(`number,speaker,party,statement,source,about\n${rows.join('\n')}`)).toHaveLength(2_000);
    expect(performance.now() - before).toBeLessThan(60_000);
  });

  it('has faults and no exception, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(4_000), (text, at) => {
        const csv = writeCsv(base);
        expect(typeof read(`${csv.slice(0, at)}${text}${csv.slice(at + 5)}`).ok).toBe('boolean');
      }),
      { numRuns: 40 },
    );
  });
});
