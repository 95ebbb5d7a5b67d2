import { actionRef } from '../../../src/chat/action.ts';
import type { Actor } from '../../../src/chat/actor.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import type { Form } from '../../../src/chat/form.ts';
import { makeRouter } from '../../../src/chat/make-router.ts';
import type { Message } from '../../../src/chat/message.ts';
import { Refusal, refusal, sentence } from '../../../src/chat/refusal.ts';
import type { Router } from '../../../src/chat/router.ts';

export interface SampleServices {
  /** `/slow` and what is slow besides answers once it resolves. */
  held: Promise<void>;
  /** Who did something, in order. */
  readonly actors: Actor[];
  /** What was done, in order. */
  readonly did: string[];
}

const define = defineCommand<SampleServices>();

function text(said: string): Message {
  return sentence(said, said);
}

const buttons = (...all: readonly (readonly [name: string, label: string])[]) => ({
  kind: 'buttons' as const,
  buttons: all.map(([name, label]) => ({ on: actionRef(name), label })),
});

function form(fields: Readonly<Record<string, string>> = {}): Form {
  return {
    kind: 'form',
    title: 'A note with a title that is long',
    on: actionRef('note.save'),
    fields: [
      {
        kind: 'line',
        name: 'words',
        label: 'Words',
        required: false,
        maxLength: 50,
        ...filled(fields, 'words'),
      },
      {
        kind: 'paragraph',
        name: 'more',
        label: 'More',
        hint: 'All of it',
        required: false,
        maxLength: 4_000,
      },
      {
        kind: 'choice',
        name: 'kind',
        label: 'Kind',
        required: true,
        choices: [
          { value: 'a', label: 'First' },
          { value: 'b', label: 'Second', hint: 'the other' },
        ],
        ...filled(fields, 'kind'),
      },
    ],
  };
}

function filled(fields: Readonly<Record<string, string>>, name: string): { readonly value?: string } {
  return fields[name] === undefined ? {} : { value: fields[name] };
}

const panel: Message = {
  kind: 'message',
  summary: 'A panel',
  blocks: [
    { kind: 'heading', text: 'A panel' },
    buttons(
      ['panel.count', 'Count'],
      ['panel.in-place', 'In place'],
      ['panel.slow', 'Slowly'],
      ['panel.form', 'Write'],
      ['panel.again', 'Again'],
    ),
    {
      kind: 'select',
      on: actionRef('panel.chosen'),
      prompt: 'Which one?',
      choices: [
        { value: 'a', label: 'First' },
        { value: 'b', label: 'Second', hint: 'the other' },
      ],
    },
  ],
};

const commands = [
  define({
    name: 'panel',
    access: 'member',
    options: {},
    describe: () => 'Everything to press',
    examples: [],
    run: async () => panel,
    actions: {
      'panel.count': {
        access: 'member',
        shows: 'new',
        async run({ actor }, { actors, did }) {
          actors.push(actor);
          did.push('count');
          return text(`Counted to ${did.length}.`);
        },
      },
      'panel.in-place': {
        access: 'member',
        shows: 'update',
        run: async () => ({
          ...panel,
          summary: 'Changed',
          blocks: [{ kind: 'text', text: 'Changed.' }, ...panel.blocks],
        }),
      },
      'panel.slow': {
        access: 'member',
        shows: 'new',
        late: true,
        async run({ progress }, { held }) {
          progress(text('Begun.'));
          progress(text('Half way.'));
          await held;
          return text('At last.');
        },
      },
      'panel.form': { access: 'member', shows: 'new', run: async () => form() },
      'panel.again': { access: 'member', shows: 'new', run: async () => panel },
      'panel.chosen': {
        access: 'member',
        shows: 'update',
        run: async ({ values }) => text(`You chose ${values.join()}.`),
      },
    },
  }),
  define({
    name: 'note',
    access: 'member',
    options: {},
    describe: () => 'Opens a form',
    examples: [],
    run: async () => form(),
    actions: {
      'note.save': {
        access: 'member',
        shows: 'new',
        async run({ fields }, { did, held }) {
          const { words = '', more = '', kind } = fields;
          if (words === '')
            return {
              kind: 'invalid',
              form: form(fields),
              errors: { words: ['Words are ', { bold: 'needed' }, '.'] },
            };
          if (words === 'forbidden') throw refusal('Not that word.');
          if (words === 'slow') await held;
          did.push('save');
          return text(`Saved: ${words}, ${more} (${kind})`);
        },
      },
    },
  }),
  define({
    name: 'slow',
    access: 'member',
    options: {},
    describe: () => 'Takes its time',
    examples: [],
    async run({ actor }, { held, actors }) {
      actors.push(actor);
      await held;
      return text('At last.');
    },
    actions: {},
  }),
  define({
    name: 'count',
    access: 'member',
    options: {},
    describe: () => 'Does something',
    examples: [],
    async run({ actor }, { actors, did }) {
      actors.push(actor);
      did.push('count');
      return text(`Counted to ${did.length}.`);
    },
    actions: {},
  }),
  define({
    name: 'long',
    access: 'member',
    options: {},
    describe: () => 'Says more than a message holds',
    examples: [],
    run: async () => ({
      kind: 'message',
      summary: 'Long',
      blocks: Array.from({ length: 60 }, (_, at) => ({ kind: 'text' as const, text: `Line ${at + 1}` })),
    }),
    actions: {},
  }),
  define({
    name: 'echo',
    access: 'member',
    options: {
      words: { required: true, maxLength: 40, describe: () => 'What to say' },
      who: { required: false, kind: 'mention', maxLength: 70, describe: () => 'To whom' },
      where: { required: false, kind: 'channel', maxLength: 70, describe: () => 'In which channel' },
    },
    describe: () => 'Says it again',
    examples: [],
    async run({ options: { words, who, where } }) {
      if (words === 'no') throw new Refusal(text('No.'));
      return text([words, who, where].filter((one) => one !== undefined).join(' | '));
    },
    onMessage: {
      label: () => 'Say this once again',
      maxLength: 40,
      run: async ({ text: said }) => (said === 'write' ? form() : text(said)),
    },
    actions: {},
  }),
  define({
    name: 'rules show',
    access: 'moderator',
    options: {},
    describe: () => 'Shows the rules',
    examples: [],
    run: async ({ actor }) => text(`${actor.name} may.`),
    actions: {},
  }),
  define({
    name: 'help',
    access: 'member',
    options: { command: { required: false, maxLength: 50, describe: () => 'Which command' } },
    describe: () => 'Explains',
    examples: [],
    run: async ({ options }) => text(`Help on ${options.command ?? 'all'}`),
    actions: {},
  }),
  define({
    name: 'events',
    access: 'member',
    options: {},
    describe: () => 'Lists',
    examples: [],
    run: async () => panel,
    actions: {},
  }),
];

export function sampleServices(): SampleServices {
  return { held: Promise.resolve(), actors: [], did: [] };
}

export function sampleRouter(services: SampleServices): Router {
  return makeRouter({
    commands,
    groups: [{ name: 'rules', describe: () => 'About the rules' }],
    services,
    mayModerate: (actor) => actor.isManager(),
    report: () => 'abc',
    explain: () => null,
    nearest: () => null,
  });
}
