import moment from 'moment-timezone';

export const MINUTE = 60_000;
export const DAY = 1_440 * MINUTE;

/** What a zone's clocks are ahead of UTC at an instant, in milliseconds. */
export type Offset = (at: number) => number;

/** By the time zone database that moment-timezone brings along. */
export function offsetByMoment(zone: string): Offset {
  const known = moment.tz.zone(zone);
  if (known === null) throw new Error(`No such zone: ${zone}`);
  return (at) => -known.utcOffset(at) * MINUTE;
}

/** By the time zone database of this Node, as it prints it. */
export function offsetByIntl(zone: string): Offset {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const [, sign, hours, minutes, seconds] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? [];
    const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE + Number(seconds ?? 0) * 1_000;
    return sign === '-' ? -size : size;
  };
}

/** What clocks showed during a period, found by looking at them in every minute of it. */
export interface WallClock {
  /**
   * When they first showed each of the minutes looked for, which are counted from when they would have shown
   * 1970-01-01 00:00; or when they would have, had they not just been put forward.
   */
  readonly shown: readonly { readonly local: number; readonly at: number }[];
  /** How many minutes they left out, and how many they showed again. */
  readonly leftOut: number;
  readonly repeated: number;
}

/** Looks for some minutes of the day. Clocks are changed at whole half hours only. */
export function watchClock(
  offset: Offset,
  from: number,
  to: number,
  minutes: ReadonlySet<number>,
): WallClock {
  const shown: { local: number; at: number }[] = [];
  const note = (local: number, at: number) => {
    if (minutes.has(local % 1_440)) shown.push({ local, at });
  };
  let leftOut = 0;
  let repeated = 0;
  let latest = (from + offset(from)) / MINUTE - 1;
  for (let half = from; half < to; half += 30 * MINUTE) {
    const ahead = offset(half);
    for (let at = half; at < half + 30 * MINUTE; at += MINUTE) {
      const local = (at + ahead) / MINUTE;
      if (local <= latest) {
        repeated++;
        continue;
      }
      for (let missing = latest + 1; missing < local; missing++) {
        note(missing, at + (missing - latest - 1) * MINUTE);
        leftOut++;
      }
      note(local, at);
      latest = local;
    }
  }
  return { shown, leftOut, repeated };
}
