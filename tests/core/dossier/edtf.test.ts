import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edtf } from '../../../src/core/dossier/dossier.ts';
import { certainlyBefore, earliest, edtfForm, latest, parseEdtf } from '../../../src/core/dossier/edtf.ts';

function date(text: string): Edtf {
  const edtf = parseEdtf(text);
  if (edtf === null) throw new Error(`${text} should be a date`);
  return edtf;
}

const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const isoDay = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((day) => day.toISOString().slice(0, 10));
const precision = fc.constantFrom(10, 7, 4);
const qualifier = fc.constantFrom('', '~', '?', '%');
const simple = fc
  .tuple(isoDay, precision, qualifier)
  .map(([iso, length, mark]) => `${iso.slice(0, length)}${mark}`);

describe('a date of a dossier', () => {
  it.each([
    ['2022-08-04', { kind: 'day', year: 2022, month: 8, day: 4, approximate: false, uncertain: false }],
    ['2022-08~', { kind: 'month', year: 2022, month: 8, approximate: true, uncertain: false }],
    ['2022?', { kind: 'year', year: 2022, approximate: false, uncertain: true }],
    ['2022%', { kind: 'year', year: 2022, approximate: true, uncertain: true }],
    [
      '2022-08-05/2022-08-06~',
      {
        kind: 'interval',
        from: { kind: 'day', year: 2022, month: 8, day: 5, approximate: false, uncertain: false },
        to: { kind: 'day', year: 2022, month: 8, day: 6, approximate: true, uncertain: false },
      },
    ],
  ])('%s is taken apart for showing it', (text, form) => {
    expect(edtfForm(date(text))).toEqual(form);
  });

  it.each([
    ['2022-08-04', '2022-08-04', '2022-08-04'],
    ['2022-02', '2022-02-01', '2022-02-28'],
    ['2024-02~', '2024-02-01', '2024-02-29'],
    ['2022-12', '2022-12-01', '2022-12-31'],
    ['2022?', '2022-01-01', '2022-12-31'],
    ['0099', '0099-01-01', '0099-12-31'],
    ['2022-08-05/2022-08-06', '2022-08-05', '2022-08-06'],
    ['2022-08-05/2022-08', '2022-08-05', '2022-08-31'],
    ['2021/2022-08-05', '2021-01-01', '2022-08-05'],
  ])('%s may mean a day from %s to %s', (text, first, last) => {
    expect(earliest(date(text))).toBe(dayNumber(first));
    expect(latest(date(text))).toBe(dayNumber(last));
  });

  it.each([
    ['nothing', ''],
    ['a word', 'yesterday'],
    ['a blank after it', '2022-08-04 '],
    ['a month that does not exist', '2022-13'],
    ['a day that does not exist', '2022-02-30'],
    ['29 February in a common year', '2023-02-29'],
    ['29 February of a common century', '1900-02-29'],
    ['another order', '04-08-2022'],
    ['digits left out', '2022-8-4'],
    ['a time of day', '2022-08-04T10:00:00Z'],
    ['a time of day without seconds', '2022-08-04T10:00'],
    ['a season', '2022-21'],
    ['unspecified digits', '201X'],
    ['an unspecified day', '2022-08-XX'],
    ['a long year', 'Y17000'],
    ['a decade', '202'],
    ['year 0', '0000'],
    ['a year before that', '-0044'],
    ['a list', '{2021,2022}'],
    ['one of a set', '[2021,2022]'],
    ['a qualifier inside', '2022-~08'],
    ['an open end', '2022-08-05/..'],
    ['an unknown beginning', '/2022'],
    ['an end before its beginning', '2022-08-06/2022-08-05'],
    ['digits of another script', '２０２２'],
    ['a number of seconds', '1659571200'],
  ])('is not %s: %j', (_, text) => {
    expect(parseEdtf(text)).toBeNull();
  });

  it('accepts every day, month and year, qualified or not, and intervals of them in their order', () => {
    fc.assert(
      fc.property(simple, simple, (a, b) => {
        const [from, to] = earliest(date(a)) <= latest(date(b)) ? [a, b] : [b, a];
        const interval = date(`${from}/${to}`);
        expect(earliest(interval)).toBe(earliest(date(from)));
        expect(latest(interval)).toBe(latest(date(to)));
      }),
    );
  });

  it('refuses anything else without throwing', () => {
    const likeDates = fc.string({
      unit: fc.constantFrom(...'0123456789-/~?%XYTZ.:[]{},ES '.split('')),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(likeDates, fc.string(), fc.string({ minLength: 1_000 })), (text) => {
        const edtf = parseEdtf(text);
        if (edtf !== null) expect(earliest(edtf)).toBeLessThanOrEqual(latest(edtf));
      }),
    );
  });

  it('throws for a text that was never checked', () => {
    expect(() => earliest('yesterday' as Edtf)).toThrow(RangeError);
  });
});

describe('one date is certainly before another', () => {
  it.each([
    ['2022-08-05', '2022-08-06', true],
    ['2022-08-05', '2022-08-05', false],
    ['2022-08-06', '2022-08-05', false],
    ['2022-08-05', '2022-08', false],
    ['2022-07', '2022-08', true],
    ['2022-08-05/2022-08-06', '2022-08-06', false],
    ['2022-08-05/2022-08-06', '2022-08-07/2022-08-09', true],
    ['2022-08-05~', '2022-08-09', false],
    ['2022-08-05', '2022-08-09?', false],
    ['2022-08-04~/2022-08-05', '2022-08-09/2022-08-10~', true],
  ])('%s before %s: %s', (a, b, before) => {
    expect(certainlyBefore(date(a), date(b))).toBe(before);
  });

  it('never in both directions', () => {
    fc.assert(
      fc.property(simple, simple, (a, b) => {
        expect(certainlyBefore(date(a), date(b)) && certainlyBefore(date(b), date(a))).toBe(false);
      }),
    );
  });
});
