import { actionRef } from '../../../src/chat/action.ts';
import type { Actor } from '../../../src/chat/actor.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import type { Form } from '../../../src/chat/form.ts';
import { makeRouter } from '../../../src/chat/make-router.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Router } from '../../../src/chat/router.ts';

/** What a test can hold up, and look at afterwards. */
export interface SampleServices {
  /** `/slow` answers once it resolves. */
  readonly held: Promise<void>;
  readonly actors: Actor[];
}

const define = defineCommand<SampleServices>();

export const hostileWords = [
  '<img src=x onerror="document.title=1">',
  '</script><script>document.title=1</script>',
  '\u202ereversed',
  'zero\u200bwidth',
  '@everyone <!channel> [text](http://example.org) `code`',
  '😀'.repeat(400),
];

/** One command for each thing that the page must be able to show or do. */
const commands = [
  define({
    name: 'blocks',
    access: 'member',
    options: {},
    describe: () => 'Shows every kind of block',
    examples: [],
    run: async () => ({
      kind: 'message',
      summary: 'Every kind of block',
      blocks: [
        { kind: 'heading', text: 'A title' },
        { kind: 'text', text: ['Said ', { quote: 'le rapport', lang: 'fr' }, ' and ', { bold: 'more' }] },
        { kind: 'heading', text: 'A part' },
        {
          kind: 'quote',
          text: [{ quote: 'A whole sentence.', lang: 'en' }],
          attribution: ['Somebody, ', { link: 'the source', href: 'https://example.org/a?b=1' }],
        },
        { kind: 'text', text: [{ link: 'not a link', href: 'javascript:alert(1)' }] },
        { kind: 'fields', fields: [{ name: 'Published', value: '6 August 2022' }] },
        {
          kind: 'note',
          text: [
            'Small print, ',
            { moment: 1_782_864_300, words: 'Wednesday 1 July 2026, 03:05 (Europe/Kyiv)' },
          ],
        },
        {
          kind: 'select',
          on: actionRef('blocks.chosen'),
          prompt: 'Which one?',
          choices: [
            { value: 'a', label: 'First' },
            { value: 'b', label: 'Second', hint: 'the other' },
          ],
        },
        { kind: 'buttons', buttons: [{ on: actionRef('blocks.more'), label: 'More' }] },
      ],
    }),
    actions: {
      'blocks.more': { access: 'member', shows: 'new', run: async () => text('This came after it.') },
      'blocks.chosen': {
        access: 'member',
        shows: 'update',
        run: async ({ values }) => text(`You chose ${values.join()}.`),
      },
    },
  }),
  define({
    name: 'pages',
    access: 'member',
    options: {},
    describe: () => 'Turns pages in place',
    examples: [],
    run: async () => pageOf(1),
    actions: {
      'pages.turn': { access: 'member', shows: 'update', run: async ({ arg }) => pageOf(Number(arg)) },
    },
  }),
  define({
    name: 'note',
    access: 'member',
    options: {},
    describe: () => 'Opens a form',
    examples: [],
    run: async () => noteForm({}),
    actions: {
      'note.save': {
        access: 'member',
        shows: 'new',
        run: async ({ fields }) =>
          fields['words'] === ''
            ? { kind: 'invalid', form: noteForm(fields), errors: { words: 'Words are needed.' } }
            : text(`Saved: ${fields['words']} (${fields['kind']})`),
      },
    },
  }),
  define({
    name: 'hostile',
    access: 'member',
    options: {},
    describe: () => 'Shows words that mean harm',
    examples: [],
    run: async () => ({
      kind: 'message',
      summary: hostileWords.join(' '),
      blocks: hostileWords.flatMap((words) => [
        { kind: 'heading' as const, text: words },
        { kind: 'text' as const, text: ['before ', { quote: words }, ' after'] },
        { kind: 'buttons' as const, buttons: [{ on: actionRef('blocks.more'), label: words }] },
      ]),
    }),
    actions: {},
  }),
  define({
    name: 'rules',
    access: 'moderator',
    options: {},
    describe: () => 'For moderators',
    examples: [],
    run: async ({ actor }) => text(`${actor.name} may.`),
    actions: {},
  }),
  define({
    name: 'slow',
    access: 'member',
    options: {},
    describe: () => 'Takes its time',
    examples: [],
    run: async ({ actor }, { held, actors }) => {
      actors.push(actor);
      await held;
      return text('At last.');
    },
    actions: {},
  }),
  define({
    name: 'long',
    access: 'member',
    options: {},
    describe: () => 'Takes long once it is begun',
    examples: [],
    run: async () => ({
      ...text('Begin?'),
      blocks: [{ kind: 'buttons', buttons: [{ on: actionRef('long.begin', ''), label: 'Begin' }] }],
    }),
    actions: {
      'long.begin': {
        access: 'member',
        shows: 'update',
        late: true,
        async run({ progress }, { held }) {
          progress(text('Begun.'));
          progress(text('Half way.'));
          await held;
          return text('Done at last.');
        },
      },
    },
  }),
  define({
    name: 'find',
    access: 'member',
    options: {
      event: {
        required: true,
        maxLength: 100,
        describe: () => 'Which event',
        suggest: async (partial) =>
          ['amnesty', 'amber alert', 'grain deal']
            .filter((name) => name.startsWith(partial.toLowerCase()))
            .map((value) => ({ value, label: value.toUpperCase(), hint: `about ${value}` })),
      },
      party: {
        required: false,
        maxLength: 100,
        describe: () => 'Which side',
        suggest: async (partial, _asking, _services, others) =>
          others['event'] === 'amnesty' && 'government of ukraine'.startsWith(partial.toLowerCase())
            ? [{ value: 'Government of Ukraine', label: 'Government of Ukraine' }]
            : [],
      },
    },
    describe: () => 'Finds something',
    examples: [],
    run: async ({ options }) => text(`Found ${options.event} for ${options.party ?? 'everyone'}.`),
    actions: {},
  }),
];

export function sampleRouter(services: SampleServices = { held: Promise.resolve(), actors: [] }): Router {
  return makeRouter({
    commands,
    services,
    mayModerate: (actor) => actor.isManager(),
    report: (error) => {
      throw error;
    },
    explain: () => null,
    nearest: () => null,
  });
}

function text(words: string): Message {
  return { kind: 'message', summary: words, blocks: [{ kind: 'text', text: words }] };
}

function pageOf(page: number): Message {
  const back = { on: actionRef('pages.turn', String(page - 1)), label: 'Back' };
  const next = { on: actionRef('pages.turn', String(page + 1)), label: 'Next' };
  return {
    kind: 'message',
    summary: `Page ${page} of 3`,
    blocks: [
      { kind: 'text', text: `This is page ${page}.` },
      { kind: 'buttons', buttons: [...(page > 1 ? [back] : []), ...(page < 3 ? [next] : [])] },
    ],
  };
}

function noteForm(filled: Readonly<Record<string, string>>): Form {
  return {
    kind: 'form',
    title: 'A note',
    on: actionRef('note.save'),
    fields: [
      {
        kind: 'paragraph',
        name: 'words',
        label: 'Words',
        hint: 'What was said',
        required: true,
        maxLength: 500,
        ...(filled['words'] === undefined ? {} : { value: filled['words'] }),
      },
      {
        kind: 'choice',
        name: 'kind',
        label: 'Kind',
        required: false,
        choices: [
          { value: 'claim', label: 'Claim' },
          { value: 'denial', label: 'Denial' },
        ],
        ...(filled['kind'] === undefined ? {} : { value: filled['kind'] }),
      },
    ],
  };
}
