import type { Json } from './json.ts';

/** An error as the Web API gives it: `{ ok: false, error }` and what else comes with it. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: Json;
  /** For refusals of HTTP itself; the Web API says 200 otherwise. */
  readonly retryAfter: number | null;

  constructor(code: string, details: Json = {}, retryAfter: number | null = null) {
    super(code);
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}
