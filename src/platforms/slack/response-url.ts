import { pause } from '../../chat/pauses.ts';
import type { Part } from './render.ts';

/** In milliseconds. */
const TIMEOUT = 5_000;
const AGAIN_AFTER = 500;
/** Nobody waits longer for a private answer. */
const LONGEST_WAIT = 5_000;
const TRIES = 2;

export interface PrivateBody extends Part {
  readonly response_type: 'ephemeral';
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly replace_original?: boolean;
}

/** A message for whoever asked alone, without previews of what it links to: they favour a side. */
export function privately(part: Part): PrivateBody {
  return { response_type: 'ephemeral', unfurl_links: false, unfurl_media: false, ...part };
}

/**
 * Shows an answer at an interaction's `response_url`, which takes five in half an hour:
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses. Resolves to whether Slack took it.
 * It is tried again when no answer came: the same private words twice do less harm than none.
 */
export async function respond(url: string, body: PrivateBody): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    const outcome = await post(url, body);
    if (outcome === 'shown' || outcome === 'refused' || tried === TRIES) return outcome === 'shown';
    await pause(outcome.again);
  }
}

async function post(
  url: string,
  body: PrivateBody,
): Promise<'shown' | 'refused' | { readonly again: number }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
    if (response.ok) return 'shown';
    if (response.status !== 429 && response.status < 500) return 'refused';
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    return { again: Math.min(Math.max(seconds * 1_000, AGAIN_AFTER), LONGEST_WAIT) };
  } catch {
    return { again: AGAIN_AFTER };
  }
}
