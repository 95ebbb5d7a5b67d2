import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nextDue, nextDues, type Weekday, type WeeklyRule } from '../../../src/core/schedule/rule.ts';
import { DAY, MINUTE, offsetByIntl, offsetByMoment, watchClock } from './wall-clock.ts';

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const clocks = [
  'Europe/Kyiv',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];

const rule = (weekday: Weekday, time: string, zone: string): WeeklyRule => {
  const [hour, minute] = time.split(':').map(Number);
  return { weekday, minute: (hour ?? 0) * 60 + (minute ?? 0), zone };
};
/** Of local minutes as `watchClock` counts them. */
const weekdayOf = (local: number) => ((Math.floor(local / 1_440) + 3) % 7) + 1;

describe('every due time of a year is the one that somebody finds who watches the clock', () => {
  /** In the hours at which clocks are changed, inside of what they leave out and show again, and elsewhere. */
  const minutes = [105, 120, 135, 150, 180, 239, 1_020, 1_439];

  function compare(offset: (at: number) => number, zone: string, from: number, to: number): void {
    const { shown } = watchClock(offset, from - 2 * DAY, to + 2 * DAY, new Set(minutes));
    for (const weekday of weekdays) {
      for (const minute of minutes) {
        const expected = shown
          .filter(({ local }) => local % 1_440 === minute && weekdayOf(local) === weekday)
          .map(({ at }) => at)
          .filter((at) => at > from && at <= to)
          .sort((a, b) => a - b);
        const dues = nextDues({ weekday, minute, zone }, new Date(from), expected.length);
        expect(expected.length).toBeGreaterThan(51);
        expect(dues.map(Number), `${weekday}, ${minute}`).toEqual(expected);
      }
    }
  }

  // A year that is over, with a 29 February: of what is to come, two versions of the database need not say the same. About
  // Morocco they don't from 20 September 2026 on.
  it.each(clocks)('by another time zone database, in %s', (zone) => {
    compare(offsetByMoment(zone), zone, Date.UTC(2023, 5, 1), Date.UTC(2024, 5, 3));
  });

  it.each(clocks)('by what this Node expects of the years to come, in %s', (zone) => {
    compare(offsetByIntl(zone), zone, Date.UTC(2027, 5, 1), Date.UTC(2028, 5, 3));
  });

  it.each([
    ['Europe/Kyiv', 60],
    ['America/New_York', 60],
    ['Australia/Lord_Howe', 30],
    ['Asia/Kathmandu', 0],
    ['Africa/Casablanca', 60],
  ])('in %s clocks leave out and repeat %i minutes in it', (zone, minutes) => {
    const year = [Date.UTC(2023, 5, 1), Date.UTC(2024, 5, 3)] as const;
    const { leftOut, repeated } = watchClock(offsetByMoment(zone), ...year, new Set());
    expect([leftOut, repeated]).toEqual([minutes, minutes]);
  });
});

