import type { Clock } from './clock.ts';
import { SlackRefusal } from './refusal.ts';

/** https://docs.slack.dev/apis/web-api/rate-limits: one message a second and channel. */
const SECOND = 1_000;

export interface RateLimit {
  on: boolean;
  /** How many may come at once; Slack lets short bursts pass, and does not say how short. */
  burst: number;
  /** How many were refused for it: requests that a bot has wasted. */
  refused: number;
  /** @throws SlackRefusal `ratelimited` with `Retry-After` if the channel has had its message of this second. */
  spend(channel: string): void;
}

export function makeRateLimit(clock: Clock, on: boolean): RateLimit {
  /** Until when a channel has had its messages. */
  const had = new Map<string, number>();
  return {
    on,
    burst: 1,
    refused: 0,
    spend(channel) {
      const now = clock.now();
      const until = Math.max(now, had.get(channel) ?? 0);
      const early = until - now - (this.burst - 1) * SECOND;
      if (this.on && early > 0) {
        this.refused += 1;
        throw new SlackRefusal('ratelimited', {}, Math.ceil(early / SECOND));
      }
      had.set(channel, until + SECOND);
    },
  };
}
