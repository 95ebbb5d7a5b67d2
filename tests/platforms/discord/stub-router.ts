import { actionRef } from '../../../src/chat/action.ts';
import type { Actor } from '../../../src/chat/actor.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import type { Form } from '../../../src/chat/form.ts';
import { makeRouter } from '../../../src/chat/make-router.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { sentence } from '../../../src/chat/refusal.ts';
import type { Invocation, Router } from '../../../src/chat/router.ts';

/** What a test sees of its own router, and how it holds it up. */
export interface Stub {
  readonly router: Router;
  /** Who asked, latest last. */
  readonly actors: Actor[];
  /** What they did. */
  readonly asked: Invocation[];
  /** What `/hold` waits for. */
  held: Promise<unknown>;
  /** What `/say` answers. */
  said: Message;
}

const define = defineCommand<Stub>();
const said = (text: string) => sentence(text, text);
const one = { required: false, maxLength: 20, describe: () => 'Words' } as const;

const claim: Form = {
  kind: 'form',
  title: 'A claim with a title that is longer than a form’s title may be',
  on: actionRef('claim.save', 'draft'),
  fields: [
    { kind: 'line', name: 'words', label: 'Words', hint: 'As they were said', required: true, maxLength: 50 },
    { kind: 'paragraph', name: 'note', label: 'Note', required: false, maxLength: 4_000 },
    {
      kind: 'choice',
      name: 'how',
      label: 'How',
      required: true,
      value: 'said',
      choices: [
        { value: 'said', label: 'Said' },
        { value: 'wrote', label: 'Wrote' },
      ],
    },
  ],
};

function filled(values: Readonly<Record<string, string>>): Form {
  return { ...claim, fields: claim.fields.map((field) => ({ ...field, value: values[field.name] ?? '' })) };
}

const commands = [
  define({
    name: 'say',
    access: 'member',
    options: {},
    describe: () => 'Says',
    examples: [],
    run: async (_, stub) => stub.said,
    actions: {},
  }),
  define({
    name: 'hold',
    access: 'member',
    options: { late: one },
    describe: () => 'Waits',
    examples: [],
    run: (_, stub) => stub.held.then(() => stub.said),
    actions: {
      'hold.on': {
        access: 'member',
        shows: 'update',
        run: (_, stub) => stub.held.then(() => said('held')),
      },
    },
  }),
  define({
    name: 'late',
    access: 'member',
    late: true,
    options: {},
    describe: () => 'Is late',
    examples: [],
    run: (_, stub) => stub.held.then(() => said('at last')),
    actions: {
      'late.update': { access: 'member', shows: 'update', late: true, run: async () => said('updated late') },
      'late.telling': {
        access: 'member',
        shows: 'update',
        late: true,
        async run({ progress }, stub) {
          progress(said('begun'));
          progress(said('half done'));
          await stub.held;
          return said('all done');
        },
      },
      'late.form': { access: 'member', shows: 'new', late: true, run: async () => claim },
    },
  }),
  define({
    name: 'claim',
    access: 'member',
    options: {},
    describe: () => 'Adds a claim',
    examples: [],
    run: async () => claim,
    actions: {
      'claim.save': {
        access: 'member',
        shows: 'new',
        run: async ({ fields }) =>
          fields['words'] === 'good'
            ? said(`saved ${JSON.stringify(fields)}`)
            : { kind: 'invalid', form: filled(fields), errors: { words: ['Not ', { bold: 'good' }] } },
      },
    },
  }),
  define({
    name: 'team add',
    access: 'moderator',
    describe: () => 'Adds',
    examples: [],
    options: {
      who: { required: true, kind: 'mention', maxLength: 70, describe: () => 'Who' },
      channel: { required: false, kind: 'channel', maxLength: 70, describe: () => 'Where' },
    },
    run: async ({ options: { who, channel } }) => said(`${who} in ${channel}`),
    actions: {},
  }),
];

export function stubRouter(): Stub {
  const actors: Actor[] = [];
  const asked: Invocation[] = [];
  const stub = { actors, asked, held: Promise.resolve() as Promise<unknown>, said: said('said') };
  const router = makeRouter<Stub>({
    commands,
    groups: [{ name: 'team', describe: () => 'The team' }],
    // The router and its stub know each other.
    services: stub as unknown as Stub,
    mayModerate: (actor) => actor.isManager(),
    report: () => 'incident',
    explain: () => null,
    nearest: () => null,
  });
  const noting: Router = {
    ...router,
    answer(actor, invocation, progress) {
      actors.push(actor);
      asked.push(invocation);
      return router.answer(actor, invocation, progress);
    },
  };
  return Object.assign(stub, { router: noting });
}

export function buttons(...labels: readonly (readonly [label: string, action: string])[]): Message {
  const block: Block = {
    kind: 'buttons',
    buttons: labels.map(([label, action]) => ({ on: actionRef(action), label })),
  };
  return { kind: 'message', summary: 'Press', blocks: [{ kind: 'text', text: 'Press' }, block] };
}
