/** In UTF-16 code units; room for `12 : 30 p.m.`. */
const MAX_LENGTH = 16;

/** `17:00`, `05.30`, `17h`, `17h30` */
const of24 = /^(\d{1,2})(?:[:.](\d{2})|\s?h(?:\s?(\d{2}))?)$/i;
/** `5pm`, `5:30 p.m.` */
const of12 = /^(\d{1,2})(?:[:.](\d{2}))?\s?([ap])(?:m|\.m\.)$/i;

/**
 * Minutes after midnight, if a text is a time of day that means one only: of 24 hours with its minutes or an `h`, of 12 hours
 * with `am` or `pm`, or `noon`. Midnight has a day before and one after, and a bare number might mean either half of the day.
 */
export function readTime(text: string): number | null {
  if (text.length > MAX_LENGTH) return null;
  const typed = text.normalize('NFKC').trim();
  if (/^noon$/i.test(typed)) return 720;
  const clock = of24.exec(typed);
  if (clock) return minuteOfDay(Number(clock[1]), Number(clock[2] ?? clock[3] ?? 0));
  const half = of12.exec(typed);
  if (!half) return null;
  const hour = Number(half[1]);
  if (hour < 1 || hour > 12) return null;
  const noon = half[3]?.toLowerCase() === 'p' ? 12 : 0;
  return minuteOfDay((hour % 12) + noon, Number(half[2] ?? 0));
}

function minuteOfDay(hour: number, minute: number): number | null {
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}
