import type { MessageCheck } from '../check-message.ts';
import type { Interactions } from '../interactions.ts';
import type { Json } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Uploads } from '../uploads.ts';
import type { Violations } from '../violations.ts';
import type { World } from '../world.ts';

export interface MethodContext {
  readonly world: World;
  readonly interactions: Interactions;
  readonly violations: Violations;
  readonly check: MessageCheck;
  readonly uploads: Uploads;
  /** Whether the app may write to people at all. */
  readonly messagesTab: boolean;
  /** @throws SlackRefusal `ratelimited` if the channel has had its message of this second. */
  spend(channel: string): void;
  /** A new address for one WebSocket. */
  openConnection(): string;
}

/** A method of the Web API: https://docs.slack.dev/reference/methods */
export interface Method {
  /** The kind of token it takes: the bot's unless said otherwise. */
  readonly token?: 'app';
  /** Any one of these is enough; none is needed if empty. */
  readonly scopes: readonly string[];
  run(given: Json, context: MethodContext): Json;
}

/** @throws SlackRefusal `invalid_arguments` if it isn't a non-empty string. */
export function needed(given: Json, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new SlackRefusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}
