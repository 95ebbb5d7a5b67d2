import { IANAZone } from 'luxon';
import { partitionPoint } from '../quotation/partition-point.ts';

/** A day in the proleptic Gregorian calendar. Months and days count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const MINUTE = 60_000;
export const DAY = 1_440 * MINUTE;

/** Days since 1970-01-01; null for a day that no calendar has, such as 29 February in a common year. */
export function dayNumber({ year, month, day }: CalendarDay): number | null {
  // Not Date.UTC, which takes the years 0 to 99 for those of the 20th century.
  const at = new Date(new Date(0).setUTCFullYear(year, month - 1, day));
  return at.getUTCMonth() + 1 === month && at.getUTCDate() === day ? at.getTime() / DAY : null;
}

function offsetOf(zone: string, at: number): number {
  // Before there was standard time, offsets had seconds, which are no whole fractions of luxon's minutes.
  return Math.round(IANAZone.create(zone).offset(at) * MINUTE);
}

/** A day is more than any zone is from UTC; and since 1970, no zone has changed its clocks twice within six days. */
function offsetsAround(zone: string, local: number): { readonly before: number; readonly after: number } {
  return { before: offsetOf(zone, local - DAY), after: offsetOf(zone, local + DAY) };
}

/** What clocks in a zone show at an instant, in milliseconds since they showed 1970-01-01 00:00. NaN where there is no such zone. */
export function localTime(zone: string, at: number): number {
  return at + offsetOf(zone, at);
}

/**
 * When clocks in a zone show a local time, as RFC 5545, section 3.3.5, reads it: the first time if they do so twice;
 * if they never do, by the offset they had before they were put forward. NaN where there is no such zone or instant.
 */
export function instantOf(zone: string, local: number): number {
  const { before, after } = offsetsAround(zone, local);
  if (before === after || localTime(zone, local - before) === local) return local - before;
  return localTime(zone, local - after) === local ? local - after : local - before;
}

/**
 * The first instant of a day in a zone, which is not midnight where clocks were put forward then. For a day that a zone
 * left out, that of the next.
 *
 * @throws RangeError for a day that no calendar has, or a zone that does not exist.
 */
export function startOfDay(day: CalendarDay, zone: string): Date {
  const midnight = (dayNumber(day) ?? Number.NaN) * DAY;
  const instant = instantOf(zone, midnight);
  const start = localTime(zone, instant) === midnight ? instant : endOfGap(zone, midnight);
  if (Number.isNaN(start)) throw new RangeError(`No such day in ${zone}: ${JSON.stringify(day)}`);
  return new Date(start);
}

function endOfGap(zone: string, local: number): number {
  const { before, after } = offsetsAround(zone, local);
  const earliest = local - after;
  return earliest + partitionPoint(after - before, (since) => offsetOf(zone, earliest + since) === before);
}
