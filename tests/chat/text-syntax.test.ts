import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeValue } from '../../src/chat/quoting.ts';
import { type ParsedLine, parseLine } from '../../src/chat/text-syntax.ts';

const grammars = [
  { name: 'stance', options: ['event', 'party'] },
  { name: 'whosaid', options: ['words', 'event'] },
  { name: 'events', options: [] },
];

function read(line: string): ParsedLine {
  return parseLine(line, grammars);
}

/** The options of a line that can be read. */
function optionsOf(line: string): { readonly [Name in 'event' | 'party' | 'words']?: string } {
  const parsed = read(line);
  expect(parsed).toMatchObject({ ok: true });
  return parsed.ok ? parsed.options : {};
}

function faultOf(line: string) {
  const parsed = read(line);
  return parsed.ok ? null : parsed.fault;
}

const ukraine = { event: 'amnesty', party: 'Government of Ukraine' };

describe('a command', () => {
  it.each([
    '/stance amnesty',
    'stance amnesty',
    '  /stance   amnesty  ',
    '/ stance amnesty',
    '/STANCE amnesty',
  ])('is found in “%s”', (line) => {
    expect(read(line)).toEqual({ ok: true, command: 'stance', options: { event: 'amnesty' } });
  });

  it('may have no options', () => {
    expect(read('/events')).toEqual({ ok: true, command: 'events', options: {} });
  });

  it.each(['', ' ', '/', ' / ', '\u00a0\t\n', '\u0000\u0007'])('is missing in %j', (line) => {
    expect(faultOf(line)).toEqual({ code: 'empty' });
  });

  it('that nobody knows is named as it was typed', () => {
    expect(faultOf('/Stanse amnesty')).toEqual({ code: 'unknown-command', name: 'Stanse' });
    expect(faultOf('/constructor')).toEqual({ code: 'unknown-command', name: 'constructor' });
  });
});

describe('the first option', () => {
  it('needs no name and takes several words', () => {
    expect(optionsOf('/whosaid false balance')).toEqual({ words: 'false balance' });
    expect(optionsOf('/whosaid false  balance event:amnesty')).toEqual({
      words: 'false balance',
      event: 'amnesty',
    });
  });

  it('may come after the others, or bear its name', () => {
    expect(optionsOf('/stance party:"Government of Ukraine" amnesty')).toEqual(ukraine);
    expect(optionsOf('/stance party:Ukraine amnesty')).toEqual({ event: 'amnesty', party: 'Ukraine' });
    expect(optionsOf('/stance event:amnesty party:"Government of Ukraine"')).toEqual(ukraine);
    expect(optionsOf('/stance party:"Government of Ukraine" event:amnesty')).toEqual(ukraine);
  });

  it.each([
    'he said: nothing',
    'note: this',
    'at 10:30 in Kyiv:',
    'https://example.org/a?b=c:d',
    'Pokalchuk:resigned',
    "don't",
    '5" guns',
  ])('takes %j as it is', (words) => {
    expect(optionsOf(`/whosaid ${words}`)).toEqual({ words });
  });

  it('takes nothing of a command that has no options', () => {
    expect(faultOf('/events all of them')).toEqual({
      code: 'unknown-option',
      command: 'events',
      name: 'all of them',
    });
  });
});

describe('a named option', () => {
  it.each([
    '/stance amnesty party:Government of Ukraine',
    '/stance amnesty party: Government of Ukraine',
    '/stance amnesty Party:"Government of Ukraine"',
    '/stance party: "Government of Ukraine" amnesty',
  ])('is read from “%s”', (line) => {
    expect(optionsOf(line)).toEqual(ukraine);
  });

  it('is empty where another follows at once, or nothing', () => {
    expect(optionsOf('/stance party: event:amnesty')).toEqual({ party: '', event: 'amnesty' });
    expect(optionsOf('/stance amnesty party:')).toEqual({ event: 'amnesty', party: '' });
  });

  it('ends an unquoted value that runs on', () => {
    expect(optionsOf('/whosaid event:the report words:false balance')).toEqual({
      event: 'the report',
      words: 'false balance',
    });
    expect(optionsOf('/whosaid words:false balance event:the report')).toEqual({
      words: 'false balance',
      event: 'the report',
    });
  });

  it('that the command does not have is a fault, unless it stands in quotation marks', () => {
    expect(faultOf('/stance amnesty partu:Ukraine')).toEqual({
      code: 'unknown-option',
      command: 'stance',
      name: 'partu',
    });
    expect(optionsOf('/whosaid "partu:Ukraine"')).toEqual({ words: 'partu:Ukraine' });
    expect(faultOf('/stance amnesty constructor:x')).toMatchObject({ code: 'unknown-option' });
  });

  it.each([
    ['/stance amnesty party:a party:b', 'party'],
    ['/stance event:amnesty event:other', 'event'],
    ['/stance event:"amnesty" other', 'event'],
    ['/stance amnesty event:other', 'event'],
  ])('given twice is a fault: “%s”', (line, name) => {
    expect(faultOf(line)).toEqual({ code: 'doubled-option', command: 'stance', name });
  });
});

