import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent, Edtf } from '../../../src/core/dossier/dossier.ts';
import { exportDossier, exportFormats } from '../../../src/core/exchange/export.ts';
import { type ImportReading, readImport } from '../../../src/core/exchange/import.ts';
import { isUnchanged, planImport } from '../../../src/core/exchange/plan.ts';
import { en } from '../../../src/texts/en.ts';
import { faultLine } from '../../../src/views/dossier-fault.ts';
import { generatedContent } from '../dossier-file/generated-content.ts';
import { amnesty } from './amnesty.ts';

const base = amnesty();

function read(file: string | Uint8Array, name: string, into: DossierContent | null = base): ImportReading {
  return readImport(typeof file === 'string' ? Buffer.from(file) : file, name, {
    by: 'member',
    today: '2031-07-01' as Edtf,
    into: into === null ? null : { base: into, nextNumber: 1_000 as ClaimNumber },
  });
}

function faultsOf(file: string | Uint8Array, name: string, into: DossierContent | null = base): string[] {
  const reading = read(file, name, into);
  return reading.kind === 'faulty' ? reading.faults.map((fault) => faultLine(fault, en)) : [];
}

const csv = 'number,cue\n4,x\n';
const review = JSON.stringify({
  '@type': 'ClaimReview',
  claimReviewed: 'It sank',
  claimant: 'Tom Quill',
  url: 'https://x.example',
});

describe('a dossier that is exported', () => {
  it.each(exportFormats)('is a file in UTF-8, named by its short name: %s', (format) => {
    const { name, bytes, mediaType } = exportDossier(base, format);
    expect(name).toMatch(/^amnesty\.[a-z.]+$/u);
    expect(mediaType).toMatch(/^[a-z]+\/[a-z+]+(?:; charset=utf-8)?$/u);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('Dmytro Kuleba');
  });

  it.each(['yaml', 'csv'] as const)('changes nothing when it is read in again: %s', (format) => {
    fc.assert(
      fc.property(generatedContent, (content) => {
        const { name, bytes } = exportDossier(content, format);
        const reading = read(bytes, name, content);
        expect(reading.kind).toBe('content');
        if (reading.kind !== 'content') return;
        expect(reading.format).toBe(format);
        expect(isUnchanged(planImport(content, reading.content))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a file that is read in', () => {
  it.each([
    ['x.yaml', exportDossier(base, 'yaml').bytes, 'content'],
    ['x.txt', exportDossier(base, 'yaml').bytes, 'content'],
    ['x', `\uFEFF${csv}`, 'content'],
    ['x.CSV', csv, 'content'],
    ['x.tsv', 'number\tcue\n4\tx\n', 'content'],
    ['x.json', review, 'suggestions'],
    ['x.txt', review, 'suggestions'],
    [
      'x.json',
      JSON.stringify({ slug: 'x', title: 'X', happened: '2031', until: '2031', dispute: 'Was it?' }),
      'content',
    ],
  ])('is told by its content where its name leaves it open: %s', (name, file, kind) => {
    expect(read(file, name).kind).toBe(kind);
  });

  it.each([
    ['a picture', 'x.yaml', Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1'), 'The file is no text'],
    ['a spreadsheet', 'x.csv', Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1'), 'The file is no text'],
    ['a PDF', 'x.yaml', '%PDF-1.7\n%\n', 'The file is no text'],
    ['UTF-16 with a mark', 'x.csv', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'UTF-16'],
    ['UTF-16 without a mark', 'x.yaml', Buffer.from('slug: x\ntitle: X\n', 'utf16le'), 'UTF-16'],
    ['a NUL far behind', 'x.yaml', `slug: x\n${'# \n'.repeat(3_000)}\0`, 'The file is no text'],
    [
      'a text in Latin-1',
      'x.csv',
      Buffer.from('number,cue\n4,s\xE4gt\n', 'latin1'),
      'x.csv:2:4: From here on the file is not UTF-8',
    ],
    ['a table called YAML', 'x.yaml', csv, 'By its name the file is YAML, but it holds CSV.'],
    ['YAML called a table', 'x.csv', '# x\nslug: x\n', 'By its name the file is CSV, but it holds YAML.'],
    ['JSON called a table', 'x.csv', review, 'it holds JSON'],
    ['JSON called YAML', 'x.yml', review, 'it holds JSON'],
    ['YAML called JSON', 'x.json', 'slug: x\n', 'it holds YAML'],
    ['prose', 'x.txt', 'Once upon a time, there was a number.', 'Nothing in the file tells what it is'],
    ['prose called YAML', 'x.yaml', 'Once upon a time', 'x.yaml:1:1'],
    ['too much', 'x.yaml', new Uint8Array(8_388_609), '8,388,608 bytes'],
  ])('is refused if it is %s', (_, name, file, fault) => {
    const faults = faultsOf(file, name);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it('needs a dossier to be read into if it is a table', () => {
    expect(faultsOf(csv, 'x.csv', null)).toEqual([expect.stringContaining('Say which event.')]);
    expect(read(exportDossier(base, 'yaml').bytes, 'x.yaml', null).kind).toBe('content');
  });

  it('has its faults told with their line and field', () => {
    expect(faultsOf('number,category\n4,fact\n', 'x.csv')).toEqual([
      expect.stringMatching(/^x\.csv:2:2 category: “fact” is not possible here/u),
    ]);
    const yaml = Buffer.from(exportDossier(base, 'yaml').bytes).toString();
    expect(faultsOf(yaml.replace('category: accusation', 'category: fact'), 'x.yaml')).toEqual([
      expect.stringMatching(
        /^x\.yaml:\d+:\d+ claims\[0\]\.category \(claim 4\): “fact” is not possible here/u,
      ),
    ]);
  });

  it('has an answer and no exception, whatever its bytes and its name', () => {
    const name = fc.constantFrom('x.yaml', 'x.csv', 'x.json', 'x', 'x.png');
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(bytes, name, (file, called) => {
        expect(['content', 'suggestions', 'faulty']).toContain(read(file, called).kind);
      }),
      { numRuns: 300 },
    );
  });
});
