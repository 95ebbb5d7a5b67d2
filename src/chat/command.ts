import type { Texts } from '../texts/catalogue.ts';
import type { Actor } from './actor.ts';
import type { AttachedFiles } from './attached.ts';
import type { Choice, Message } from './message.ts';
import type { MessageRef } from './message-ref.ts';
import type { Reply } from './reply.ts';

export type Access = 'member' | 'moderator';

/** Who asks, in which language they are answered. */
export interface Asking {
  readonly actor: Actor;
  readonly t: Texts;
}

export interface OptionSpec<Services> {
  readonly required: boolean;
  /** What it names: words, unless told otherwise; a `channel` by the platform's id; somebody by `Mention`. */
  readonly kind?: 'words' | 'channel' | 'mention';
  /** In UTF-16 code units, as the platforms count. */
  readonly maxLength: number;
  describe(t: Texts): string;
  /** What it could be, best first; at most 25, which is what Discord shows. */
  suggest?(
    partial: string,
    asking: Asking,
    services: Services,
    others: OptionValues,
  ): Promise<readonly Choice[]>;
}
export type OptionSpecs<Services> = Readonly<Record<string, OptionSpec<Services>>>;
export type OptionValues = Readonly<Record<string, string>>;

type ValuesOf<Options> = {
  readonly [Name in keyof Options]: Options[Name] extends { readonly required: true }
    ? string
    : string | undefined;
};

export interface Request<Options> extends Asking {
  readonly options: ValuesOf<Options>;
}

/** What a button, a select or a form leads to. */
export interface Action<Services> {
  readonly access: Access;
  /** Whether its answer takes the place of the message it stands in, or comes after it. */
  readonly shows: 'update' | 'new';
  /** Its work may take longer than a platform waits for a first answer. Then its answer can't be a form. */
  readonly late?: true;
  run(pressed: Pressed, services: Services): Promise<Reply>;
}
export interface Pressed extends Asking {
  readonly arg: string;
  /** What was chosen in a select; empty for a button. */
  readonly values: readonly string[];
  /** What was written into a form; empty for a button. */
  readonly fields: OptionValues;
  /** What was handed in with a form, by its fields' names. */
  readonly files: AttachedFiles;
  /** The message it stands in; null where nobody else sees that. */
  readonly on: MessageRef | null;
  /** Tells whoever waits how far the work is; where that can't be shown, it is not. */
  progress(message: Message): void;
}

/** What a command does with somebody's message. */
export interface OnMessage<Services> {
  /** At most 24 characters, which is what Slack holds. */
  label(t: Texts): string;
  /** Of a message, in UTF-16 code units; what is longer is not looked at, which is told. */
  readonly maxLength: number;
  run(asked: Asking & { readonly text: string }, services: Services): Promise<Reply>;
}

/** A slash command, or one of a group's: static data, and what it does. */
export interface Command<Services, Options extends OptionSpecs<Services> = OptionSpecs<Services>> {
  /** One word; of a command in a group, the group's name and its own: `settings show`. */
  readonly name: string;
  readonly access: Access;
  /** As an action's. */
  readonly late?: true;
  /** In their order; the first may be given without its name where commands are one line of text. */
  readonly options: Options;
  /** One line. */
  describe(t: Texts): string;
  /** Lines to try, without the slash. */
  readonly examples: readonly string[];
  run(request: Request<Options>, services: Services): Promise<Reply>;
  /** Where people can ask about a message, the command is offered there too. */
  readonly onMessage?: OnMessage<Services>;
  /** By the name that action ids begin with. */
  readonly actions: Readonly<Record<string, Action<Services>>>;
}

/** Commands that share their first word, which does nothing by itself. */
export interface CommandGroup {
  readonly name: string;
  describe(t: Texts): string;
}

/** Gives `run` the types of its own options; the list of all commands forgets them again. */
export function defineCommand<Services>() {
  return <const Options extends OptionSpecs<Services>>(
    command: Command<Services, Options>,
  ): Command<Services> =>
    // Safe because the router hands every `run` only values that it read with that command's own `options`.
    command as unknown as Command<Services>;
}
