/** What happens instead of, or before, an answer. Delays and `retryAfter` are in milliseconds and seconds. */
export type Fault =
  | { readonly status: 429; readonly retryAfter: number; readonly global?: boolean }
  | { readonly status: 500 | 502 | 503 | 504 }
  | { readonly delayMs: number }
  /** No answer ever comes; the connection stays open. */
  | 'hang'
  /** The connection breaks, after the request was read and before anything was done. */
  | 'cut';

export interface Planned {
  readonly method?: string;
  /** Of the path below `/api/v10`. */
  readonly path?: RegExp;
  readonly times?: number;
  readonly with: Fault;
}

export class Faults {
  #planned: { plan: Planned; left: number }[] = [];

  failNext(plan: Planned): void {
    this.#planned.push({ plan, left: plan.times ?? 1 });
  }

  /** Uses one up. */
  take(method: string, path: string): Fault | null {
    const found = this.#planned.find(
      ({ plan }) => (plan.method ?? method) === method && (plan.path?.test(path) ?? true),
    );
    if (found === undefined) return null;
    found.left -= 1;
    this.#planned = this.#planned.filter(({ left }) => left > 0);
    return found.plan.with;
  }
}
