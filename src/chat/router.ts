import type { Texts } from '../texts/catalogue.ts';
import type { Naming } from '../texts/naming.ts';
import type { Actor } from './actor.ts';
import type { AttachedFiles } from './attached.ts';
import type { OptionValues } from './command.ts';
import type { Choice, Message } from './message.ts';
import type { MessageRef } from './message-ref.ts';
import type { Reply } from './reply.ts';

/** What somebody did on a platform. */
export type Invocation =
  /** A command as one line of text, `/stance amnesty party:"Government of Ukraine"`; the slash may be missing. */
  | { readonly kind: 'line'; readonly line: string }
  /** A command whose options the platform has told apart. */
  | { readonly kind: 'command'; readonly name: string; readonly options: OptionValues }
  /** A command asked about a message; `text` is all that the message says. */
  | { readonly kind: 'message'; readonly command: string; readonly text: string }
  /** A button, or a select with what was chosen; `on` is the message it stands in, where others see that too. */
  | {
      readonly kind: 'press';
      readonly ref: string;
      readonly values: readonly string[];
      readonly on?: MessageRef;
    }
  | {
      readonly kind: 'submit';
      readonly ref: string;
      readonly fields: OptionValues;
      readonly files?: AttachedFiles;
    };

export interface Answer {
  readonly reply: Reply;
  /** `refused`: the reply says what to do otherwise. `failed`: it is our fault, and logged. */
  readonly outcome: 'done' | 'refused' | 'failed';
  /**
   * Whether it takes the place of the message whose button was pressed. A message that others see too is never replaced:
   * there, the answer is new, and private to whoever pressed.
   */
  readonly shows: 'update' | 'new';
}

/** What a platform may show of a command before anyone uses it. */
export interface CommandListing {
  /** `stance`, or `settings show` in the group `settings`. */
  readonly name: string;
  readonly description: string;
  /** Of the group it is in; null if it is in none. */
  readonly group: { readonly name: string; readonly description: string } | null;
  /** What it is called where it is offered on a message, and how much of one it looks at; null if it is not. */
  readonly onMessage: { readonly label: string; readonly maxLength: number } | null;
  readonly options: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
    readonly kind: 'words' | 'channel' | 'mention';
    readonly maxLength: number;
    readonly suggests: boolean;
  }[];
}

/** Who is told how far the work is, until that ends. */
export interface Telling {
  tell(message: Message): void;
  /** Resolves once nothing of it is on its way any more, so that the answer comes last. */
  end(): Promise<void>;
}

/** The only place for access, validation, and turning errors into replies. */
export interface Router {
  /** The commands that this actor may use. */
  listing(actor: Actor): Promise<readonly CommandListing[]>;
  /** All commands there are, in the language of that locale. */
  catalogue(locale: string): readonly CommandListing[];
  /** What is declared of the handler of that; what no handler answers is neither late nor an update. */
  expects(invocation: Invocation): { readonly late: boolean; readonly shows: Answer['shows'] };
  /**
   * Never rejects: what goes wrong is logged and told in the reply. What takes long tells `progress` how far it is; that has
   * ended when this resolves.
   */
  answer(actor: Actor, invocation: Invocation, progress?: Telling): Promise<Answer>;
  /** At most 25, best first; empty if there is nothing to suggest or it goes wrong. Never rejects. */
  suggest(
    actor: Actor,
    asked: {
      readonly command: string;
      readonly option: string;
      readonly partial: string;
      readonly others: OptionValues;
    },
  ): Promise<readonly Choice[]>;
  texts(locale: string, command?: Naming): Texts;
}
