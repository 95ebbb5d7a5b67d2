const WEEK = 7 * 86_400_000;
// 1970-01-01 was a Thursday; weeks begin on Monday.
const FIRST_MONDAY = 4 * 86_400_000;

/** The week of an instant, counted in UTC from the one of 5 January 1970 on. */
export function weekOf(instant: Date): number {
  return Math.floor((instant.getTime() - FIRST_MONDAY) / WEEK);
}

/**
 * How many weeks somebody played in a row up to now, of those in which there was a round. One week without them is
 * forgiven, also the latest; two in a row end it.
 *
 * @param weeks with a round, by `weekOf`, in any order
 * @param played those of them with an answer of theirs
 */
export function streakOf(weeks: Iterable<number>, played: ReadonlySet<number>): number {
  let streak = 0;
  let missed = 0;
  for (const week of [...new Set(weeks)].sort((a, b) => b - a)) {
    if (played.has(week)) {
      streak += 1;
      missed = 0;
    } else {
      missed += 1;
      if (missed > 1) break;
    }
  }
  return streak;
}
