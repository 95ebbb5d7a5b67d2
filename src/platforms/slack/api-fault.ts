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
const CODE = /^[a-z][a-z0-9_]*$/;
/** What fetch does before anything is sent, and fails with where it is no call of the system's. */
const BEFORE_SENDING = new Set(['getaddrinfo', 'connect']);
const UNSENT = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Null to what is no failure of a call. */
export function apiFault(error: unknown): ApiFault | null {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, needed }: { readonly error: string; readonly needed?: unknown } = error.data;
    // Whatever is no JSON passes for a code, such as the page of a proxy.
    if (HALF_DONE.has(code) || !CODE.test(code)) return { kind: 'unanswered' };
    return { kind: 'refused', code, needed: typeof needed === 'string' ? needed : null };
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'limited', seconds: error.retryAfter };
  if (error instanceof webApi.WebAPIRequestError) {
    return { kind: isUnsent(error.original.cause) ? 'unsent' : 'unanswered' };
  }
  return error instanceof webApi.WebAPIHTTPError ? { kind: 'unanswered' } : null;
}

/** Of several addresses, none may have been reached. */
function isUnsent(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isUnsent);
  if (!(cause instanceof Error)) return false;
  const { code = '', syscall = '' }: NodeJS.ErrnoException = cause;
  return BEFORE_SENDING.has(syscall) || UNSENT.has(code);
}

/** The word for why the token works no more; null if that is not what failed. */
export function deadBy(error: unknown): string | null {
  const fault = apiFault(error);
  return fault?.kind === 'refused' && DEAD.has(fault.code) ? fault.code : null;
}
