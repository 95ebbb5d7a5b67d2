import { actionRef } from '../../src/chat/action.ts';
import type { Actor } from '../../src/chat/actor.ts';
import { defineCommand } from '../../src/chat/command.ts';
import { makeRouter } from '../../src/chat/make-router.ts';
import type { Message } from '../../src/chat/message.ts';
import { Ambiguity, Refusal, sentence } from '../../src/chat/refusal.ts';
import type { Router } from '../../src/chat/router.ts';
import { en } from '../../src/texts/en.ts';

/** What commands did, in order. */
interface Services {
  readonly did: string[];
}

/** A fault of ours whose remedy is known. */
export class KnownTrouble extends Error {}

const define = defineCommand<Services>();

/** One name means several events, as “report” does here. */
const events = ['amnesty', 'report-a', 'report-b'];

const commands = [
  define({
    name: 'stance',
    access: 'member',
    options: {
      event: {
        required: true,
        maxLength: 40,
        describe: () => 'Which event',
        suggest: async (partial) =>
          events.filter((name) => name.startsWith(partial)).map((value) => ({ value, label: value })),
      },
      party: {
        required: false,
        maxLength: 100,
        describe: () => 'Which side',
        suggest: async () => {
          throw new Error('party names are gone');
        },
      },
    },
    describe: () => 'Shows an event',
    examples: [],
    async run({ options: { event, party }, t }) {
      const found = events.filter((name) => name.startsWith(event));
      if (found.length > 1)
        throw new Ambiguity(
          'event',
          t.events.several(event),
          found.map((value) => ({ value, label: `The ${value}` })),
        );
      if (found.length === 0) throw new Refusal(sentence(t.events.none, t.events.none));
      return said(`${found[0]} for ${party ?? 'all'}`);
    },
    actions: {
      'stance.open': { access: 'member', shows: 'update', run: async ({ arg }) => said(`opened ${arg}`) },
    },
  }),
  define({
    name: 'whosaid',
    access: 'member',
    options: {
      words: { required: true, maxLength: 20, describe: () => 'Words' },
      event: { required: false, maxLength: 20, describe: () => 'Event' },
    },
    describe: () => 'Finds words',
    examples: [],
    run: async ({ options: { words, event } }) => said(`${words} in ${event ?? 'all'}`),
    actions: {},
  }),
  define({
    name: 'rules',
    access: 'moderator',
    options: {
      words: {
        required: true,
        maxLength: 20,
        describe: () => 'Words',
        suggest: async () => [{ value: 'secret', label: 'secret' }],
      },
    },
    describe: () => 'For moderators',
    examples: [],
    async run(_, { did }) {
      did.push('rules');
      return said('ruled');
    },
    actions: {
      'rules.save': {
        access: 'moderator',
        shows: 'new',
        async run({ fields, values }, { did }) {
          did.push(`saved ${JSON.stringify(fields)} ${values.join()}`);
          return said('saved');
        },
      },
    },
  }),
  define({
    name: 'many',
    access: 'member',
    options: {
      one: {
        required: true,
        maxLength: 10,
        describe: () => 'One of many',
        suggest: async () =>
          Array.from({ length: 60 }, (_, index) => ({ value: `v${index}`, label: `V ${index}` })),
      },
    },
    describe: () => 'Has many choices',
    examples: [],
    run: async ({ options }) => said(options.one),
    actions: {},
  }),
  define({
    name: 'team show',
    access: 'member',
    options: {},
    describe: () => 'Shows the team',
    examples: [],
    run: async () => said('the team'),
    actions: {},
  }),
  define({
    name: 'team add',
    access: 'member',
    late: true,
    options: {
      who: { required: true, kind: 'mention', maxLength: 70, describe: () => 'Who' },
      channel: { required: false, kind: 'channel', maxLength: 70, describe: () => 'Where' },
    },
    describe: () => 'Adds to the team',
    examples: [],
    run: async ({ options: { who, channel } }) => said(`${who} in ${channel ?? 'all'}`),
    actions: {},
  }),
  define({
    name: 'broken',
    access: 'member',
    options: {},
    describe: () => 'Breaks',
    examples: [],
    run: async () => {
      throw new Error('the shelf fell down', { cause: new Error('a rotten board') });
    },
    actions: {
      'broken.too': { access: 'member', shows: 'update', run: () => Promise.reject(new KnownTrouble()) },
    },
  }),
];

export const actionNames = ['stance.open', 'rules.save', 'broken.too', 'pick', 'fill'];

/** A real router over a few commands, with what it did and reported. */
export function sampleRouter() {
  const did: string[] = [];
  const reported: unknown[] = [];
  const router: Router = makeRouter<Services>({
    commands,
    groups: [{ name: 'team', describe: () => 'The team' }],
    services: { did },
    mayModerate: (actor) => actor.isManager(),
    report: (error) => `incident-${reported.push(error)}`,
    explain: (error) => (error instanceof KnownTrouble ? en.operator.inUse : null),
    nearest: (typed, names) => names.find((name) => name.startsWith(typed.slice(0, 3).toLowerCase())) ?? null,
  });
  return { router, did, reported };
}

export const rulesSave = actionRef('rules.save');
export const stanceOpen = actionRef('stance.open', 'amnesty');

export function actor(manages: () => Promise<boolean>): Actor {
  return {
    platform: 'terminal',
    tenantId: 'here',
    userId: 'somebody',
    name: 'Somebody',
    locale: 'en-GB',
    roles: [],
    place: null,
    outsider: false,
    isManager: manages,
  };
}

export const member = actor(async () => false);
export const moderator = actor(async () => true);

function said(text: string): Message {
  return sentence(text, text);
}
