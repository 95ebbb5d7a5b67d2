import { t } from './texts.js';

/** @import { Answer } from '../../../chat/router.ts' */
/** @import { AnswerRequest, Completion, CompleteRequest, Problem } from '../wire.ts' */

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
 * @param {string} path
 * @param {unknown} body
 * @param {AbortSignal | null} signal
 */
async function post(path, body, signal = null) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch((cause) => {
    throw new Trouble(t.playground.unreachable, { cause });
  });
  const answered = await response.json().catch((cause) => {
    throw new Trouble(t.playground.unreachable, { cause });
  });
  if (response.ok) return answered;
  /** @type {Problem} */
  const problem = answered;
  throw new Trouble(problem.detail);
}
