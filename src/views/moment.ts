import type { Span } from '../chat/message.ts';
import type { Texts } from '../texts/catalogue.ts';

/**
 * A moment in each reader's own time; where that can't be told, in that IANA time zone, which it names.
 * @throws RangeError if there is no such zone or moment
 */
export function momentSpan(date: Date, zone: string, t: Texts): Span {
  return { moment: Math.floor(date.getTime() / 1_000), words: momentIn(date, zone, t) };
}

/**
 * A moment in that IANA time zone, which it names, whoever reads it.
 * @throws RangeError if there is no such zone or moment
 */
export function momentIn(date: Date, zone: string, t: Texts): string {
  return `${formatOf(zone, t).format(date)} (${zone})`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs a hundred times what using it does.
function formatOf(zone: string, { locale }: Texts): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'full', timeStyle: 'short' });
  formats.set(key, made);
  return made;
}
