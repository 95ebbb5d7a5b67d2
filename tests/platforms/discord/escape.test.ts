import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionFor } from '../../../src/chat/mention.ts';
import { renderText } from '../../../src/platforms/discord/render-text.ts';
import { hostileWords } from './hostile.ts';
import { readMarkup } from './read-markup.ts';

/** What can't be seen is shown by its number, written here once more by its Unicode name. */
function shown(words: string): string {
  return [...words]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
      const unseen =
        (control && character !== '\n' && character !== '\t') ||
        (code >= 0xd800 && code <= 0xdfff) ||
        (code >= 0x2060 && code <= 0x206f) ||
        (code >= 0x2028 && code <= 0x202e) ||
        (code >= 0xfff9 && code <= 0xfffb) ||
        [0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0xfeff, 0xe0001].includes(code);
      return unseen ? `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}` : character;
    })
    .join('');
}

test('words of others are read as they were written, ping nobody and link nowhere', () => {
  fc.assert(
    fc.property(hostileWords, (words) => {
      expect(readMarkup(renderText(words))).toEqual({ text: shown(words), links: [], marks: [] });
    }),
    { numRuns: 1500 },
  );
});

test('nor does anything arise where two of them meet', () => {
  fc.assert(
    fc.property(fc.array(hostileWords, { maxLength: 4 }), (spans) => {
      expect(readMarkup(renderText(spans))).toEqual({ text: shown(spans.join('')), links: [], marks: [] });
    }),
    { numRuns: 800 },
  );
});

test('bold words, quotations and mentions stand among them as what they are', () => {
  const text = [
    'by ',
    { mention: mentionFor('role', '123') },
    ' in ',
    { channel: '456' },
    ': ',
    { bold: '*a* @everyone' },
    { quote: 'C’est # faux', lang: 'fr' },
    { quote: 'no' },
    { channel: 'C0DE' },
  ];
  expect(renderText(text)).toBe(
    'by <@&123> in <#456>: **\\*a\\* \\@everyone**«\u202fC’est # faux\u202f»“no”\\#C0DE',
  );
});

test('only https is a link, and one that says where it leads', () => {
  const link = (words: string, href: string) => renderText([{ link: words, href }]);
  expect(link('the report', 'https://example.org/a b(c)')).toBe(
    '[the report](https://example.org/a%20b%28c%29)',
  );
  expect(link('https://example.org/', 'https://example.org/')).toBe('<https://example.org/>');
  expect(link('https://good.example', 'https://evil.example')).toBe(
    'https\\://good.example (<https://evil.example/>)',
  );
  expect(link('a [b] c', 'https://example.org/')).toBe('a \\[b\\] c (<https://example.org/>)');
  expect(link('click', 'javascript:alert(1)')).toBe('click (javascript\\:alert(1))');
  expect(link('click', 'http://example.org')).toBe('click (http\\://example.org)');
  expect(link('click', 'https://good.example@evil.example/')).toBe(
    'click (https\\://good.example\\@evil.example/)',
  );
});

test('a link leads only where its span says, whatever its words and address hold', () => {
  fc.assert(
    fc.property(hostileWords, hostileWords, (words, path) => {
      const href = `https://example.org/${path}`;
      const { links, marks } = readMarkup(renderText([{ link: words, href }]));
      for (const address of links) expect(address.startsWith('https://example.org/')).toBe(true);
      expect(marks).toEqual([]);
    }),
    { numRuns: 800 },
  );
});
