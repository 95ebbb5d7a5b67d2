import { fold } from '../search/fold.ts';
import { type CalendarDay, DAY, dayNumber, localTime } from './local-time.ts';

/** In UTF-16 code units; longer than `30th of September, 2027`. */
const MAX_LENGTH = 32;

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Folded: `8 january 2027`, `8 jan` */
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})(?: (\d{4}))?$/;
/** Folded: `january 8 2027`, `jan 8` */
const monthFirst = /^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/;

/**
 * The day that a text names: as `2027-01-08`, or with its month in English, in full or shortened. Without a year, the first
 * such day that is not over in the zone. Null for numbers of which one could not tell the day from the month.
 *
 * @throws RangeError for a zone that does not exist.
 */
export function readDay(text: string, zone: string, now: Date): CalendarDay | null {
  if (text.length > MAX_LENGTH) return null;
  const typed = text.normalize('NFKC').trim();
  const numbers = iso.exec(typed);
  if (numbers) return existing(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  // Folded, `-8 January` would be 8 January.
  if (/[^\p{L}\p{N}\s.,]/u.test(typed)) return null;
  const words = fold(typed);
  const [, day, name, year] = dayFirst.exec(words) ?? swapped(monthFirst.exec(words)) ?? [];
  const month = monthNamed(name ?? '');
  if (day === undefined || month === null) return null;
  return year === undefined
    ? comingDay(month, Number(day), zone, now)
    : existing(Number(year), month, Number(day));
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found && [found[0], found[2], found[1], found[3]];
}

function monthNamed(name: string): number | null {
  const short = name === 'sept' ? 'sep' : name;
  const index = months.findIndex((month) => month === short || month.slice(0, 3) === short);
  return index === -1 ? null : index + 1;
}

function comingDay(month: number, day: number, zone: string, now: Date): CalendarDay | null {
  const today = Math.floor(localTime(zone, now.getTime()) / DAY);
  if (Number.isNaN(today)) throw new RangeError(`No such time in ${zone}`);
  const year = new Date(today * DAY).getUTCFullYear();
  // 29 February can be eight years away.
  for (let later = 0; later <= 8; later++) {
    const candidate = existing(year + later, month, day);
    if (candidate && (dayNumber(candidate) ?? 0) >= today) return candidate;
  }
  return null;
}

function existing(year: number, month: number, day: number): CalendarDay | null {
  const candidate = { year, month, day };
  return year > 0 && dayNumber(candidate) !== null ? candidate : null;
}
