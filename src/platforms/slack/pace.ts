import { LRUCache } from 'lru-cache';

/**
 * In milliseconds. Slack takes a message a second: https://docs.slack.dev/apis/web-api/rate-limits#posting_messages;
 * the rest is for ways of different length.
 */
const GAP = 1_100;
const CHANNELS = 1_000;
/** In milliseconds. Nobody waits longer. */
const LONGEST_WAIT = 2_500;

/** Gives posts to a channel their turns. */
export class Pace {
  readonly #free = new LRUCache<string, number>({ max: CHANNELS });

  /** Milliseconds until the next turn, and whether it was taken by that: not if it is further off than anyone should wait. */
  take(channel: string): { readonly wait: number; readonly taken: boolean } {
    const now = Date.now();
    const turn = Math.max(now, this.#free.get(channel) ?? 0);
    const taken = turn - now <= LONGEST_WAIT;
    if (taken) this.#free.set(channel, turn + GAP);
    return { wait: turn - now, taken };
  }

  /** Gives no turn for so many milliseconds. */
  hold(channel: string, milliseconds: number): void {
    this.#free.set(channel, Math.max(Date.now() + milliseconds, this.#free.get(channel) ?? 0));
  }
}
