import type { OptionValues } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import type { MessageRef } from '../../chat/message-ref.ts';
import type { Answer } from '../../chat/router.ts';

/** Who the page says it acts for: one of a few local people, with or without a moderator's rights. */
export interface ActingAs {
  /** From 1. */
  readonly member: number;
  readonly moderator: boolean;
}

/** What the page can ask the router for. */
export type PageInvocation =
  | { readonly kind: 'line'; readonly line: string }
  | {
      readonly kind: 'press';
      readonly ref: string;
      readonly values: readonly string[];
      /** The message in the channel that it stands in, if it is one. */
      readonly on?: MessageRef;
    }
  | {
      readonly kind: 'submit';
      readonly ref: string;
      readonly fields: OptionValues;
      /** By the names of their fields; content in base64 (RFC 4648). */
      readonly files?: Readonly<Record<string, { readonly name: string; readonly content: string }>>;
    };

/**
 * Body of `POST /api/answer`; what comes back is the router's `Answer` as JSON, or, if that takes long, `AnswerStep`s as
 * `application/x-ndjson`, one a line, the answer last.
 */
export interface AnswerRequest {
  readonly as: ActingAs;
  readonly invocation: PageInvocation;
}

/** How far the work is, or the answer. */
export type AnswerStep = { readonly progress: Message } | Answer;

/** Body of `POST /api/complete`; what comes back is a `Completion`. */
export interface CompleteRequest {
  readonly as: ActingAs;
  /** The line as far as it is typed: up to the caret. */
  readonly line: string;
}

/** What an unfinished line could go on with. */
export interface Completion {
  /** The option being typed, if there is one. */
  readonly option: { readonly name: string; readonly description: string; readonly required: boolean } | null;
  readonly choices: readonly CompletionChoice[];
  /** How many choices there are, as a sentence. */
  readonly status: string;
}

export interface CompletionChoice {
  /** Where `insert` begins, in UTF-16 code units of the line; it replaces everything from there on. */
  readonly from: number;
  readonly insert: string;
  readonly label: string;
  readonly hint?: string;
}

/** Answers `GET /api/channel`, with an `ETag` to ask again by. */
export interface Posted {
  readonly channel: string;
  /** What stands in the channel, the oldest first. */
  readonly posts: readonly PostedMessage[];
}

export interface PostedMessage {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly message: Message;
}

/** Every refusal of the API, as `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}
