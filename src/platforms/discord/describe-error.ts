import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** What went wrong, in words that hold neither a token nor what was sent; discord.js's errors carry both. */
export function describeError(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.status}, code ${error.code}: ${error.message}`;
  if (error instanceof HTTPError) return `status ${error.status}`;
  if (error instanceof RateLimitError) return `rate limited for ${error.retryAfter} ms`;
  if (!(error instanceof Error)) return 'an unknown error';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.name}${code}`;
}

/** Whether neither Discord nor the network is behind it: then it holds nothing secret, and needs its stack to be found. */
export function isOwnFault(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError)
    return false;
  // What the network says has a code, as have discord.js's own errors; a request that took too long is aborted.
  return !(error instanceof Error && ('code' in error || error.name === 'AbortError'));
}
