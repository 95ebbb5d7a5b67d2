import { t } from './texts.js';

/** @import { Answer } from '../../../chat/router.ts' */
/** @import { AnswerRequest, Completion, CompleteRequest, Posted, Problem } from '../wire.ts' */

/** What went wrong, in words for whoever uses the page. */
export class Trouble extends Error {}

/**
 * @param {AnswerRequest} request
 * @returns {Promise<Answer>}
 * @throws {Trouble} if the server can't be reached or refuses
 */
export function answer(request) {
  return post('/api/answer', request);
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
  const headers = { 'Content-Type': 'application/json' };
  return read(await reach(path, { method: 'POST', headers, body: JSON.stringify(body), signal }));
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
