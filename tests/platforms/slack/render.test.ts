import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionRef, actionRef } from '../../../src/chat/action.ts';
import { type Mention, readMention } from '../../../src/chat/mention.ts';
import type { Block, Message, Span, Text } from '../../../src/chat/message.ts';
import { refOf } from '../../../src/platforms/slack/action-id.ts';
import { type Part, renderMessage } from '../../../src/platforms/slack/render.ts';
import { messageView } from '../../../src/platforms/slack/views.ts';
import { inert } from '../../../src/platforms/slack/written.ts';
import { en } from '../../../src/texts/en.ts';
import { makeMessageCheck } from '../../fakes/slack/check-message.ts';
import { checkView } from '../../fakes/slack/check-view.ts';
import { placedControls } from '../../fakes/slack/control-value.ts';
import { links, pings } from '../../fakes/slack/index.ts';
import { renderBlocks } from '../../fakes/slack/render.ts';
import { postedMessage } from '../../fakes/slack/schema/message.ts';
import { modalView } from '../../fakes/slack/schema/view.ts';
import { makeViolations } from '../../fakes/slack/violations.ts';

const names = new Map([['U1', 'Alma <!channel>']]);
const rendering = { t: en, names };

function message(...blocks: readonly Block[]): Message {
  return { kind: 'message', summary: 'A summary', blocks };
}

/** As Slack takes it: what Slack would refuse, or this house, is a violation. */
function taken(parts: readonly Part[]): readonly string[] {
  const violations = makeViolations();
  const check = makeMessageCheck(violations, { mayMention: false, mayLink: true });
  for (const part of parts) {
    try {
      check('chat.postMessage', postedMessage, {
        channel: 'C1',
        unfurl_links: false,
        unfurl_media: false,
        ...part,
      });
    } catch {
      // It is among the violations.
    }
  }
  return violations.take().flatMap(({ messages }) => messages);
}

function asSlackReads(blocks: readonly unknown[]) {
  return postedMessage.parse({ channel: 'C1', blocks }).blocks ?? [];
}

function shownIn(given: Message): string {
  return renderMessage(given, rendering)
    .map(({ blocks }) => read(blocks))
    .join('\n');
}

/** What stands in the blocks, letter for letter. */
function read(part: unknown): string {
  if (Array.isArray(part)) return part.map(read).join('');
  if (typeof part !== 'object' || part === null) return '';
  if ('text' in part && typeof part.text === 'string') return part.text;
  return Object.values(part).map(read).join('');
}

const hostile = [
  '@everyone <!channel> <!here> <@U1> <!subteam^S1>',
  '[text](http://evil.example) <http://evil.example|safe> https://evil.example',
  '*bold* _italic_ ~gone~ `code` ```fence``` :smile: > quote & &amp; &lt;',
  '\u202Ereversed\u2066isolated\u200F',
  'zero\u200Bwidth',
  '😀'.repeat(2_000),
  'كلمات',
  '\uD800',
  '"\\"'.repeat(3_000),
  '',
  ' ',
];
const anyWords = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 300 }));
const mention = readMention('@U1') as Mention;
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyWords,
  anyWords.map((bold) => ({ bold })),
  fc.record({ quote: anyWords, lang: fc.constantFrom('en', 'fr', 'uk', 'xx') }),
  fc.record({ link: anyWords, href: fc.oneof(anyWords, fc.webUrl(), fc.constant('https://example.org/a')) }),
  fc.constantFrom('C0GENERAL1', '!channel', 'C<!here>').map((channel) => ({ channel })),
  fc.constantFrom(mention, readMention('@&S1') as Mention).map((one) => ({ mention: one })),
  fc.record({ moment: fc.integer(), words: anyWords }),
);
const anyText: fc.Arbitrary<Text> = fc.oneof(anyWords, fc.array(anySpan, { maxLength: 5 }));
const anyRef = fc.string({ maxLength: 80 }).map((arg): ActionRef => actionRef('some.action', arg));
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyWords.map((text) => ({ kind: 'heading' as const, text })),
  anyText.map((text) => ({ kind: 'text' as const, text })),
  anyText.map((text) => ({ kind: 'note' as const, text })),
  fc.record({ kind: fc.constant('quote' as const), text: anyText, attribution: anyText }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ name: anyWords, value: anyText }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(fc.record({ on: anyRef, label: anyWords }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('select' as const),
    on: anyRef,
    prompt: anyWords,
    choices: fc.array(fc.record({ value: fc.string({ maxLength: 100 }), label: anyWords, hint: anyWords }), {
      maxLength: 120,
    }),
  }),
);
const anyMessage: fc.Arbitrary<Message> = fc.record({
  kind: fc.constant('message' as const),
  summary: anyWords,
  blocks: fc.array(anyBlock, { maxLength: 60 }),
});

