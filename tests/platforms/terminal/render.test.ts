import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionRef } from '../../../src/chat/action.ts';
import type { Form } from '../../../src/chat/form.ts';
import type { Block, Text } from '../../../src/chat/message.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { type Look, pressablesOf, renderReply } from '../../../src/platforms/terminal/render.ts';

const piped: Look = { color: false, width: null };
const coloured: Look = { color: true, width: null };
const ESC = '\u001B';
/** Bold, dim, and neither. */
const OWN_COLOUR = new RegExp(`${ESC}\\[(?:1|2|22)m`, 'g');

function message(...blocks: readonly Block[]): Reply {
  return { kind: 'message', summary: 'A summary', blocks };
}

function textBlock(text: Text): Block {
  return { kind: 'text', text };
}

const everyBlock = message(
  { kind: 'heading', text: 'A report' },
  textBlock([{ bold: 'She' }, ' spoke of ', { quote: 'false balance', lang: 'fr' }, '.']),
  { kind: 'note', text: 'Machine-translated' },
  { kind: 'note', text: 'Not checked' },
  {
    kind: 'quote',
    text: [{ quote: 'We stand by it.' }],
    attribution: ['The office, ', { link: 'the paper', href: 'https://example.org/a?b=1#c' }],
  },
  {
    kind: 'fields',
    fields: [
      { name: 'Published', value: '6 August 2022' },
      { name: 'Address', value: [{ link: 'https://example.org/', href: 'https://example.org/' }] },
    ],
  },
  {
    kind: 'buttons',
    buttons: [
      { on: actionRef('a.open'), label: 'Timeline' },
      { on: actionRef('b.open'), label: 'Sources' },
    ],
  },
  {
    kind: 'select',
    on: actionRef('c.pick', 'x'),
    prompt: 'Which one?',
    choices: [
      { value: 'first', label: 'The first' },
      { value: 'second', label: 'The second', hint: 'August 2022' },
    ],
  },
);

const form: Form = {
  kind: 'form',
  title: '/whosaid',
  on: actionRef('fill', 'whosaid'),
  fields: [
    { kind: 'line', name: 'words', label: 'words', hint: 'What you remember', required: true, maxLength: 9 },
    { kind: 'paragraph', name: 'why', label: 'why', required: false, maxLength: 9, value: 'because' },
    { kind: 'choice', name: 'kind', label: 'kind', required: false, choices: [{ value: 'a', label: 'A' }] },
  ],
};

describe('a message in a pipe', () => {
  it('shows every kind of block, and numbers what can be pressed', () => {
    expect(renderReply(everyBlock, piped).split('\n')).toEqual([
      '== A report',
      'She spoke of “false balance”.',
      '  Machine-translated',
      '',
      '  Not checked',
      '',
      '“We stand by it.”',
      '  The office, the paper (https://example.org/a?b=1#c)',
      '',
      '  Published: 6 August 2022',
      '  Address: https://example.org/',
      '',
      '[1] Timeline   [2] Sources',
      '',
      'Which one?',
      '  [3] The first',
      '  [4] The second (August 2022)',
    ]);
  });

  it('tells a moment by its words, which name a zone', () => {
    const moment = { moment: 1_796_137_200, words: 'Tuesday 1 December 2026, 17:00 (Europe/Kyiv)' };
    expect(renderReply(message(textBlock(['Open until ', moment, '.'])), piped)).toBe(
      'Open until Tuesday 1 December 2026, 17:00 (Europe/Kyiv).',
    );
  });

  it('has no colour and is not wrapped', () => {
    const long = 'word '.repeat(200).trim();
    expect(renderReply(message(textBlock(long)), piped)).toBe(long);
    expect(renderReply(everyBlock, piped)).not.toContain(ESC);
  });
});

