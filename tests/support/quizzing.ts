import { pino } from 'pino';
import { type App, openApp } from '../../src/app.ts';
import type { Actor } from '../../src/chat/actor.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Invocation } from '../../src/chat/router.ts';
import { member, messageOf, pressing, textOf } from './asking.ts';
import { Channel } from './channel.ts';
import type { TestDatabase } from './database.ts';
import { filledSqlite } from './filled-database.ts';

export const moderator: Actor = {
  ...member,
  userId: 'moderator-1',
  name: 'Moderator 1',
  isManager: async () => true,
};

export function player(number: number): Actor {
  return { ...member, userId: `player-${number}`, name: `Player ${number}` };
}

const MINUTE = 60_000;

/** A whole Whosaid with one channel, on a clock that the test moves, and with nothing happening unless the test says so. */
export class Quizzing {
  app!: App;
  channel!: Channel;
  private database!: TestDatabase;
  private now = Date.parse('2026-11-24T12:00:00Z');
  private work: () => Promise<void> = async () => {};

  async open(options: { readonly repeatable: boolean } = { repeatable: true }): Promise<void> {
    this.now = Date.parse('2026-11-24T12:00:00Z');
    this.database = await filledSqlite();
    this.channel = new Channel(options);
    await this.start();
  }

  /** As after a restart: another process on the same database. */
  async restart(): Promise<void> {
    await this.app.close();
    await this.start();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.remove();
  }

  /** Lets time pass, and has done what is to be done then. */
  async pass(minutes: number): Promise<void> {
    this.now += minutes * MINUTE;
    await this.work();
  }

  async say(line: string, actor: Actor = moderator) {
    return messageOf(await this.app.router.answer(actor, { kind: 'line', line }));
  }

  /** Presses a button in a message that stands in the channel. */
  async press(id: string, label: string, actor: Actor, nth = 0) {
    const message = this.standing(id);
    const rows = message.blocks.filter((block) => block.kind === 'buttons');
    const row = rows[nth];
    if (row === undefined) throw new Error(`no row ${nth}`);
    const pressed = pressing({ ...message, blocks: [row] }, label);
    return this.invoke(
      pressed.kind === 'press' ? { ...pressed, on: { channel: 'general', id } } : pressed,
      actor,
    );
  }

  async invoke(invocation: Invocation, actor: Actor) {
    return messageOf(await this.app.router.answer(actor, invocation));
  }

  /** A message that stands in the channel. */
  standing(id: string | undefined): Message {
    const message = this.channel.messages.get(id ?? '');
    if (message === undefined) throw new Error(`no message ${id}`);
    return message;
  }

  /** All that results in the channel say; one takes several posts where it is long. */
  get results(): string {
    const texts = [...this.channel.messages.values()].map(textOf);
    return texts.filter((text) => text.startsWith('Result: ')).join('\n');
  }

  /** How many rounds stand in the channel, open or closed. */
  get rounds(): number {
    const texts = [...this.channel.messages.values()].map(textOf);
    return texts.filter((text) => text.startsWith('Who said what? ')).length;
  }

  /** Of all that stands there, in order. */
  get ids(): readonly string[] {
    return [...this.channel.messages.keys()];
  }

  private async start(): Promise<void> {
    this.app = await openApp({
      databaseUrl: this.database.url,
      log: pino({ level: 'silent' }),
      clock: { now: () => new Date(this.now) },
      timers: {
        every: (_, work) => {
          this.work = work;
          return async () => {};
        },
      },
    });
    this.app.connect('web', this.channel);
  }
}
