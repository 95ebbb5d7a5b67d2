import { t } from './texts.js';

/** @import { Answer } from '../../../chat/router.ts' */
/** @import { Message } from '../../../chat/message.ts' */
/** @import { AnswerRequest, AnswerStep, Completion, CompleteRequest, Posted, Problem } from '../wire.ts' */

/** What went wrong, in words for whoever uses the page. */
export class Trouble extends Error {}

/**
 * @param {AnswerRequest} request
 * @param {(message: Message) => void} progress told how far it is, if it takes long
 * @returns {Promise<Answer>}
 * @throws {Trouble} if the server can't be reached or refuses
 */
export async function answer(request, progress) {
  const response = await send('/api/answer', request);
  if (response.headers.get('Content-Type') !== 'application/x-ndjson') return read(response);
  for await (const line of linesOf(response)) {
    /** @type {AnswerStep} */
    const step = JSON.parse(line);
    if (!('progress' in step)) return step;
    progress(step.progress);
  }
  throw new Trouble(t.playground.unreachable);
}

/**
 * @param {Response} response
 * @throws {Trouble} if it breaks off
 */
async function* linesOf(response) {
  let rest = '';
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch((cause) => {
      throw new Trouble(t.playground.unreachable, { cause });
    });
    if (part?.value === undefined) return;
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/**
 * @param {CompleteRequest} request
 * @param {AbortSignal} signal
 * @returns {Promise<Completion>}
 * @throws {Trouble} if the server can't be reached or refuses
 */
export function complete(request, signal) {
  return post('/api/complete', request, signal);
}

/**
 * What stands in the channel, with a tag to ask again by.
 * @param {string | null} tag of what is known
 * @returns {Promise<{ readonly posted: Posted, readonly tag: string | null } | null>} null if nothing has changed since
 * @throws {Trouble} if the server can't be reached or refuses
 */
export async function posted(tag) {
  const response = await reach('/api/channel', { headers: tag === null ? {} : { 'If-None-Match': tag } });
  if (response.status === 304) return null;
  return { posted: await read(response), tag: response.headers.get('ETag') };
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {AbortSignal | null} signal
 */
async function post(path, body, signal = null) {
  return read(await send(path, body, signal));
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {AbortSignal | null} signal
 */
function send(path, body, signal = null) {
  const headers = { 'Content-Type': 'application/json' };
  return reach(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

/**
 * @param {string} path
 * @param {RequestInit} asked
 */
function reach(path, asked) {
  return fetch(path, asked).catch((cause) => {
    throw new Trouble(t.playground.unreachable, { cause });
  });
}

/** @param {Response} response */
async function read(response) {
  const answered = await response.json().catch((cause) => {
    throw new Trouble(t.playground.unreachable, { cause });
  });
  if (response.ok) return answered;
  /** @type {Problem} */
  const problem = answered;
  throw new Trouble(problem.detail);
}