describe('the numbers', () => {
  it('press what they stand beside', () => {
    expect(pressablesOf(everyBlock)).toEqual([
      { on: 'a.open:', label: 'Timeline' },
      { on: 'b.open:', label: 'Sources' },
      { on: 'c.pick:x', label: 'The first', value: 'first' },
      { on: 'c.pick:x', label: 'The second', value: 'second' },
    ]);
    const numbered = renderReply(everyBlock, piped).matchAll(/\[(\d+)\] (\w+ ?\w*)/g);
    expect(Array.from(numbered, ([, number, label]) => [Number(number) - 1, label?.trim()])).toEqual(
      pressablesOf(everyBlock).map(({ label }, index) => [index, label]),
    );
  });

  it('are none in a form', () => {
    expect(pressablesOf(form)).toEqual([]);
  });
});

describe('a form', () => {
  it('shows its fields, with their hints and what is filled in', () => {
    expect(renderReply(form, piped).split('\n')).toEqual([
      '/whosaid',
      '  words (What you remember):',
      '  why: because',
      '  kind:',
    ]);
  });

  it('that was refused shows what is wrong at its field', () => {
    const invalid: Reply = { kind: 'invalid', form, errors: { words: [{ bold: 'Needed' }, '.'] } };
    expect(renderReply(invalid, piped)).toContain('  words (What you remember): Needed.\n');
  });
});

/** Puts the same words into every place that a reply has for words. */
function everywhere(words: string): readonly Reply[] {
  const spans: Text = [
    words,
    { bold: words },
    { link: words, href: `${words}#` },
    { quote: words, lang: 'en' },
    { moment: 0, words },
  ];
  return [
    message(
      { kind: 'heading', text: words },
      textBlock(words),
      textBlock(spans),
      { kind: 'note', text: spans },
      { kind: 'quote', text: spans, attribution: spans },
      { kind: 'fields', fields: [{ name: words, value: spans }] },
      { kind: 'buttons', buttons: [{ on: actionRef('a'), label: words }] },
      {
        kind: 'select',
        on: actionRef('a'),
        prompt: words,
        choices: [{ value: words, label: words, hint: words }],
      },
    ),
    {
      kind: 'invalid',
      form: {
        kind: 'form',
        title: words,
        on: actionRef('a'),
        fields: [
          { kind: 'line', name: 'f', label: words, hint: words, value: words, required: true, maxLength: 9 },
        ],
      },
      errors: { f: spans },
    },
  ];
}

/** What a terminal would obey, or what changes the direction of what stands around it. */
const OBEYED = /[^\P{Cc}\n]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Cs}/u;

describe('words of others', () => {
  it.each([
    ['a colour', `${ESC}[31mred`, '\\u{001B}[31mred'],
    ['a title for the window', `${ESC}]0;hi\u0007`, '\\u{001B}]0;hi\\u{0007}'],
    ['a return', 'denied\rasserted', 'denied\\u{000D}asserted'],
    ['a backspace', 'not\b\b\b true', 'not\\u{0008}\\u{0008}\\u{0008} true'],
    ['a line break', 'one\n[1] two', 'one\\u{000A}[1] two'],
    ['an eight-bit control', 'a\u009B31mb', 'a\\u{009B}31mb'],
    ['another direction', '\u202Eeurt', '\\u{202E}eurt'],
    ['an isolate', '\u2067eurt\u2069', '\\u{2067}eurt\\u{2069}'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['half a character', 'a\uD800b', 'a\\u{D800}b'],
  ])('with %s are shown with its number instead', (_, words, shown) => {
    expect(renderReply(message(textBlock(words)), piped)).toBe(shown);
    for (const reply of everywhere(words)) expect(renderReply(reply, piped)).not.toMatch(OBEYED);
  });

  it.each([
    'zero\u200Bwidth',
    '👩‍👩‍👧 family',
    'Покальчук',
    'e\u0301',
    '@everyone <!channel> [text](http://example.org) `code` **b**',
    '<b>x</b> &amp; %s $& $1',
    'שלום',
  ])('that are only unusual are shown as written: %s', (words) => {
    expect(renderReply(message(textBlock([words, { bold: words }])), piped)).toBe(`${words}${words}`);
  });

  it('obey nothing, in any place, whatever they are', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(ESC, '[', '3', '1', 'm', '\u009B', '\r', '\u202E', 'a', ' '),
        maxLength: 30,
      }),
    );
    fc.assert(
      fc.property(words, fc.constantFrom(null, 24, 80), (text, width) => {
        for (const reply of everywhere(text)) {
          expect(renderReply(reply, { color: false, width })).not.toMatch(OBEYED);
          const own = renderReply(reply, { color: true, width }).replace(OWN_COLOUR, '');
          expect(own).not.toMatch(OBEYED);
        }
      }),
    );
  });

  it('a link with another address than it says shows where it leads', () => {
    const link = { link: 'https://example.org/', href: 'https://example.net/' };
    expect(renderReply(message(textBlock([link])), piped)).toBe(
      'https://example.org/ (https://example.net/)',
    );
  });
});