describe('a weekly rule', () => {
  it.each([
    ['in summer time', rule(5, '17:00', 'Europe/Kyiv'), '2024-07-01T00:00Z', '2024-07-05T14:00Z'],
    ['in winter time', rule(5, '17:00', 'Europe/Kyiv'), '2024-01-08T00:00Z', '2024-01-12T15:00Z'],
    ['on 29 February', rule(4, '17:00', 'Europe/Kyiv'), '2024-02-22T15:00Z', '2024-02-29T15:00Z'],
    ['after 29 February', rule(4, '17:00', 'Europe/Kyiv'), '2024-02-29T15:00Z', '2024-03-07T15:00Z'],
    [
      'three quarters of an hour off',
      rule(1, '17:00', 'Asia/Kathmandu'),
      '2024-01-01T00:00Z',
      '2024-01-01T11:15Z',
    ],
    ['left out in Kyiv', rule(7, '03:30', 'Europe/Kyiv'), '2024-03-30T00:00Z', '2024-03-31T01:30Z'],
    ['left out in New York', rule(7, '02:30', 'America/New_York'), '2024-03-09T12:00Z', '2024-03-10T07:30Z'],
    [
      'left out on Lord Howe',
      rule(7, '02:15', 'Australia/Lord_Howe'),
      '2023-09-30T00:00Z',
      '2023-09-30T15:45Z',
    ],
    [
      'left out in Casablanca',
      rule(7, '02:30', 'Africa/Casablanca'),
      '2024-04-13T12:00Z',
      '2024-04-14T02:30Z',
    ],
    ['twice in Kyiv', rule(7, '03:30', 'Europe/Kyiv'), '2023-10-28T12:00Z', '2023-10-29T00:30Z'],
    ['twice in New York', rule(7, '01:30', 'America/New_York'), '2023-11-04T12:00Z', '2023-11-05T05:30Z'],
    ['twice on Lord Howe', rule(7, '01:45', 'Australia/Lord_Howe'), '2024-04-06T00:00Z', '2024-04-06T14:45Z'],
    ['twice in Casablanca', rule(7, '02:30', 'Africa/Casablanca'), '2024-03-09T12:00Z', '2024-03-10T01:30Z'],
    ['on a day left out', rule(5, '17:00', 'Pacific/Apia'), '2011-12-28T12:00Z', '2011-12-31T03:00Z'],
    [
      'left out into the next week',
      rule(7, '23:30', 'Africa/Algiers'),
      '1971-04-25T23:10Z',
      '1971-04-25T23:30Z',
    ],
    ['before 1970', rule(1, '12:00', 'UTC'), '1969-12-01T12:00Z', '1969-12-08T12:00Z'],
    ['in the year 99', rule(1, '12:00', 'UTC'), '0099-12-31T12:00Z', '0100-01-04T12:00Z'],
  ])('is due once: %s', (_, due, after, at) => {
    expect(nextDue(due, new Date(after))).toEqual(new Date(at));
  });

  it.each([
    ['Asia/Pyongyang', '2015-08-10T08:00Z', '2015-08-17T08:30Z'],
    ['Asia/Pyongyang', '2018-04-30T08:30Z', '2018-05-07T08:00Z'],
    ['America/Caracas', '2016-04-25T21:30Z', '2016-05-02T21:00Z'],
    ['Europe/Volgograd', '2018-10-22T14:00Z', '2018-10-29T13:00Z'],
    ['Europe/Volgograd', '2020-12-21T13:00Z', '2020-12-28T14:00Z'],
    ['Pacific/Apia', '2011-12-27T03:00Z', '2012-01-02T03:00Z'],
  ])('keeps its local time where a government changes that: %s', (zone, due, next) => {
    expect(nextDues(rule(1, '17:00', zone), new Date(Date.parse(due) - 1), 2)).toEqual([
      new Date(due),
      new Date(next),
    ]);
  });

  it('is not due again while clocks show its time a second time', () => {
    const due = rule(7, '03:30', 'Europe/Kyiv');
    expect(nextDue(due, new Date('2023-10-29T00:30Z'))).toEqual(new Date('2023-11-05T01:30Z'));
    expect(nextDue(due, new Date('2023-10-29T01:15Z'))).toEqual(new Date('2023-11-05T01:30Z'));
  });

  it('is due a moment after the millisecond before, and a week after its own instant', () => {
    const due = rule(1, '12:00', 'UTC');
    expect(nextDue(due, new Date('2024-01-01T11:59:59.999Z'))).toEqual(new Date('2024-01-01T12:00Z'));
    expect(nextDue(due, new Date('2024-01-01T12:00Z'))).toEqual(new Date('2024-01-08T12:00Z'));
  });

  it('has no next dues if none are asked for', () => {
    expect(nextDues(rule(1, '12:00', 'UTC'), new Date(0), 0)).toEqual([]);
  });

  it.each([
    ['in no zone', rule(1, '12:00', 'Europe/Nowhere'), new Date(0)],
    ['after no date', rule(1, '12:00', 'UTC'), new Date(Number.NaN)],
    ['after the last date there is', rule(1, '12:00', 'UTC'), new Date(8.64e15)],
  ])('throws %s', (_, due, after) => {
    expect(() => nextDue(due, after)).toThrow(RangeError);
  });
});

describe('in any zone', () => {
  const offsets = new Map<string, (at: number) => number>();
  function offsetIn(zone: string): (at: number) => number {
    const known = offsets.get(zone) ?? offsetByIntl(zone);
    offsets.set(zone, known);
    return known;
  }
  const anyRule: fc.Arbitrary<WeeklyRule> = fc.record({
    weekday: fc.constantFrom(...weekdays),
    minute: fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 240 })),
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  });
  const anyTime = fc.date({
    min: new Date('1970-01-02'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  });
  const numRuns = 150;

  /** The local time as which an instant is due, in minutes: what clocks show, or else would had they not been put forward. */
  function dueAs({ minute, zone }: WeeklyRule, due: Date): number {
    const at = due.getTime();
    const shown = (at + offsetIn(zone)(at)) / MINUTE;
    return shown % 1_440 === minute ? shown : (at + offsetIn(zone)(at - DAY)) / MINUTE;
  }

  test('a rule is due on its weekday at its time, strictly later, and again seven local days after', () => {
    fc.assert(
      fc.property(anyRule, anyTime, (due, after) => {
        const [first, second] = nextDues(due, after, 2);
        if (!first || !second) throw new Error('There should be two');
        const local = dueAs(due, first);
        expect(first > after).toBe(true);
        expect(local % 1_440).toBe(due.minute);
        expect(weekdayOf(local)).toBe(due.weekday);
        expect(dueAs(due, second) - local).toBe(7 * 1_440);
        expect(second > first).toBe(true);
      }),
      { numRuns },
    );
  });

  test('from one due instant until the next, the answer is the same', () => {
    fc.assert(
      fc.property(anyRule, anyTime, fc.double({ min: 0, max: 1, noNaN: true }), (due, after, part) => {
        const [first, second] = nextDues(due, after, 2);
        if (!first || !second) throw new Error('There should be two');
        const between = new Date(Math.floor(+first + part * (+second - 1 - +first)));
        expect(nextDue(due, between)).toEqual(second);
      }),
      { numRuns },
    );
  });

  test('who asks later is not told an earlier one', () => {
    fc.assert(
      fc.property(anyRule, anyTime, fc.integer({ min: 0, max: 30 * DAY }), (due, after, later) => {
        const then = nextDue(due, new Date(+after + later));
        expect(+then).toBeGreaterThanOrEqual(+nextDue(due, after));
        expect(+nextDue(due, after) - +after).toBeLessThanOrEqual(9 * DAY);
      }),
      { numRuns },
    );
  });
});
