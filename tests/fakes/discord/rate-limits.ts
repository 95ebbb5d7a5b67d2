/** Posts into one channel: not documented, but what Discord's headers say. */
const POSTS = 5;
const POSTS_WINDOW = 5_000;
/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const ALL = 50;
const SECOND = 1_000;
/** Of the route, whatever the channel. */
const BUCKET = 'b0757e41706f4d6bbf2ff3ab5d8f0e21';

const POST_ROUTE = /^\/channels\/(\d+)\/messages$/;

export interface Limited {
  readonly status: 429;
  readonly content: object;
  readonly headers: Readonly<Record<string, string>>;
}

interface Window {
  readonly ends: number;
  used: number;
}

/** https://docs.discord.com/developers/topics/rate-limits; by this machine's clock unless told, because a bot waits by that. */
export class RateLimits {
  on = true;
  now: () => number = Date.now;
  /** Requests that a bot has wasted because it sent them too early. */
  readonly refused = { ofChannel: 0, global: 0 };
  readonly #channels = new Map<string, Window>();
  #all: Window = { ends: 0, used: 0 };

  /** The refusal of a request that comes too early, or what the answer says of the limit. */
  spend(method: string, path: string, exempt: boolean): Limited | Readonly<Record<string, string>> {
    if (!this.on || exempt) return {};
    const now = this.now();
    if (this.#all.ends <= now) this.#all = { ends: now + SECOND, used: 0 };
    if (this.#all.used >= ALL) {
      this.refused.global += 1;
      return limited(this.#all.ends - now, null);
    }
    this.#all.used += 1;
    const channel = method === 'POST' ? POST_ROUTE.exec(path)?.[1] : undefined;
    return channel === undefined ? {} : this.#post(channel, now);
  }

  #post(channel: string, now: number): Limited | Readonly<Record<string, string>> {
    const known = this.#channels.get(channel);
    const window = known === undefined || known.ends <= now ? { ends: now + POSTS_WINDOW, used: 0 } : known;
    this.#channels.set(channel, window);
    const { ends, used } = window;
    if (used >= POSTS) {
      this.refused.ofChannel += 1;
      return limited(ends - now, bucketHeaders(0, ends, now));
    }
    window.used += 1;
    return bucketHeaders(POSTS - window.used, ends, now);
  }
}

export function isLimited(spent: Limited | Readonly<Record<string, string>>): spent is Limited {
  return spent['status'] === 429;
}

/** https://docs.discord.com/developers/topics/rate-limits#header-format */
function bucketHeaders(remaining: number, ends: number, now: number): Record<string, string> {
  return {
    'x-ratelimit-limit': `${POSTS}`,
    'x-ratelimit-remaining': `${remaining}`,
    'x-ratelimit-reset': `${ends / SECOND}`,
    'x-ratelimit-reset-after': `${(ends - now) / SECOND}`,
    'x-ratelimit-bucket': BUCKET,
  };
}

/** `ofBucket` is null where the limit of all requests is what was reached. */
function limited(milliseconds: number, ofBucket: Readonly<Record<string, string>> | null): Limited {
  const seconds = milliseconds / SECOND;
  const global = ofBucket === null;
  return {
    status: 429,
    content: { message: 'You are being rate limited.', retry_after: seconds, global },
    headers: {
      'retry-after': `${Math.ceil(seconds)}`,
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : ofBucket),
    },
  };
}
