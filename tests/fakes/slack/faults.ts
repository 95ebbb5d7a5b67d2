import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What goes wrong: no answer ever, a cut connection, an HTTP status, a Slack error, or a late answer. */
export type Fault =
  | 'hang'
  | 'cut'
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
  if (fault === null) return false;
  if (fault === 'hang') return true;
  if (fault === 'cut') {
    request.socket.destroy();
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

export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
