const DAY = 86_400_000;

/** Whole days since 1970-01-01 in UTC. */
export function utcDay(now: Date): number {
  return Math.floor(now.getTime() / DAY);
}

/**
 * Who comes first rotates by day, so that over any run of `items.length` days each leads exactly once.
 * `day` counts whole UTC days and may be any integer.
 */
export function rotate<T>(items: readonly T[], day: number): readonly T[] {
  if (items.length === 0) return items;
  const lead = ((day % items.length) + items.length) % items.length;
  return [...items.slice(lead), ...items.slice(0, lead)];
}
