import { MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionRef } from '../../../src/chat/action.ts';
import { type Block, type Message, plainText, type Text } from '../../../src/chat/message.ts';
import { answerBodies, type MessageBody, postBody } from '../../../src/platforms/discord/render-message.ts';
import { en } from '../../../src/texts/en.ts';
import { FLAGS, mentionsFault, messageFaults } from '../../fakes/discord/check-message.ts';
import { formFaults } from '../../fakes/discord/form-faults.ts';
import { requestSchemas } from '../../fakes/discord/request-schemas.ts';
import { hostileMessage } from './hostile-message.ts';
import { readMarkup } from './read-markup.ts';

const said = (...blocks: Block[]): Message => ({ kind: 'message', summary: 'In short', blocks });
const textsIn = ({ components }: MessageBody) =>
  components.flatMap((component) => ('content' in component ? [component.content] : []));
const bodiesOf = (message: Message) => answerBodies(message, en);
const linesOf = (message: Message) => bodiesOf(message).flatMap(textsIn).join('\n===\n');

test('a message reads from top to bottom, small print under what it belongs to', () => {
  const message = said(
    { kind: 'heading', text: 'Who said\nwhat' },
    { kind: 'text', text: 'First.' },
    { kind: 'note', text: 'Small\nprint' },
    { kind: 'quote', text: 'I never\n\nsaid that.', attribution: ['somebody, ', { bold: 'today' }] },
    {
      kind: 'fields',
      fields: [
        { name: 'Where', value: 'here' },
        { name: 'When', value: 'now' },
      ],
    },
  );
  expect(linesOf(message)).toBe(
    [
      '### Who said what\nFirst.\n-# Small\n-# print',
      '> I never\n> \n> said that.\n-# somebody, **today**',
      '**Where:** here\n**When:** now',
    ].join('\n\n'),
  );
});

test('a moment is told in each reader’s own time, whatever stands around it', () => {
  const moment = { moment: 1_796_137_200, words: 'Tuesday 1 December 2026, 17:00 (Europe/Kyiv)' };
  expect(linesOf(said({ kind: 'text', text: ['Open until ', moment, ' at most'] }))).toBe(
    'Open until <t:1796137200:f> at most',
  );
  for (const beside of ['\\', '<', '>', ':', '`', '1', '']) {
    const [content = ''] = textsIn(postBody(said({ kind: 'note', text: [beside, moment, beside] }), en));
    expect(readMarkup(content).marks).toEqual(['small print', 'time']);
  }
});

test('what can be pressed stands where it belongs, five in a row', () => {
  const buttons = Array.from({ length: 6 }, (_, at) => ({
    on: actionRef('go', `${at}`),
    label: 'x'.repeat(90),
  }));
  const choices = [
    { value: 'a', label: 'A\nB', hint: '' },
    { value: 'a', label: 'again' },
    { value: 'b'.repeat(101), label: 'long' },
  ];
  const [body] = bodiesOf(
    said(
      { kind: 'buttons', buttons },
      { kind: 'select', on: actionRef('pick', ''), prompt: 'Which?', choices },
    ),
  );
  expect(body?.components.map((row) => ('components' in row ? row.components.length : 0))).toEqual([5, 1, 1]);
  expect(body?.components[0]).toMatchObject({ components: Array(5).fill({ label: `${'x'.repeat(79)}…` }) });
  expect(body?.components[2]).toMatchObject({
    components: [{ placeholder: 'Which?', options: [{ value: 'a', label: 'A B' }] }],
  });
});

test('a message without anything to read says its summary', () => {
  expect(linesOf(said())).toBe('In short');
  expect(linesOf(said({ kind: 'text', text: ' ' }))).toBe('In short');
});

test('a quotation that is too long for one message goes on in the next, whole, and each says so', () => {
  const words = 'long winded words '.repeat(500).trim();
  const bodies = bodiesOf(said({ kind: 'quote', text: words, attribution: 'somebody' }));
  expect(bodies.length).toBeGreaterThan(1);
  const parts = bodies.map((body) => textsIn(body).join('\n'));
  for (const part of parts.slice(0, -1))
    expect(part.endsWith(`\n-# ${en.discord.goesOn}`) || part.endsWith(en.discord.goesOn)).toBe(true);
  const read = parts.map((part) => part.replace(`-# ${en.discord.goesOn}`, '')).join('\n');
  expect(read.replace(/^> /gm, '').replace(/\s+/g, ' ').trim()).toBe(`${words} -# somebody`);
});

test('in a channel there is one message: what does not fit is left out and that is said, its buttons stay', () => {
  const block: Block = { kind: 'quote', text: 'x'.repeat(1_500), attribution: 'somebody' };
  const buttons: Block = { kind: 'buttons', buttons: [{ on: actionRef('remove'), label: 'Remove' }] };
  const body = postBody(said(block, block, block, buttons), en);
  expect(
    textsIn(body)
      .join('\n')
      .match(/x{1500}/g)?.length,
  ).toBe(2);
  expect(textsIn(body).at(-1)).toBe(`-# ${en.discord.leftOut}`);
  expect(body.components.at(-1)).toMatchObject({ components: [{ label: 'Remove' }] });
  expect(postBody(said(block, buttons), en).components.length).toBe(2);
});

test('Discord takes whatever is rendered, every word is there, and only link spans link', () => {
  fc.assert(
    fc.property(hostileMessage, (message) => {
      const bodies = bodiesOf(message);
      for (const body of bodies) expect(faultsOf(body, FLAGS.reply)).toEqual([]);
      expect(faultsOf(postBody(message, en), FLAGS.post)).toEqual([]);
      for (const body of bodies) {
        for (const link of textsIn(body).flatMap((content) => readMarkup(content).links))
          expect(link).toMatch(/^https:\/\//);
      }
      const shown = letters(
        bodies
          .flatMap(textsIn)
          .map((content) => content.replace(`-# ${en.discord.goesOn}`, ''))
          .map((content) => readMarkup(content).text)
          .join(''),
      );
      for (const words of message.blocks.flatMap(wordsOf)) expect(shown).toContain(letters(words));
    }),
    { numRuns: 120 },
  );
});

function faultsOf(body: MessageBody, allowed: number) {
  const plain = JSON.parse(JSON.stringify(body));
  const schema = body.flags & MessageFlags.Ephemeral ? requestSchemas.followUp : requestSchemas.messageCreate;
  return [...formFaults(schema, plain), ...messageFaults(plain, { allowed }), mentionsFault(plain)].filter(
    Boolean,
  );
}

/** Each run of words that must be somewhere whole; line breaks and marks may stand between. */
function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'note':
      return spansOf(block.text);
    case 'quote':
      return [...spansOf(block.text), ...spansOf(block.attribution)];
    case 'fields':
      return block.fields.flatMap(({ name, value }) => [name, ...spansOf(value)]);
    case 'buttons':
    case 'select':
    case 'file':
      return [];
    default:
      return block satisfies never;
  }
}

function spansOf(text: Text): readonly string[] {
  if (typeof text === 'string') return [text];
  return text
    .filter(
      (span) => typeof span === 'string' || !('channel' in span || 'mention' in span || 'moment' in span),
    )
    .map((span) => plainText([span]));
}

/** What is left where only letters and emoji count, and numbers of what can't be seen don't. */
function letters(words: string): string {
  return words.replace(/\\u\{[0-9A-F]+\}/g, '').replace(/[^\p{L}\p{Extended_Pictographic}]/gu, '');
}
