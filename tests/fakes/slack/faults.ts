import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * What goes wrong: no answer ever, a cut connection, the page of something that stands between, an HTTP status, a Slack
 * error, or a late answer. Nothing is done, but
 * by the `done` ones: those do all that was asked before it goes wrong.
 */
export type Fault =
  | 'hang'
  | 'cut'
  | 'page'
  | { readonly done: 'hang' | 'cut' | 'status 500' }
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly error: string }
  | { readonly delayMs: number };

export interface PlannedFault {
  /** A Web API method, `response_url`, or `socket` for the opening of a WebSocket. */
  readonly method: string;
  /** 1 if not given. */
  readonly times?: number;
  readonly with: Fault;
}

export interface Faults {
  plan(fault: PlannedFault): void;
  /** The next fault planned for this method, which is then used up by one. */
  take(method: string): Fault | null;
}

export function makeFaults(): Faults {
  const planned: { method: string; left: number; fault: Fault }[] = [];
  return {
    plan: ({ method, times = 1, with: fault }) => {
      planned.push({ method, left: times, fault });
    },
    take: (method) => {
      const next = planned.find((each) => each.method === method && each.left > 0);
      if (next === undefined) return null;
      next.left -= 1;
      return next.fault;
    },
  };
}

/** True if the fault has settled the request, so that nothing else may answer it. */
export async function interfere(
  fault: Fault | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (fault === null || isDone(fault)) return false;
  if (fault === 'hang') return true;
  if (fault === 'cut') {
    request.socket.destroy();
    return true;
  }
  if (fault === 'page') {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Something else</title>');
    return true;
  }
  if ('delayMs' in fault) {
    await delay(fault.delayMs);
    return false;
  }
  if ('error' in fault) {
    answerJson(response, 200, { ok: false, error: fault.error });
    return true;
  }
  const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  const error = fault.status === 429 ? 'ratelimited' : 'internal_error';
  answerJson(response, fault.status, { ok: false, error }, headers);
  return true;
}

function isDone(fault: Fault): fault is Extract<Fault, { readonly done: unknown }> {
  return typeof fault === 'object' && 'done' in fault;
}

/** Gives that answer, unless it was planned to be lost. */
export function answerUnlessLost(
  fault: Fault | null,
  response: ServerResponse,
  answer: object,
  headers: Record<string, string>,
): void {
  if (fault === null || !isDone(fault)) answerJson(response, 200, answer, headers);
  else if (fault.done === 'cut') response.destroy();
  else if (fault.done === 'status 500') answerJson(response, 500, { ok: false, error: 'internal_error' });
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
