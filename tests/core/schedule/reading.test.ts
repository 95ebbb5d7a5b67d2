import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDay } from '../../../src/core/schedule/read-day.ts';
import { readDuration } from '../../../src/core/schedule/read-duration.ts';
import { readTime } from '../../../src/core/schedule/read-time.ts';
import { readWeekday, weekdayNames } from '../../../src/core/schedule/read-weekday.ts';
import { readZone, suggestZones } from '../../../src/core/schedule/read-zone.ts';

const now = new Date('2027-01-05T12:00Z');

describe('a time of day', () => {
  it.each([
    ['17:00', 1_020],
    ['5:00', 300],
    ['05.30', 330],
    ['00:00', 0],
    ['23:59', 1_439],
    ['17h', 1_020],
    ['17h30', 1_050],
    ['17 h 30', 1_050],
    ['17H30', 1_050],
    ['5pm', 1_020],
    ['5 PM', 1_020],
    ['5\u202fpm', 1_020],
    ['5:30pm', 1_050],
    ['5.30 p.m.', 1_050],
    ['12am', 0],
    ['12:30 a.m.', 30],
    ['12pm', 720],
    ['11am', 660],
    ['Noon', 720],
    ['１７：３０', 1_050],
    ['  17:00  ', 1_020],
  ])('%j is %i minutes after midnight', (text, minute) => {
    expect(readTime(text)).toBe(minute);
  });

  it.each([
    ['nothing', ''],
    ['a bare hour', '5'],
    ['digits only', '1700'],
    ['the end of a day', '24:00'],
    ['a 60th minute', '17:60'],
    ['a 13th hour of a half day', '13pm'],
    ['an hour 0 of a half day', '0pm'],
    ['a single digit of minutes', '17:5'],
    ['seconds', '17:00:00'],
    ['a negative hour', '-5pm'],
    ['midnight, which has a day on either side', 'midnight'],
    ['a word', 'teatime'],
    ['both ways to count at once', '17h pm'],
    ['something after it', '17:00 UTC'],
  ])('is not %s: %j', (_, text) => {
    expect(readTime(text)).toBeNull();
  });

  it('is read in all 1,440 minutes, as 24 hours and as 12', () => {
    for (let minute = 0; minute < 1_440; minute++) {
      const hour = Math.floor(minute / 60);
      const minutes = String(minute % 60).padStart(2, '0');
      expect(readTime(`${hour}:${minutes}`)).toBe(minute);
      expect(readTime(`${hour % 12 || 12}:${minutes} ${hour < 12 ? 'am' : 'pm'}`)).toBe(minute);
    }
  });
});

