import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type CalendarDay, startOfDay } from '../../../src/core/schedule/local-time.ts';
import { DAY, offsetByIntl, offsetByMoment } from './wall-clock.ts';

const day = (iso: string): CalendarDay => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return { year, month, day: date };
};

describe('a day begins', () => {
  it.each([
    ['at midnight in winter', '2024-01-08', 'Europe/Kyiv', '2024-01-07T22:00Z'],
    ['at midnight in summer', '2024-07-08', 'Europe/Kyiv', '2024-07-07T21:00Z'],
    ['on 29 February', '2024-02-29', 'Asia/Kathmandu', '2024-02-28T18:15Z'],
    ['at one where there is no midnight', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00Z'],
    ['at one where there is no midnight', '2023-04-28', 'Africa/Cairo', '2023-04-27T22:00Z'],
    ['the first time where midnight comes twice', '2023-11-05', 'America/Havana', '2023-11-05T04:00Z'],
    ['after the hour that came twice before', '2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00Z'],
    [
      'at half past twelve where midnight lay in the gap',
      '1919-03-31',
      'America/Toronto',
      '1919-03-31T04:30Z',
    ],
    ['as the next where it was left out', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['after the one that was left out', '2011-12-31', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['in the first century', '0099-03-01', 'UTC', '0099-03-01T00:00Z'],
  ])('%s: %s in %s', (_, iso, zone, at) => {
    expect(startOfDay(day(iso), zone)).toEqual(new Date(at));
  });

  it.each([
    ['29 February of a common year', '2027-02-29', 'Europe/Kyiv'],
    ['a 13th month', '2027-13-01', 'Europe/Kyiv'],
    ['the day 0', '2027-01-00', 'Europe/Kyiv'],
    ['no zone', '2027-01-01', 'Europe/Nowhere'],
  ])('never: %s', (_, iso, zone) => {
    expect(() => startOfDay(day(iso), zone)).toThrow(RangeError);
  });

  test('with the first instant at which clocks show it, in any zone', () => {
    const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ zone, offset: offsetByIntl(zone) }));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 10_000, max: 40_000 }),
        ({ zone, offset }, number) => {
          const date = new Date(number * DAY);
          const start = +startOfDay(day(date.toISOString().slice(0, 10)), zone);
          const shown = (at: number) => Math.floor((at + offset(at)) / DAY);
          expect(shown(start)).toBeGreaterThanOrEqual(number);
          expect(shown(start - 1)).toBeLessThan(number);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each(['America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Apia'])(
    'as another time zone database says, on every day from 2008 to 2023 in %s',
    (zone) => {
      const offset = offsetByMoment(zone);
      const halfHour = DAY / 48;
      let at = Date.UTC(2008, 0, 1) - DAY;
      for (let number = Date.UTC(2008, 0, 1) / DAY; number < Date.UTC(2024, 0, 1) / DAY; number++) {
        while (Math.floor((at + offset(at)) / DAY) < number) at += halfHour;
        const iso = new Date(number * DAY).toISOString().slice(0, 10);
        if (+startOfDay(day(iso), zone) !== at) expect(startOfDay(day(iso), zone), iso).toEqual(new Date(at));
      }
    },
  );
});
