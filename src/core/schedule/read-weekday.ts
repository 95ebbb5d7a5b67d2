import { LRUCache } from 'lru-cache';
import { fold, spelling } from '../search/fold.ts';
import type { Weekday } from './rule.ts';

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** In UTF-16 code units; longer than any weekday in any language, with room for blanks. */
const MAX_LENGTH = 64;
/** In code points. Fewer begin too many other words. */
const shortestBeginning = 3;

/** Of each day, how its names are written: without blanks, and with the accents kept or not. */
interface Names {
  readonly long: readonly string[];
  readonly spelled: readonly (readonly string[])[];
  readonly folded: readonly (readonly string[])[];
}

const known = new LRUCache<string, Names>({ max: 100 });

/**
 * The day that a text names in the language of a locale, or else in English: in full, shortened as that language does, or by
 * at least three letters with which no other begins. Case and punctuation do not count, nor do accents unless they decide.
 */
export function readWeekday(text: string, locale: string): Weekday | null {
  if (text.length > MAX_LENGTH) return null;
  const accented = close(spelling(text));
  const typed = close(fold(text));
  if (typed === '') return null;
  const own = namesIn(locale);
  const english = namesIn('en');
  const begun = [...typed].length >= shortestBeginning;
  const readings = [
    daysNamed(own.spelled, (name) => name === accented),
    daysNamed(own.folded, (name) => name === typed),
    daysNamed(english.folded, (name) => name === typed),
    daysNamed(own.folded, (name) => begun && name.startsWith(typed)),
    daysNamed(english.folded, (name) => begun && name.startsWith(typed)),
  ];
  const [day, another] = readings.find((days) => days.length > 0) ?? [];
  return another === undefined ? (day ?? null) : null;
}

/** From Monday on, in the language of a locale; in English where that is unknown. */
export function weekdayNames(locale: string): readonly string[] {
  return namesIn(locale).long;
}

function daysNamed(names: readonly (readonly string[])[], is: (name: string) => boolean): readonly Weekday[] {
  return weekdays.filter((day) => names[day - 1]?.some(is));
}

function namesIn(locale: string): Names {
  const cached = known.get(locale);
  if (cached) return cached;
  const long = formatted(locale, 'long');
  const short = formatted(locale, 'short');
  const both = weekdays.map((day) => [long[day - 1] ?? '', short[day - 1] ?? '']);
  const names = {
    long,
    spelled: both.map((written) => written.map((name) => close(spelling(name)))),
    folded: both.map((written) => written.map((name) => close(fold(name)))),
  };
  known.set(locale, names);
  return names;
}

function formatted(locale: string, weekday: 'long' | 'short'): readonly string[] {
  const format = formatOf(locale, { weekday, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return weekdays.map((day) => format.format(Date.UTC(2024, 0, day)));
}

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat([locale, 'en'], options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}

function close(words: string): string {
  return words.replaceAll(' ', '');
}