describe('a weekday', () => {
  it.each([
    ['Monday', 'en', 1],
    ['TUES', 'en', 2],
    ['thurs.', 'en', 4],
    ['sun', 'en', 7],
    ['п’ятниця', 'uk', 5],
    ["П'ЯТНИЦЯ", 'uk', 5],
    ['пт', 'uk', 5],
    ['friday', 'uk', 5],
    ['fri', 'uk', 5],
    ['Mo', 'de', 1],
    ['Mo.', 'de', 1],
    ['samstag', 'de-CH', 6],
    ['dimanche', 'fr', 7],
    ['miercoles', 'es', 3],
    ['segunda feira', 'pt-BR', 1],
    ['terça', 'pt', 2],
    ['SALI', 'tr', 2],
    ['Pazartesi', 'tr', 1],
    ['št', 'sk', 4],
    ['星期三', 'zh', 3],
    ['周三', 'zh', 3],
    ['الجمعة', 'ar', 5],
    ['Monday', 'tlh', 1],
    ['Monday', 'no such locale', 1],
    ['Monday', '', 1],
  ])('%j in %j is day %i', (text, locale, day) => {
    expect(readWeekday(text, locale)).toBe(day);
  });

  it.each([
    ['', 'en'],
    ['...', 'en'],
    ['t', 'en'],
    ['mo', 'en'],
    ['someday', 'en'],
    ['понеділок', 'en'],
    ['Montag', 'en'],
    ['星期', 'zh'],
    ['monday tuesday', 'en'],
    ['1', 'en'],
  ])('is not %j in %j', (text, locale) => {
    expect(readWeekday(text, locale)).toBeNull();
  });

  const languages = [...'abcdefghijklmnopqrstuvwxyz']
    .flatMap((a, _, letters) => letters.map((b) => a + b))
    .filter((tag) => Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0);

  it('is read by its name in every language, in any case, and in English besides', () => {
    expect(languages.length).toBeGreaterThan(50);
    for (const locale of languages) {
      const names = weekdayNames(locale);
      expect(names.map((name) => readWeekday(name, locale))).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const loud = names.map((name) => name.toLocaleUpperCase(locale));
      expect(loud.map((name) => readWeekday(name, locale))).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const english = weekdayNames('en').map((name) => readWeekday(name, locale));
      expect(english).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('is read shortened as every language does', () => {
    for (const locale of languages) {
      const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
      const days = [1, 2, 3, 4, 5, 6, 7];
      const read = days.map((day) => readWeekday(short.format(Date.UTC(2024, 0, day)), locale));
      expect(read, locale).toEqual(days);
    }
  });

  it('has its names from Monday on, in English where a language is unknown', () => {
    expect(weekdayNames('de')[0]).toBe('Montag');
    expect(weekdayNames('uk')[6]).toBe('неділя');
    expect(weekdayNames('tlh')).toEqual(weekdayNames('en'));
    expect(weekdayNames('_')).toEqual(weekdayNames('en'));
  });
});

describe('a zone', () => {
  it.each([
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/KIEV', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['asia/saigon', 'Asia/Ho_Chi_Minh'],
    ['america/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['america/new york', 'America/New_York'],
    ['America/Port-au-Prince', 'America/Port-au-Prince'],
    [' Europe/London ', 'Europe/London'],
    ['utc', 'UTC'],
    ['Etc/UTC', 'UTC'],
  ])('%j is %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each([
    ['nothing', ''],
    ['an offset', '+02:00'],
    ['an offset from UTC', 'UTC+2'],
    ['an offset by name', 'Etc/GMT+3'],
    ['an abbreviation', 'EST'],
    ['an ambiguous abbreviation', 'IST'],
    ['two abbreviations', 'EST5EDT'],
    ['an abbreviation of systems', 'SystemV/EST5'],
    ['what some take for the time of London', 'GMT'],
    ['a continent', 'Europe'],
    ['a place without its area', 'Kyiv'],
    ['no place', 'Europe/Nowhere'],
    ['a path', '../Europe/Kyiv'],
    ['an unknown one', 'Etc/Unknown'],
    ['a property', '__proto__'],
  ])('is not %s: %j', (_, text) => {
    expect(readZone(text)).toBeNull();
  });

  it.each([
    ['kyiv', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Київ', 'Europe/Kyiv'],
    ['europe/ky', 'Europe/Kyiv'],
    ['new york', 'America/New_York'],
    ['york', 'America/New_York'],
    ['los angles', 'America/Los_Angeles'],
    ['calcutta', 'Asia/Kolkata'],
    ['katmandu', 'Asia/Kathmandu'],
    ['saig', 'Asia/Ho_Chi_Minh'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['utc', 'UTC'],
  ])('is suggested for %j: %s first', (partial, zone) => {
    expect(suggestZones(partial, 5)[0]).toBe(zone);
  });

  it('is suggested by no more than asked for, none twice, none for what is like no name', () => {
    expect(suggestZones('america', 7)).toHaveLength(7);
    expect(suggestZones('', 25)).toHaveLength(25);
    expect(suggestZones('Europe/Kyiv', 25).filter((zone) => zone === 'Europe/Kyiv')).toHaveLength(1);
    expect(suggestZones('xqzxqz', 25)).toEqual([]);
    expect(suggestZones('Europe/Kyiv', 0)).toEqual([]);
  });

  it('is suggested by a name that is read as itself, and that Intl can use', () => {
    const zones = suggestZones('', 1_000);
    expect(zones.length).toBeGreaterThan(400);
    expect(zones).toContain('Europe/Kyiv');
    expect(zones).not.toContain('Europe/Kiev');
    for (const zone of zones) {
      expect(readZone(zone)).toBe(zone);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
  });
});

describe('a duration', () => {
  it.each([
    ['72h', 4_320],
    ['72 hours', 4_320],
    ['1 hour', 60],
    ['2 hrs', 120],
    ['3d', 4_320],
    ['2 Days', 2_880],
    ['90m', 90],
    ['90 min', 90],
    ['1w', 10_080],
    ['2 weeks', 20_160],
    ['1d12h', 2_160],
    ['1d 12h', 2_160],
    ['1 week 2 days 12 hours 30 minutes', 13_710],
    ['0d12h', 720],
  ])('%j is %i minutes', (text, minutes) => {
    expect(readDuration(text)).toBe(minutes);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['no time', '0h'],
    ['less than none', '-3d'],
    ['a bare number', '72'],
    ['a unit alone', 'h'],
    ['a fraction', '1.5h'],
    ['a unit twice', '1h 2h'],
    ['the shorter unit first', '12h 1d'],
    ['an unknown unit', '3 fortnights'],
    ['ISO 8601', 'PT72H'],
    ['more digits than any use', '999999m'],
    ['a power', '1e3h'],
  ])('is not %s: %j', (_, text) => {
    expect(readDuration(text)).toBeNull();
  });
});

describe('a day', () => {
  it.each([
    ['2027-01-08', { year: 2027, month: 1, day: 8 }],
    ['2028-02-29', { year: 2028, month: 2, day: 29 }],
    ['8 January', { year: 2027, month: 1, day: 8 }],
    ['8 Jan 2027', { year: 2027, month: 1, day: 8 }],
    ['8 jan. 2027', { year: 2027, month: 1, day: 8 }],
    ['January 8', { year: 2027, month: 1, day: 8 }],
    ['January 8th, 2027', { year: 2027, month: 1, day: 8 }],
    ['30th of September, 2027', { year: 2027, month: 9, day: 30 }],
    ['1 Sept', { year: 2027, month: 9, day: 1 }],
    ['5 January', { year: 2027, month: 1, day: 5 }],
    ['4 January', { year: 2028, month: 1, day: 4 }],
    ['29 February', { year: 2028, month: 2, day: 29 }],
  ])('%j is read', (text, day) => {
    expect(readDay(text, 'Europe/Kyiv', now)).toEqual(day);
  });

  it.each([
    ['nothing', ''],
    ['numbers that might be in either order', '08/01/2027'],
    ['numbers that might be in either order', '08.01.2027'],
    ['numbers that might be in either order', '08-01-2027'],
    ['29 February of a common year', '2027-02-29'],
    ['29 February of a common year', '29 February 2027'],
    ['a day that no year has', '31 April'],
    ['a 13th month', '2027-13-01'],
    ['the year 0', '0000-01-01'],
    ['a month alone', 'January 2027'],
    ['a beginning that is no usual short name', '8 Janu'],
    ['a sign', '-8 January'],
    ['a word', 'tomorrow'],
    ['two years', '8 January 2027 2028'],
  ])('is not %s: %j', (_, text) => {
    expect(readDay(text, 'Europe/Kyiv', now)).toBeNull();
  });

  it('without a year is over when it is over where the channel is', () => {
    const eveningInKyiv = new Date('2026-12-31T22:30Z');
    expect(readDay('31 December', 'Europe/Kyiv', eveningInKyiv)?.year).toBe(2027);
    expect(readDay('31 December', 'UTC', eveningInKyiv)?.year).toBe(2026);
    expect(readDay('29 Feb', 'UTC', new Date('2096-03-01T00:00Z'))?.year).toBe(2104);
  });

  it('is read as ISO 8601 writes it, whichever it is', () => {
    const anyDay = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        expect(readDay(iso, 'UTC', now)).toEqual({ year, month, day });
      }),
    );
  });
});

test('nothing that anybody types makes a reader throw or takes it long', () => {
  const pieces = [
    '1',
    '12',
    '2027',
    '-',
    ':',
    '.',
    ' ',
    'h',
    'd',
    'm',
    'pm',
    'jan',
    'mon',
    'Europe',
    '/',
    'Kyiv',
    '\u0301',
    'ﷺ',
    '+',
  ];
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join('')),
    fc.constantFrom(...pieces).map((piece) => piece.repeat(10_000)),
  );
  fc.assert(
    fc.property(
      hostile,
      fc.constantFrom('en', 'uk', '', '__proto__', 'x'.repeat(1_000), 'en-u-ca-'),
      (text, locale) => {
        const minute = readTime(text);
        if (minute !== null) expect(minute).toSatisfy((value: number) => value >= 0 && value < 1_440);
        const duration = readDuration(text);
        if (duration !== null) expect(duration).toBeGreaterThan(0);
        const zone = readZone(text);
        if (zone !== null) expect(readZone(zone)).toBe(zone);
        expect(readWeekday(text, locale) ?? 1).toSatisfy((day: number) => day >= 1 && day <= 7);
        expect(weekdayNames(locale)).toHaveLength(7);
        readDay(text, 'Europe/Kyiv', now);
        expect(suggestZones(text, 3).length).toBeLessThanOrEqual(3);
      },
    ),
    { numRuns: 100 },
  );
});
