import { setMaxListeners } from 'node:events';
import { DefaultRestOptions, type RateLimitData, type RESTOptions } from 'discord.js';
import { Agent } from 'undici';

/** How long Discord may take for one answer; discord.js asks again three times. In milliseconds. */
const TIMEOUT_MS = 5_000;
/** A longer wait that Discord asks for is told to whoever wants something, instead of waited for. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Of the release of undici that discord.js has. Left to itself, it takes whichever release was loaded first in the process,
 * and Slack's can't send its files.
 */
const agent = new Agent();

/** How discord.js talks to Discord's REST API; once `stopping` is aborted, nothing is waited for any more. */
export function restOptions(apiUrl: string, stopping?: AbortSignal): Partial<RESTOptions> {
  return {
    api: apiUrl.replace(/\/+$/, ''),
    agent,
    timeout: TIMEOUT_MS,
    rejectOnRateLimit: waitsLongerThan(LONGEST_WAIT_MS),
    ...(stopping === undefined ? {} : { makeRequest: endingWith(stopping) }),
  };
}

export function waitsLongerThan(milliseconds: number): (limit: RateLimitData) => boolean {
  // Where a limit is none of the route's own, only the last two tell how long it lasts.
  return ({ timeToReset, retryAfter, sublimitTimeout }) =>
    Math.max(timeToReset, retryAfter, sublimitTimeout) > milliseconds;
}

function endingWith(stopping: AbortSignal): RESTOptions['makeRequest'] {
  // As many requests as are under way listen to it, and each stops when it is over.
  setMaxListeners(0, stopping);
  return async (url, init) => {
    // Not `AbortSignal.any`: on Node 20 the lasting signal would remember every request.
    const ending = new AbortController();
    const end = () => ending.abort();
    const signals = [stopping, ...(init.signal == null ? [] : [init.signal])];
    if (signals.some(({ aborted }) => aborted)) end();
    for (const signal of signals) signal.addEventListener('abort', end);
    try {
      return await DefaultRestOptions.makeRequest(url, { ...init, signal: ending.signal });
    } finally {
      for (const signal of signals) signal.removeEventListener('abort', end);
    }
  };
}
