import fc from 'fast-check';
import type { ActionRef } from '../../../src/chat/action.ts';
import { mentionFor } from '../../../src/chat/mention.ts';
import type { Block, Message, Span, Text } from '../../../src/chat/message.ts';
import { hostileWords } from './hostile.ts';

/** Some much longer than a message holds. */
const words = fc.oneof(
  { weight: 12, arbitrary: hostileWords },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileWords, fc.integer({ min: 1, max: 400 }))
      .map(([some, times]) => some.repeat(times).slice(0, 9_000)),
  },
);

const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  words.map((bold) => ({ bold })),
  fc.tuple(words, fc.constantFrom('fr', 'en', 'uk')).map(([quote, lang]) => ({ quote, lang })),
  fc.tuple(hostileWords, hostileWords).map(([link, path]) => ({ link, href: `https://example.org/${path}` })),
  fc.tuple(hostileWords, hostileWords).map(([link, href]) => ({ link, href })),
  fc.constant({ channel: '123456789012345678' }),
  fc.constant({ mention: mentionFor('user', '123456789012345678') }),
  fc.tuple(fc.integer(), words).map(([moment, said]) => ({ moment, words: said })),
);
const text: fc.Arbitrary<Text> = fc.oneof(words, fc.array(span, { maxLength: 5 }));
// Every action's id is at most 100 characters; the type says that this was checked.
const ref = fc
  .string({ minLength: 1, maxLength: 96, unit: 'grapheme-ascii' })
  .map((arg) => `act:${arg}` as ActionRef);
const choice = fc.record({ value: fc.string({ maxLength: 110 }), label: words, hint: words });

export const hostileBlock: fc.Arbitrary<Block> = fc.oneof(
  words.map((some) => ({ kind: 'heading' as const, text: some })),
  text.map((some) => ({ kind: 'text' as const, text: some })),
  text.map((some) => ({ kind: 'note' as const, text: some })),
  fc.tuple(text, text).map(([said, by]) => ({ kind: 'quote' as const, text: said, attribution: by })),
  fc
    .array(fc.record({ name: words, value: text }), { maxLength: 4 })
    .map((fields) => ({ kind: 'fields' as const, fields })),
  fc
    .array(fc.record({ on: ref, label: words }), { maxLength: 12 })
    .map((buttons) => ({ kind: 'buttons' as const, buttons })),
  fc
    .record({ on: ref, prompt: words, choices: fc.array(choice, { maxLength: 30 }) })
    .map((select) => ({ kind: 'select' as const, ...select })),
);

export const hostileMessage: fc.Arbitrary<Message> = fc
  .record({
    summary: fc.string({ minLength: 1 }).map((some) => `Summary ${some}`),
    blocks: fc.array(hostileBlock, { maxLength: 45 }),
  })
  .map((message) => ({ kind: 'message' as const, ...message }));
