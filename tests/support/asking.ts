import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { Actor } from '../../src/chat/actor.ts';
import { type Block, type Message, plainText } from '../../src/chat/message.ts';
import type { Answer, Invocation } from '../../src/chat/router.ts';
import type { TestDatabase } from './database.ts';
import { filledSqlite } from './filled-database.ts';

export const member: Actor = {
  platform: 'web',
  tenantId: 'local',
  userId: 'member-1',
  name: 'Member 1',
  locale: 'en-GB',
  roles: [],
  place: null,
  outsider: false,
  isManager: async () => false,
};

/** What a member of a test's own Whosaid can do. */
export interface Asking {
  readonly app: App;
  /** Tells this Whosaid what time it is. */
  setTime(iso: string): void;
  answer(invocation: Invocation, actor?: Actor): Promise<Answer>;
  /** A line typed; its answer must be a message. */
  say(line: string, actor?: Actor): Promise<Message>;
  /** A button of that label in a message, or a choice of that label in its select. */
  press(message: Message, label: string): Promise<Message>;
}

/** The whole of Whosaid without a platform, on a database and a clock of this test file's own. */
export function asking(): Asking {
  let database: TestDatabase;
  let app: App;
  let now = new Date('2026-11-24T12:00:00Z');
  const log = pino({ level: 'silent' });

  beforeAll(async () => {
    database = await filledSqlite();
    app = await openApp({ databaseUrl: database.url, log, clock: { now: () => now } });
  });
  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  const answer = (invocation: Invocation, actor = member) => app.router.answer(actor, invocation);
  return {
    get app() {
      return app;
    },
    setTime(iso) {
      now = new Date(iso);
    },
    answer,
    say: async (line, actor) => messageOf(await answer({ kind: 'line', line }, actor)),
    press: async (message, label) => messageOf(await answer(pressing(message, label))),
  };
}

export function messageOf({ reply }: Answer): Message {
  if (reply.kind !== 'message') throw new Error(`a ${reply.kind}, not a message`);
  return reply;
}

export function pressing(message: Message, label: string): Invocation {
  for (const block of message.blocks) {
    if (block.kind === 'buttons') {
      const button = block.buttons.find((one) => one.label === label);
      if (button !== undefined) return { kind: 'press', ref: button.on, values: [] };
    }
    if (block.kind === 'select') {
      const choice = block.choices.find((one) => one.label === label);
      if (choice !== undefined) return { kind: 'press', ref: block.on, values: [choice.value] };
    }
  }
  throw new Error(`nothing to press says “${label}”: ${labelsOf(message).join(', ')}`);
}

export function labelsOf({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map(({ label }) => label);
    return block.kind === 'select' ? block.choices.map(({ label }) => label) : [];
  });
}

export function headingsOf({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
}

/** Everything there is to read, a line a block. */
export function textOf({ blocks }: Message): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'text':
    case 'note':
      return plainText(block.text);
    case 'quote':
      return `${plainText(block.text)}\n${plainText(block.attribution)}`;
    case 'fields':
      return block.fields.map(({ name, value }) => `${name}: ${plainText(value)}`).join('\n');
    case 'file':
      return block.text;
    case 'buttons':
    case 'select':
      return '';
    default:
      return block satisfies never;
  }
}
