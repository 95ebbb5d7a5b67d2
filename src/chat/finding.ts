/** One thing that was looked at, for whoever runs Whosaid; never with a secret in it. */
export interface Finding {
  readonly subject: string;
  /** `unknown`: it could not be looked at, for a reason that `said` gives. */
  readonly state: 'ok' | 'wrong' | 'unknown';
  readonly said: string;
  /** What to do, exactly; only where something is wrong. */
  readonly fix?: string;
}
