import { type Parsed, parse } from 'edtf';
import { LRUCache } from 'lru-cache';
import type { Edtf } from './dossier.ts';

/** `approximate` is EDTF's `~` ("about"), `uncertain` its `?` ("probably"); `%` is both. */
interface Qualified {
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** A date as exact as it is known. Months and days count from 1. */
export type CalendarDate = Qualified &
  (
    | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
    | { readonly kind: 'month'; readonly year: number; readonly month: number }
    | { readonly kind: 'year'; readonly year: number }
  );

export type EdtfForm =
  | CalendarDate
  | { readonly kind: 'interval'; readonly from: CalendarDate; readonly to: CalendarDate };

/** `2022-08-05~/2022-08-06~` is the longest there is. The package's parser is not made for long hostile input. */
const MAX_LENGTH = 23;

/** The package takes 0.2 ms a date, and every view of a dossier shows dozens of the same few. */
const forms = new LRUCache<string, EdtfForm>({ max: 2_000 });

function daysSinceEpoch(year: number, month: number, day: number): number {
  // Not Date.UTC, which takes the years 0 to 99 for those of the 20th century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

function firstDay(date: CalendarDate): number {
  return daysSinceEpoch(date.year, date.kind === 'year' ? 1 : date.month, date.kind === 'day' ? date.day : 1);
}

function lastDay(date: CalendarDate): number {
  switch (date.kind) {
    case 'day':
      return firstDay(date);
    case 'month':
      return daysSinceEpoch(date.year, date.month + 1, 1) - 1;
    case 'year':
      return daysSinceEpoch(date.year + 1, 1, 1) - 1;
  }
}

function calendarDate(parsed: Parsed | null): CalendarDate | null {
  if (parsed?.type !== 'Date' || parsed.level > 1 || parsed.unspecified || parsed.values.length > 3)
    return null;
  const [year, monthIndex, day] = parsed.values;
  if (year === undefined || year < 1) return null;
  const qualified = { approximate: Boolean(parsed.approximate), uncertain: Boolean(parsed.uncertain) };
  if (monthIndex === undefined) return { kind: 'year', year, ...qualified };
  const month = monthIndex + 1;
  if (day === undefined) return { kind: 'month', year, month, ...qualified };
  // The package accepts 29 February in any year.
  const exists = daysSinceEpoch(year, month, day) < daysSinceEpoch(year, month + 1, 1);
  return exists ? { kind: 'day', year, month, day, ...qualified } : null;
}

function readForm(text: string): EdtfForm | null {
  if (text.length > MAX_LENGTH) return null;
  let parsed: Parsed;
  try {
    parsed = parse(text);
  } catch {
    return null;
  }
  if (parsed.type !== 'Interval') return calendarDate(parsed);
  const [from, to] = parsed.values.map(calendarDate);
  if (!from || !to || firstDay(from) > lastDay(to)) return null;
  return { kind: 'interval', from, to };
}

function formOf(text: string): EdtfForm | null {
  const known = forms.get(text);
  if (known) return known;
  const form = readForm(text);
  if (form) forms.set(text, form);
  return form;
}

function ends(form: EdtfForm): readonly [CalendarDate, CalendarDate] {
  return form.kind === 'interval' ? [form.from, form.to] : [form, form];
}

function isCertain({ approximate, uncertain }: CalendarDate): boolean {
  return !approximate && !uncertain;
}

/**
 * The text if it is a date of ISO 8601-2 (EDTF) levels 0 and 1 as dossiers use them, else null: a day, month or year
 * from year 1 on, or an interval of two of these that does not end before it begins, each with `~`, `?` or `%` or none.
 * Times of day, seasons, unspecified digits and open ends are not among them.
 */
export function parseEdtf(text: string): Edtf | null {
  // This is where an Edtf is made: it has just been read.
  return formOf(text) ? (text as Edtf) : null;
}

/**
 * What a date says, for showing it.
 *
 * @throws RangeError for a text that `parseEdtf` would not have accepted.
 */
export function edtfForm(edtf: Edtf): EdtfForm {
  const form = formOf(edtf);
  if (!form) throw new RangeError(`Not a date that dossiers use: ${edtf}`);
  return form;
}

/** The first day it may mean as written, `~` and `?` set aside: days since 1970-01-01 in the proleptic Gregorian calendar. */
export function earliest(edtf: Edtf): number {
  return firstDay(ends(edtfForm(edtf))[0]);
}

/** The last day it may mean as written, `~` and `?` set aside: days since 1970-01-01 in the proleptic Gregorian calendar. */
export function latest(edtf: Edtf): number {
  return lastDay(ends(edtfForm(edtf))[1]);
}

/** Whether all of `a` lies on days before all of `b`. Of an approximate or uncertain end nothing is certain. */
export function certainlyBefore(a: Edtf, b: Edtf): boolean {
  const end = ends(edtfForm(a))[1];
  const start = ends(edtfForm(b))[0];
  return isCertain(end) && isCertain(start) && lastDay(end) < firstDay(start);
}
