import type { Json } from './json.ts';

/** https://docs.slack.dev/apis/events-api/using-socket-mode#events */
export interface Envelope {
  readonly id: string;
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Json;
  /** Whether the acknowledgement may carry an answer. */
  readonly acceptsResponse: boolean;
}

/** `error` is what the member would be told: `/stance failed with the error "operation_timeout"`. */
export type Acknowledgement =
  | { readonly ok: true; readonly payload: Json | null }
  | { readonly ok: false; readonly error: string };

export type RetryReason = 'timeout' | 'http_timeout' | 'http_error' | 'connection_failed';

export interface Delivery {
  deliver(envelope: Envelope): Promise<Acknowledgement>;
  /** Sends it once more under the same id, as Slack does when it believes it lost. */
  redeliver(envelope: Envelope, reason?: RetryReason): Promise<Acknowledgement>;
}
