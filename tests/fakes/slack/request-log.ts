/** The log keeps the last ones only, so that a long benchmark doesn't fill the memory. */
const KEPT = 1_000;

/** A call of the bot's. */
export interface LoggedRequest {
  /** Milliseconds since the epoch, by the stand-in's clock. */
  readonly at: number;
  /** A Web API method, or `response_url`. */
  readonly method: string;
  readonly body: unknown;
  /** Slack's error; null if there was none. */
  readonly error: string | null;
}

export interface RequestLog {
  readonly all: readonly LoggedRequest[];
  add(request: LoggedRequest): void;
}

export function makeRequestLog(): RequestLog {
  const all: LoggedRequest[] = [];
  return {
    all,
    add: (request) => {
      all.push(request);
      if (all.length > KEPT) all.shift();
    },
  };
}
