import type { Clock } from './clock.ts';
import type { Acknowledgement, Delivery, Envelope, RetryReason } from './delivery.ts';
import { isObject, parseJson } from './json.ts';
import { sign } from './signature.ts';
import { SIGNING_SECRET } from './tokens.ts';

const STALE_SECONDS = 6 * 60;
const HUGE = 10 * 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/** Requests that a bot must refuse, and a sound one to compare them with. */
export type Forgery =
  | 'none'
  | 'wrong signature'
  | 'no signature'
  | 'stale'
  | 'replayed'
  | 'other body'
  | 'huge';

export interface HttpMode extends Delivery {
  /** Sends a slash command that is forged in one respect; resolves to the HTTP status it was answered with. */
  forge(forgery: Forgery): Promise<number>;
  /** The challenge as the bot gave it back: https://docs.slack.dev/reference/events/url_verification */
  verifyUrl(challenge: string): Promise<string>;
}

/** Delivers by signed requests to `botUrl`: https://docs.slack.dev/apis/events-api/using-http-request-urls */
export function makeHttpMode(botUrl: string, clock: Clock, ackWithinMs: number): HttpMode {
  const post = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(botUrl, { method: 'POST', body, headers, signal: AbortSignal.timeout(ackWithinMs) });
  const seconds = (): number => Math.floor(clock.now() / 1_000);

  const dispatch = async (envelope: Envelope, retry: Record<string, string>): Promise<Acknowledgement> => {
    const { type, body } = requestOf(envelope);
    try {
      const headers = { 'content-type': type, ...sign(body, SIGNING_SECRET, seconds()), ...retry };
      const response = await post(body, headers);
      const text = await response.text();
      if (response.status !== 200) return { ok: false, error: `http_service_error (${response.status})` };
      if (text === '') return { ok: true, payload: null };
      const parsed = parseJson(text);
      return { ok: true, payload: isObject(parsed) ? parsed : { text } };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, error: late ? 'operation_timeout' : 'http_client_error' };
    }
  };

  return {
    deliver: (envelope) => dispatch(envelope, {}),
    redeliver: (envelope, reason: RetryReason = 'http_timeout') =>
      dispatch(envelope, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason }),
    forge: async (forgery) => {
      const text = forgery === 'huge' ? 'x'.repeat(HUGE) : '';
      const body = new URLSearchParams({ command: '/forged', text, team_id: 'T0', user_id: 'U0' }).toString();
      const at = seconds() - (forgery === 'stale' ? STALE_SECONDS : 0);
      const signed = sign(body, forgery === 'wrong signature' ? 'another secret' : SIGNING_SECRET, at);
      const headers = { 'content-type': FORM, ...(forgery === 'no signature' ? {} : signed) };
      if (forgery === 'replayed') await post(body, headers);
      const response = await post(forgery === 'other body' ? `${body}&text=other` : body, headers);
      await response.body?.cancel();
      return response.status;
    },
    verifyUrl: async (challenge) => {
      const body = JSON.stringify({ type: 'url_verification', token: 'verification-token', challenge });
      const response = await post(body, {
        'content-type': 'application/json',
        ...sign(body, SIGNING_SECRET, seconds()),
      });
      const text = await response.text();
      const parsed = parseJson(text);
      return isObject(parsed) ? String(parsed['challenge']) : text;
    },
  };
}

function requestOf({ type, payload }: Envelope): { readonly type: string; readonly body: string } {
  if (type === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(
          Object.entries(payload).map(([name, value]) => [
            name,
            typeof value === 'object' ? JSON.stringify(value) : String(value),
          ]),
        );
  return { type: FORM, body: new URLSearchParams(fields).toString() };
}
