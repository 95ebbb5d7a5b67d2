import { LRUCache } from 'lru-cache';

/** More than Slack delivers in the time. */
const REMEMBERED = 1_000;
/** In milliseconds: Slack repeats at once, after a minute and after five: https://docs.slack.dev/apis/events-api#retries */
const FOR = 10 * 60_000;

/** What was done about a delivery. */
export interface Done<T> {
  readonly result: Promise<T>;
  /** Whether the result was given elsewhere than in the acknowledgement, so that no repetition may have it again. */
  elsewhere: boolean;
}

/** Whatever is delivered again gets what the first delivery got, and nothing is done twice. */
export class Once<T> {
  readonly #done = new LRUCache<string, Done<T>>({ max: REMEMBERED, ttl: FOR });

  run(id: string, act: () => Promise<T>): { readonly done: Done<T>; readonly first: boolean } {
    const known = this.#done.get(id);
    if (known !== undefined) return { done: known, first: false };
    const done = { result: act(), elsewhere: false };
    this.#done.set(id, done);
    return { done, first: true };
  }
}
