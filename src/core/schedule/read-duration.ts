/** In UTF-16 code units; room for `1 week 2 days 12 hours 30 minutes`. */
const MAX_LENGTH = 40;

const minutesIn = { w: 10_080, d: 1_440, h: 60, m: 1 } as const;

/** Each unit at most once, the longest first. */
const duration =
  /^(?:(\d{1,5})\s?w(?:eeks?)?)?\s?(?:(\d{1,5})\s?d(?:ays?)?)?\s?(?:(\d{1,5})\s?h(?:(?:ou)?rs?)?)?\s?(?:(\d{1,5})\s?m(?:in(?:ute)?s?)?)?$/i;

/**
 * Whole minutes, at least one: `72h`, `3d`, `90m`, `2 days`, `1w`, `1d12h`. A day is 24 hours and a week seven days, whatever
 * clocks do in between.
 */
export function readDuration(text: string): number | null {
  if (text.length > MAX_LENGTH) return null;
  const found = duration.exec(text.normalize('NFKC').trim());
  if (!found) return null;
  const [, weeks, days, hours, minutes] = found.map((digits) => Number(digits ?? 0));
  const total =
    (weeks ?? 0) * minutesIn.w +
    (days ?? 0) * minutesIn.d +
    (hours ?? 0) * minutesIn.h +
    (minutes ?? 0) * minutesIn.m;
  return total > 0 ? total : null;
}
