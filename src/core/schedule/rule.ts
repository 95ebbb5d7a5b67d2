import { DAY, instantOf, localTime, MINUTE } from './local-time.ts';

/** As ISO 8601 counts: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Due once in every local week, at the same local time. */
export interface WeeklyRule {
  readonly weekday: Weekday;
  /** Minutes after midnight, 0 to 1439. */
  readonly minute: number;
  /** An IANA name that `readZone` gave. */
  readonly zone: string;
}

/**
 * The first instant after `after`, never that itself, at which a rule is due. A local time that clocks show twice is due the
 * first time; one that they leave out is read by the offset before (RFC 5545, section 3.3.5), so that no week is without.
 *
 * @throws RangeError for a zone that does not exist, or where a `Date` can hold no later one.
 */
export function nextDue({ weekday, minute, zone }: WeeklyRule, after: Date): Date {
  // A time that clocks leave out is due up to a day later, so yesterday's may be still to come.
  const yesterday = Math.floor(localTime(zone, after.getTime()) / DAY) - 1;
  // 1970-01-01 was a Thursday.
  const day = yesterday + modulo(weekday - 4 - yesterday, 7);
  for (const candidate of [day, day + 7]) {
    const due = new Date(instantOf(zone, candidate * DAY + minute * MINUTE));
    if (due > after) return due;
  }
  throw new RangeError(`No time after ${after.getTime()} in ${zone}`);
}

/** The next `count` of them, in order. */
export function nextDues(rule: WeeklyRule, after: Date, count: number): Date[] {
  const dues: Date[] = [];
  for (let last = after; dues.length < count; ) {
    last = nextDue(rule, last);
    dues.push(last);
  }
  return dues;
}

function modulo(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor;
}
