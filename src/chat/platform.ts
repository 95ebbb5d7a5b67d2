import type { Naming } from '../texts/naming.ts';
import type { PlatformName } from './actor.ts';
import type { Message } from './message.ts';
import type { MessageRef } from './message-ref.ts';
import type { Obstacle } from './place.ts';
import type { Router } from './router.ts';

/** Translates a chat platform's events in, calls the router, and renders what it answers. */
export interface Platform {
  readonly name: PlatformName;
  /** Resolves with a line for the operator on what it did, once people can use it. */
  start(router: Router): Promise<string>;
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
}

/** Why a platform does not run; the message is a sentence for the operator, with what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  /** Whether it may go by itself, such as a network that is down; a wrong token does not. */
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean, options?: ErrorOptions) {
    super(message, options);
    this.retryable = retryable;
  }
}

/** Discord keeps a nonce for "a few minutes", https://discord.com/developers/docs/resources/message#create-message; so fewer. */
export const REPEATABLE_MS = 120_000;

/**
 * What a platform does with messages that are not the answer to whoever asked: they stand in a channel, and can be
 * corrected later. Every method rejects with a `PostFault`, and with nothing else for a fault that is not ours.
 */
export interface Posting {
  /** Whether posting again with the same key, within `REPEATABLE_MS` of the first try, posts nothing twice. */
  readonly repeatable: boolean;
  /** What commands are called there; with a slash unless told otherwise. */
  readonly command?: Naming;
  /**
   * What keeps the bot from posting there; none if it may. `lasting`: also from finding what it posted again, which a post
   * needs that is never to be lost or doubled.
   */
  check(tenantId: string, channel: string, lasting?: boolean): Promise<readonly Obstacle[]>;
  post(tenantId: string, channel: string, message: Message, key: string): Promise<MessageRef>;
  /**
   * The bot's own message that a button with that key in its reference stands in, posted at `since` or later; null if there
   * is none. Only where the platform lets a bot look back; there it is how a post is made sure of after `REPEATABLE_MS`.
   * It is `unconfirmed` where more was said since than is looked at.
   */
  find?(tenantId: string, channel: string, key: string, since: Date): Promise<MessageRef | null>;
  update(tenantId: string, ref: MessageRef, message: Message): Promise<void>;
  /** Resolves too if it was gone already. */
  remove(tenantId: string, ref: MessageRef): Promise<void>;
}

/** Which communities the bot is in, as far as a platform tells. An outage or a dead token is no leaving. */
export type Presence =
  | { readonly kind: 'joined' | 'left'; readonly tenantId: string }
  /** All that it is in: from every other it was removed. */
  | { readonly kind: 'joined-only'; readonly tenantIds: readonly string[] };

export interface PostingPlatform extends Platform {
  readonly posting: Posting;
}

/**
 * Why a post was not made, or may not have been.
 *
 * - `delayed`: worth another try after `pause` milliseconds, or later. It was certainly not made, or can be repeated.
 * - `unconfirmed`: it may stand there, and no answer says so. Where a key makes posts repeatable, only `find` says this.
 * - `unreachable`: it can't be made there until somebody mends `obstacles`.
 * - `refused`: the platform finds the message itself wrong; our fault.
 */
export class PostFault extends Error {
  override readonly name = 'PostFault';
  readonly why:
    | { readonly kind: 'delayed'; readonly pause: number }
    | { readonly kind: 'unconfirmed' }
    | { readonly kind: 'unreachable'; readonly obstacles: readonly Obstacle[] }
    | { readonly kind: 'refused' };

  constructor(why: PostFault['why'], options?: ErrorOptions) {
    super(why.kind, options);
    this.why = why;
  }
}