describe('a message on Slack', () => {
  it('is always one that Slack takes, whatever its words are', () => {
    fc.assert(
      fc.property(anyMessage, (given) => {
        expect(taken(renderMessage(given, rendering))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is one that Slack takes in a modal too', () => {
    fc.assert(
      fc.property(anyMessage, (given) => {
        const violations = makeViolations();
        checkView('views.open', modalView, messageView(given, rendering), violations);
        expect(violations.take()).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('pings nobody and leads nowhere but where a link of ours does, by https', () => {
    fc.assert(
      fc.property(anyMessage, (given) => {
        const ours = JSON.stringify(given.blocks);
        for (const part of renderMessage(given, rendering)) {
          expect(pings(part)).toEqual([]);
          for (const link of links({ blocks: part.blocks })) {
            expect(link).toMatch(/^https:/);
            expect(ours).toContain('"href"');
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has every word of a text as it was written, in order, however long', () => {
    fc.assert(
      fc.property(anyWords, fc.constantFrom('text', 'note'), (words, kind) => {
        expect(shownIn(message({ kind, text: words })).replaceAll('\n', '')).toBe(
          inert(words).replaceAll('\n', ''),
        );
      }),
    );
  });

  it('never cuts a quotation: what one message can’t hold goes on in the next', () => {
    const quoted = 'We stand by every word of it. '.repeat(1_500);
    const parts = renderMessage(
      message({ kind: 'quote', text: [{ quote: quoted, lang: 'en' }], attribution: 'The office' }),
      rendering,
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ blocks }) => read(blocks)).join('')).toBe(`“${quoted}”The office`);
    expect(parts.map(({ text }) => text)).toEqual(
      parts.map((_, at) => `A summary (${at + 1} of ${parts.length})`),
    );
    expect(taken(parts)).toEqual([]);
  });

  it('shows what hides or turns a line by its number', () => {
    expect(shownIn(message({ kind: 'text', text: 'a\u202Eb\u0007c\u2066d' }))).toBe(
      'a\\u{202E}b\\u{0007}c\\u{2066}d',
    );
  });

  it('names people without pinging them, by their id where their name is not known', () => {
    const unknown = readMention('@U2') as Mention;
    const text = shownIn(message({ kind: 'text', text: [{ mention }, ' and ', { mention: unknown }] }));
    expect(text).toBe('@Alma <!channel> and @U2');
  });

  it('sets quotations in the marks of their language', () => {
    const text = [
      { quote: 'le rapport', lang: 'fr-CA' },
      ' ',
      { quote: 'звіт', lang: 'uk' },
      ' ',
      { quote: 'it' },
    ];
    expect(shownIn(message({ kind: 'text', text }))).toBe('«\u202fle rapport\u202f» «звіт» “it”');
  });

  it.each(['text', 'note'] as const)('tells a moment in each reader’s own time in a %s', (kind) => {
    const moment = { moment: 1_796_137_200, words: 'Tuesday 1 December 2026, 17:00 (Europe/Kyiv)' };
    const parts = renderMessage(message({ kind, text: ['Open until ', moment] }), rendering);
    expect(parts[0].blocks).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'text', text: 'Open until ' },
              {
                type: 'date',
                timestamp: moment.moment,
                format: '{date_long_pretty} at {time}',
                fallback: moment.words,
              },
            ],
          },
        ],
      },
    ]);
    expect(taken(parts)).toEqual([]);
  });

  it('says where a link leads if its words don’t', () => {
    const [{ blocks }] = renderMessage(
      message({ kind: 'text', text: [{ link: 'the paper', href: 'https://example.org/a' }] }),
      rendering,
    );
    expect(read(blocks)).toBe('the paper (example.org)');
    expect(links({ blocks })).toEqual(['https://example.org/a']);
    expect(
      links({
        blocks: renderMessage(
          message({ kind: 'text', text: [{ link: 'x', href: 'http://a.b' }] }),
          rendering,
        )[0].blocks,
      }),
    ).toEqual([]);
  });

  it('gives every control an id of its own that leads back to what it stands for', () => {
    const on = actionRef('stance.open', 'a b');
    const buttons = Array.from({ length: 7 }, (_, at) => ({ on, label: `No ${at}` }));
    const [{ blocks }] = renderMessage(message({ kind: 'buttons', buttons }), rendering);
    const ids = placedControls(asSlackReads(blocks)).map(({ control }) => control.action_id ?? '');
    expect(new Set(ids).size).toBe(7);
    expect(new Set(ids.map(refOf))).toEqual(new Set([on]));
  });

  it('says how many choices don’t fit', () => {
    const choices = Array.from({ length: 130 }, (_, at) => ({ value: `${at}`, label: `Choice ${at}` }));
    const shown = shownIn(message({ kind: 'select', on: actionRef('a'), prompt: 'Which?', choices }));
    expect(shown).toMatch(/30 more choices do not fit in here/);
  });

  it('reads well', () => {
    const [{ blocks, text }] = renderMessage(
      message(
        { kind: 'heading', text: 'A report' },
        { kind: 'text', text: [{ bold: 'She' }, ' spoke of ', { quote: 'false balance' }] },
        { kind: 'note', text: 'Not checked' },
        { kind: 'quote', text: [{ quote: 'We stand by it.' }], attribution: 'The office' },
        { kind: 'fields', fields: [{ name: 'Published', value: '6 August 2022' }] },
      ),
      rendering,
    );
    expect(text).toBe('A summary');
    expect(renderBlocks(asSlackReads(blocks)).split('\n')).toEqual([
      '# A report',
      'She spoke of “false balance”',
      'Not checked',
      '| “We stand by it.”',
      'The office',
      'Published: 6 August 2022',
    ]);
  });
});
