/** What happens instead of, or before, an answer. Delays and `retryAfter` are in milliseconds and seconds. */
export type Fault =
  /** `shared`: a limit that is not of this bot alone, of which the headers say nothing more. */
  | {
      readonly status: 429;
      readonly retryAfter: number;
      readonly global?: boolean;
      readonly shared?: true;
    }
  | { readonly status: 500 | 502 | 503 | 504 }
  /** A page of something that stands between, with that status. */
  | { readonly page: number }
  /** All that was asked is done before it goes wrong. */
  | { readonly done: 'hang' | 'cut' | 'status 500' }
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
