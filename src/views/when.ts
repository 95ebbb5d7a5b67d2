import type { Edtf } from '../core/dossier/dossier.ts';
import { type CalendarDate, edtfForm } from '../core/dossier/edtf.ts';
import type { Texts } from '../texts/catalogue.ts';

/** The UTC day of a moment. */
export function dayOf(at: Date, t: Texts): string {
  return formatEdtf(at.toISOString().slice(0, 10) as Edtf, t); // as EDTF has days
}

/** A date as exact as it is known, in the reader's language. Dossiers' dates are calendar days of no time zone. */
export function formatEdtf(edtf: Edtf, t: Texts): string {
  const form = edtfForm(edtf);
  if (form.kind !== 'interval') return qualified(form, formatOf(form, t).format(utc(form)), t);
  const { from, to } = form;
  const plain = from.kind === to.kind && isPlain(from) && isPlain(to);
  return plain
    ? formatOf(from, t).formatRange(utc(from), utc(to))
    : t.dates.interval(
        qualified(from, formatOf(from, t).format(utc(from)), t),
        qualified(to, formatOf(to, t).format(utc(to)), t),
      );
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs a hundred times what using it does.
function formatOf({ kind }: CalendarDate, t: Texts): Intl.DateTimeFormat {
  const key = `${t.locale} ${kind}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(t.locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(kind === 'year' ? {} : { month: 'long' }),
    ...(kind === 'day' ? { day: 'numeric' } : {}),
  });
  formats.set(key, made);
  return made;
}

function utc(date: CalendarDate): Date {
  const month = date.kind === 'year' ? 0 : date.month - 1;
  return new Date(new Date(0).setUTCFullYear(date.year, month, date.kind === 'day' ? date.day : 1));
}

function isPlain({ approximate, uncertain }: CalendarDate): boolean {
  return !approximate && !uncertain;
}

function qualified({ approximate, uncertain }: CalendarDate, date: string, t: Texts): string {
  if (approximate && uncertain) return t.dates.approximateUncertain(date);
  if (approximate) return t.dates.approximate(date);
  return uncertain ? t.dates.uncertain(date) : date;
}
