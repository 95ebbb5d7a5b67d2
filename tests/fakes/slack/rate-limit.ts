import type { Clock } from './clock.ts';
import { SlackRefusal } from './refusal.ts';

/** https://docs.slack.dev/apis/web-api/rate-limits: one message a second and channel. */
const SECOND = 1_000;

export interface RateLimit {
  on: boolean;
  /** @throws SlackRefusal `ratelimited` with `Retry-After` if the channel has had its message of this second. */
  spend(channel: string): void;
}

export function makeRateLimit(clock: Clock, on: boolean): RateLimit {
  const last = new Map<string, number>();
  return {
    on,
    spend(channel) {
      const now = clock.now();
      if (this.on && now - (last.get(channel) ?? Number.NEGATIVE_INFINITY) < SECOND) {
        throw new SlackRefusal('ratelimited', {}, 1);
      }
      last.set(channel, now);
    },
  };
}
