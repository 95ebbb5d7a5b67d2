import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../../src/core/dossier/edtf.ts';
import {
  curlyMarks,
  readLanguages,
  readSaid,
  sourceFaults,
  speakerFaults,
  wordsFaults,
  writtenSaid,
} from '../../../src/core/editing/typed-fields.ts';

const sound = {
  statement: 'Agnès Callamard says the army endangers civilians.',
  quotations: '',
  excerpt: '',
  cue: '',
  said: '',
};
const source = {
  title: 'Report',
  publisher: '',
  url: 'https://example.org/report',
  published: '2022-08-04',
  language: 'en',
};

describe('the words of a claim, as they are typed', () => {
  it('need nothing but a statement', () => {
    expect(wordsFaults(sound)).toEqual({});
    expect(wordsFaults({ ...sound, statement: ' \n\u2028 ' })).toEqual({ statement: { code: 'empty-text' } });
  });

  it('may be as long as their limit, and not one longer', () => {
    const long = (count: number) => 'ж'.repeat(count);
    expect(wordsFaults({ ...sound, statement: long(400), cue: long(200) })).toEqual({});
    expect(wordsFaults({ ...sound, statement: long(401), cue: long(201) })).toEqual({
      statement: { code: 'too-long', length: 401, limit: 400 },
      cue: { code: 'too-long', length: 201, limit: 200 },
    });
    expect(wordsFaults({ ...sound, excerpt: long(3_000) })).toEqual({});
    expect(wordsFaults({ ...sound, excerpt: long(3_001) })).toMatchObject({ excerpt: { code: 'too-long' } });
  });

  it('have at most ten quotations, which are not too long together', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, nth) => `words ${nth}`).join('\n');
    expect(wordsFaults({ ...sound, quotations: lines(10) })).toEqual({});
    expect(wordsFaults({ ...sound, quotations: lines(11) })).toEqual({
      quotations: { code: 'too-many-quotations', limit: 10 },
    });
    const two = `${'a'.repeat(800)}\n${'b'.repeat(701)}`;
    expect(wordsFaults({ ...sound, quotations: two })).toEqual({
      quotations: { code: 'words-too-long', length: 1_501, limit: 1_500 },
    });
  });

  it('have a partner for each quotation mark, whatever kind they are', () => {
    for (const statement of ['She says “yes” and “no”.', 'She says "yes" and "no".', 'She says «yes».'])
      expect(wordsFaults({ ...sound, statement })).toEqual({});
    for (const statement of ['She says “yes.', 'She says yes”.', 'She says "yes.'])
      expect(wordsFaults({ ...sound, statement })).toEqual({ statement: { code: 'unpaired-mark' } });
  });

  it('are told when and through what they were said, in any order', () => {
    expect(readSaid('2022-08-05; Facebook')).toEqual({
      date: '2022-08-05',
      phrase: null,
      medium: 'Facebook',
    });
    expect(readSaid('Facebook; “Friday”; 2022-08-05~')).toEqual({
      date: '2022-08-05~',
      phrase: 'Friday',
      medium: 'Facebook',
    });
    expect(readSaid(' ; ')).toEqual({ date: null, phrase: null, medium: null });
    expect(wordsFaults({ ...sound, said: '2022-13-05; Facebook' })).toEqual({
      said: { code: 'bad-date', written: '2022-13-05' },
    });
  });

  it('are written as they are read', () => {
    const word = fc.stringMatching(/^[a-zа-я]{1,12}$/u);
    const date = fc.constantFrom(
      ...['2022-08-05', '2022-08', '2022-08-05/2022-08-06', '2022~'].map(parseEdtf),
    );
    fc.assert(
      fc.property(fc.option(date), fc.option(word), fc.option(word), (day, phrase, medium) => {
        expect(readSaid(writtenSaid({ date: day, phrase, medium }))).toEqual({ date: day, phrase, medium });
      }),
    );
  });

  it('never throw, whatever is typed', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(any, any, any, any, any, (statement, quotations, excerpt, cue, said) => {
        wordsFaults({ statement, quotations, excerpt, cue, said });
        speakerFaults({ name: statement, role: cue, party: said });
        sourceFaults({
          title: statement,
          publisher: cue,
          url: excerpt,
          published: said,
          language: quotations,
        });
        expect(curlyMarks(statement)).not.toContain('"');
      }),
    );
  });
});

describe('a source, as it is typed', () => {
  it.each([
    ['javascript:alert(1)', 'not-https'],
    ['data:text/html,hello', 'not-https'],
    ['http://example.org', 'not-https'],
    ['ftp://example.org', 'not-https'],
    ['https://ada:secret@example.org', 'credentials'],
    ['example.org', 'not-an-address'],
    ['https://exa mple.org', 'not-an-address'],
  ])('can’t have the address %s', (url, reason) => {
    expect(sourceFaults({ ...source, url })).toEqual({ url: { code: 'bad-address', reason } });
  });

  it.each([
    'https://localhost/',
    'https://127.0.0.1/x',
    'https://192.168.0.7',
    'https://intranet/',
    'https://[::1]/',
    'https://printer.local/',
  ])('can’t have the address of a computer inside a network: %s', (url) => {
    expect(sourceFaults({ ...source, url })).toEqual({ url: { code: 'bad-address', reason: 'internal' } });
  });

  it('may do without publisher, address and date', () => {
    expect(sourceFaults(source)).toEqual({});
    expect(sourceFaults({ ...source, publisher: '', url: '', published: '' })).toEqual({});
  });

  it('has a language, or two if it is a translation', () => {
    expect(readLanguages('en')).toEqual({ to: 'en', from: null });
    expect(readLanguages('en from fr')).toEqual({ to: 'en', from: 'fr' });
    expect(sourceFaults({ ...source, language: 'en from fr' })).toEqual({});
    expect(sourceFaults({ ...source, language: '' })).toMatchObject({ language: { code: 'empty-text' } });
    expect(sourceFaults({ ...source, language: 'en from french!' })).toMatchObject({
      language: { code: 'bad-language' },
    });
  });
});
