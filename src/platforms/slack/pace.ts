import { LRUCache } from 'lru-cache';

/**
 * In milliseconds. Slack takes a message a second: https://docs.slack.dev/apis/web-api/rate-limits#posting_messages;
 * the rest is for ways of different length.
 */
const GAP = 1_100;
const CHANNELS = 1_000;
/** In milliseconds. */
export const LONGEST_WAIT = 2_500;

/** Gives posts to a channel their turns. */
export class Pace {
  readonly #free = new LRUCache<string, number>({ max: CHANNELS });

  /** Milliseconds until the turn, which is taken by that; null if it is further off than anyone should wait. */
  take(channel: string): number | null {
    const now = Date.now();
    const turn = Math.max(now, this.#free.get(channel) ?? 0);
    if (turn - now > LONGEST_WAIT) return null;
    this.#free.set(channel, turn + GAP);
    return turn - now;
  }
}