describe('quotation marks', () => {
  it.each([
    ['"', '"'],
    ['“', '”'],
    ['„', '“'],
    ['„', '”'],
    ['”', '”'],
    ['‟', '”'],
    ['“', '"'],
    ['"', '”'],
    ['«', '»'],
    ['»', '«'],
    ['«\u00a0', '\u00a0»'],
    ['‹', '›'],
    ["'", "'"],
    ['‘', '’'],
    ['‚', '‘'],
    ['’', '’'],
  ])('may be %s … %s', (open, close) => {
    const { event, party } = optionsOf(
      `/stance event:${open}amnesty report${close} party:${open}Ukraine${close}`,
    );
    expect([event?.trim(), party?.trim()]).toEqual(['amnesty report', 'Ukraine']);
    const { words } = optionsOf(`/whosaid ${open}false balance${close}`);
    expect(words?.trim()).toBe('false balance');
  });

  it.each([
    ['party:"the “Fatherland” bloc"', 'the “Fatherland” bloc'],
    ['party:"VO «Batkivshchyna»"', 'VO «Batkivshchyna»'],
    ['party:«VO "Batkivshchyna"»', 'VO "Batkivshchyna"'],
    ['party:"VO "Batkivshchyna""', 'VO "Batkivshchyna"'],
    ['party:„die „Union“ selbst“', 'die „Union“ selbst'],
    ['party:« la « Ligue » même »', ' la « Ligue » même '],
    ['party:‘the people’s front’', 'the people’s front'],
    ['party:"the people\'s front"', "the people's front"],
    ['party:"5\\" guns"', '5" guns'],
    ['party:"back\\\\slash\\n"', 'back\\slash\\n'],
    ['party:""', ''],
  ])('may stand in quotation marks: %s', (written, party) => {
    expect(optionsOf(`/stance amnesty ${written}`)).toEqual({ event: 'amnesty', party });
  });

  it.each([
    '/stance "amnesty',
    '/stance amnesty party:“Ukraine',
    '/stance «amnesty"',
    '/stance "',
    '/whosaid "a "b"',
  ])('that are not closed are a fault: “%s”', (line) => {
    expect(faultOf(line)).toMatchObject({ code: 'unclosed-quote' });
  });

  it('that are apostrophes are part of the word', () => {
    expect(optionsOf("/whosaid 'tis the people's will")).toEqual({ words: "'tis the people's will" });
    expect(optionsOf('/whosaid ’tis parties’')).toEqual({ words: 'tis parties' });
  });
});

describe('any line', () => {
  const anyLine = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '/stance',
          ' ',
          'event:',
          'party:',
          '"',
          '“',
          '”',
          '«',
          '»',
          "'",
          '\\',
          'x',
          ':',
          '\u0000',
        ),
        { maxLength: 30 },
      )
      .map((parts) => `stance ${parts.join('')}`),
  );

  it('is read or answered with a fault, and only known options come out', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const parsed = read(line);
        if (!parsed.ok) return;
        const known = grammars.find(({ name }) => name === parsed.command)?.options;
        expect(known).toEqual(expect.arrayContaining(Object.keys(parsed.options)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives back the values that were written into it', () => {
    const value = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc
          .array(fc.constantFrom('"', '“', '”', '„', '«', '»', "'", '’', '\\', ' ', ':', 'a', 'party:'), {
            maxLength: 12,
          })
          .map((parts) => parts.join('')),
      )
      .filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(value, value, fc.boolean(), (event, party, positional) => {
        const first = positional ? writeValue(event) : `event:${writeValue(event)}`;
        expect(optionsOf(`/stance ${first} party:${writeValue(party)}`)).toEqual({ event, party });
        expect(optionsOf(`/stance party:${writeValue(party)} ${first}`)).toEqual({ event, party });
      }),
      { numRuns: 2_000 },
    );
  });

  // Quadratic work on a line of this length would take minutes.
  it.each(['a', ' ', '"', '“x ', "'a ", "' ", '\\"', 'party:', 'n: ', ':', '"a\\" ', '\u0000', '😀'])(
    'of 100,000 characters is read in linear time: %j again and again',
    (part) => {
      const started = performance.now();
      for (const start of ['', '/stance ', '/stance "', "/stance '", '/whosaid party:'])
        read(start + part.repeat(100_000 / part.length));
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});
