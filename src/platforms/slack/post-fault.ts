import type { Obstacle } from '../../chat/place.ts';
import { PostFault } from '../../chat/platform.ts';
import { apiFault, deadBy } from './api-fault.ts';

/** In milliseconds: when a post is worth another try that certainly was not made. */
const SOON = 5_000;
/** Of a dead token: it takes an operator. */
const LATER = 5 * 60_000;

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  not_in_channel: { who: 'bot', lacks: 'membership' },
  channel_not_found: { who: 'bot', lacks: 'gone' },
  is_archived: { who: 'bot', lacks: 'closed' },
  restricted_action: { who: 'bot', lacks: 'write' },
  restricted_action_read_only_channel: { who: 'bot', lacks: 'write' },
  restricted_action_non_threadable_channel: { who: 'bot', lacks: 'write' },
  restricted_action_thread_only_channel: { who: 'bot', lacks: 'write' },
  restricted_action_thread_locked: { who: 'bot', lacks: 'closed' },
  ekm_access_denied: { who: 'bot', lacks: 'write' },
  team_access_not_granted: { who: 'bot', lacks: 'view' },
  missing_scope: { who: 'bot', lacks: 'write' },
  no_permission: { who: 'bot', lacks: 'write' },
  cannot_reply_to_message: { who: 'bot', lacks: 'unfit' },
  message_not_found: { who: 'bot', lacks: 'gone' },
  cant_update_message: { who: 'bot', lacks: 'write' },
  cant_delete_message: { who: 'bot', lacks: 'write' },
  edit_window_closed: { who: 'bot', lacks: 'closed' },
};
const BUSY = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'service_unavailable',
  'team_added_to_org',
  'accesslimited',
  'access_denied',
]);

/** Why a call of a post's failed. `repeatable`: doing it twice is doing it once. */
export function postFault(cause: unknown, repeatable: boolean): PostFault {
  const fault = apiFault(cause);
  if (fault === null || fault.kind === 'unanswered')
    return repeatable ? delayed(SOON, cause) : new PostFault({ kind: 'unconfirmed' }, { cause });
  if (fault.kind === 'limited') return delayed(fault.seconds * 1_000, cause);
  if (fault.kind === 'unsent' || BUSY.has(fault.code)) return delayed(SOON, cause);
  if (deadBy(cause) !== null) return delayed(LATER, cause);
  const obstacle = Object.hasOwn(OBSTACLES, fault.code) ? OBSTACLES[fault.code] : undefined;
  if (obstacle !== undefined) return new PostFault({ kind: 'unreachable', obstacles: [obstacle] }, { cause });
  return new PostFault({ kind: 'refused' }, { cause });
}

export function delayed(milliseconds: number, cause?: unknown): PostFault {
  return new PostFault({ kind: 'delayed', pause: milliseconds }, { cause });
}
