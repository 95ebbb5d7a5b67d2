const ROUNDS = 3;

/**
 * How long each of the inputs takes, in milliseconds, shortest first: the median of three rounds, after one that does not count,
 * so that what else the machine does weighs less.
 */
export function timesOf<T>(inputs: readonly T[], run: (input: T) => unknown): number[] {
  for (const input of inputs) run(input);
  const rounds = Array.from({ length: ROUNDS }, () =>
    inputs.map((input) => {
      const started = performance.now();
      run(input);
      return performance.now() - started;
    }),
  );
  const ascending = (one: number, other: number) => one - other;
  return inputs
    .map((_, at) => rounds.map((times) => times[at] ?? 0).sort(ascending)[ROUNDS >> 1] ?? 0)
    .sort(ascending);
}

/** The time that `share` of them do not exceed. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
