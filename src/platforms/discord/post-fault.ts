import { RESTJSONErrorCodes as Code, DiscordAPIError, RateLimitError } from 'discord.js';
import type { Obstacle } from '../../chat/place.ts';
import { PostFault } from '../../chat/platform.ts';
import { isOwnFault } from './describe-error.ts';

type Lacks = Obstacle['lacks'];

/** The least: whoever tries again lets the pauses grow. In milliseconds. */
const TRY_AGAIN_MS = 5_000;
/** Edits of messages older than an hour are rationed by the hour. */
const OLD_EDITS_MS = 10 * 60_000;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const OBSTACLES: ReadonlyMap<number | string, Lacks> = new Map<number, Lacks>([
  [Code.UnknownChannel, 'gone'],
  [Code.UnknownGuild, 'gone'],
  [Code.UnknownMessage, 'gone'],
  [Code.MissingAccess, 'view'],
  [Code.CannotSendMessagesInNonTextChannel, 'unfit'],
  [Code.CannotExecuteActionOnThisChannelType, 'unfit'],
  [Code.InvalidActionOnArchivedThread, 'closed'],
  [Code.ThreadLocked, 'closed'],
]);

/** Why Discord did not do it; null if that is a fault of ours. `denied`: what a refusal for want of rights is about. */
export function postFaultOf(error: unknown, denied: Lacks): PostFault | null {
  if (error instanceof RateLimitError) return delayed(Math.max(error.retryAfter, error.timeToReset), error);
  if (error instanceof DiscordAPIError) return faultOf(error, denied);
  return isOwnFault(error) ? null : delayed(TRY_AGAIN_MS, error);
}

export function unreachable(obstacles: readonly Obstacle[], cause?: unknown): PostFault {
  return new PostFault({ kind: 'unreachable', obstacles }, { cause });
}

export function delayed(milliseconds: number, cause?: unknown): PostFault {
  return new PostFault({ kind: 'delayed', pause: milliseconds }, { cause });
}

/** Discord may have done it and did not say so; done again, it is done once. */
export function noAnswer(cause?: unknown): PostFault {
  return delayed(TRY_AGAIN_MS, cause);
}

function faultOf(error: DiscordAPIError, denied: Lacks): PostFault {
  if (typeof error.code !== 'number') return noAnswer(error); // of something that stands between
  const lacks = error.code === Code.MissingPermissions ? denied : OBSTACLES.get(error.code);
  if (lacks !== undefined) return unreachable([{ who: 'bot', lacks }], error);
  if (error.code === Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached)
    return delayed(OLD_EDITS_MS, error);
  if (
    error.status === 401 ||
    error.status === 429 ||
    error.code === Code.ActionCannotBePerformedDueToSlowmodeRateLimit
  )
    return delayed(TRY_AGAIN_MS, error);
  return new PostFault({ kind: 'refused' }, { cause: error });
}