describe('a message in a terminal', () => {
  it('is quietly set off: headings and names bold, small print dim', () => {
    const rendered = renderReply(everyBlock, coloured);
    expect(rendered).toContain(`${ESC}[1m== A report${ESC}[22m`);
    expect(rendered).toContain(`${ESC}[1mShe${ESC}[22m spoke`);
    expect(rendered).toContain(`${ESC}[2m  Machine-translated${ESC}[22m`);
    const named = message({ kind: 'note', text: ['by ', { bold: 'her' }, ' then'] });
    expect(renderReply(named, coloured)).toBe(`${ESC}[2m  by ${ESC}[1mher${ESC}[22m${ESC}[2m then${ESC}[22m`);
  });

  it('says the same in colour as without', () => {
    expect(renderReply(everyBlock, coloured).replace(OWN_COLOUR, '')).toBe(renderReply(everyBlock, piped));
  });

  it.each(['word', '記者', '😀😀', 'слово', 'e\u0301e\u0301', '👩‍👩‍👧'])(
    'is wrapped to its width, counting what “%s” takes',
    (word) => {
      const words = Array.from({ length: 40 }, () => word).join(' ');
      const lines = renderReply(message(textBlock(words), { kind: 'note', text: words }), {
        color: false,
        width: 30,
      }).split('\n');
      expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(30);
      expect(Math.max(...lines.map(columns))).toBeGreaterThan(22);
      expect(lines.join(' ').replace(/ +/g, ' ')).toBe(`${words} ${words}`.normalize());
    },
  );

  it('indents every line of small print and of a field', () => {
    const words = 'word '.repeat(20).trim();
    const fields = [{ name: 'word', value: words }];
    const lines = renderReply(message({ kind: 'note', text: words }, { kind: 'fields', fields }), {
      color: false,
      width: 40,
    }).split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !/^( {2}word.*|)$/.test(line))).toEqual([]);
  });

  it('keeps an address in one piece, so that it can be followed', () => {
    const href = `https://example.org/${'a'.repeat(60)}`;
    expect(
      renderReply(message(textBlock([{ link: 'the paper', href }])), { color: true, width: 30 }),
    ).toContain(href);
  });

  it.each([1, 0, 5])('of %i columns is still readable', (width) => {
    const lines = renderReply(message(textBlock('one two three four five')), { color: false, width }).split(
      '\n',
    );
    expect(lines).toEqual(['one two three four', 'five']);
  });

  it('leaves a file as it is, so that it can be copied', () => {
    const text = JSON.stringify({ name: 'a word '.repeat(20), list: [1, 2] }, null, 2);
    expect(renderReply(message({ kind: 'file', name: 'a.json', text }), { color: true, width: 30 })).toBe(
      text,
    );
  });

  it('takes long words of others without delay', () => {
    const started = performance.now();
    renderReply(message(textBlock('😀'.repeat(4_000)), textBlock('a '.repeat(20_000))), {
      color: true,
      width: 80,
    });
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

/** How many columns a line takes, of the characters that these tests use. */
function columns(line: string): number {
  return [...new Intl.Segmenter().segment(line)].reduce(
    (sum, { segment }) => sum + (/[\u3400-\u9FFF]|\p{Emoji_Presentation}/u.test(segment) ? 2 : 1),
    0,
  );
}
