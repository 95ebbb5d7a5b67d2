import { webApi } from '@slack/bolt';

/** Why a call of Slack's Web API failed. */
export type ApiFault =
  /** Slack refused it, and says why in a word: https://docs.slack.dev/reference/methods */
  | { readonly kind: 'refused'; readonly code: string; readonly needed: string | null }
  | { readonly kind: 'limited'; readonly seconds: number }
  /** It never got to Slack. */
  | { readonly kind: 'unsent' }
  /** It may have been done. */
  | { readonly kind: 'unanswered' };

/** The token works no more, whatever it is used for. */
const DEAD = new Set([
  'token_revoked',
  'token_expired',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_disabled',
  'user_removed_from_team',
]);
/** Slack says of these that a part may have been done. */
const HALF_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout']);
/** What fetch fails with before anything is sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Null to what is no failure of a call. */
export function apiFault(error: unknown): ApiFault | null {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, needed }: { readonly error: string; readonly needed?: unknown } = error.data;
    if (HALF_DONE.has(code)) return { kind: 'unanswered' };
    return { kind: 'refused', code, needed: typeof needed === 'string' ? needed : null };
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'limited', seconds: error.retryAfter };
  if (error instanceof webApi.WebAPIRequestError) {
    const { cause } = error.original;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return { kind: UNSENT.has(code) ? 'unsent' : 'unanswered' };
  }
  return error instanceof webApi.WebAPIHTTPError ? { kind: 'unanswered' } : null;
}

/** The word for why the token works no more; null if that is not what failed. */
export function deadBy(error: unknown): string | null {
  const fault = apiFault(error);
  return fault?.kind === 'refused' && DEAD.has(fault.code) ? fault.code : null;
}
