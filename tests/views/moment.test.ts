import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/chat/message.ts';
import { en } from '../../src/texts/en.ts';
import { momentSpan } from '../../src/views/moment.ts';

function wordsIn(zone: string, instant: string, t = en): string {
  return plainText([momentSpan(new Date(instant), zone, t)]);
}

describe('a moment', () => {
  it('is told in the stated zone, which is named', () => {
    expect(wordsIn('Europe/Kyiv', '2026-12-01T15:00:00Z')).toMatch(
      /^Tuesday,? 1 December 2026\D+17:00 \(Europe\/Kyiv\)$/,
    );
  });

  it('is told by the clock and calendar of that zone at that time of year', () => {
    expect(wordsIn('Europe/Kyiv', '2026-07-01T00:05:00Z')).toMatch(/^Wednesday,? 1 July 2026\D+03:05 /);
    expect(wordsIn('America/New_York', '2026-07-01T00:05:00Z')).toMatch(/^Tuesday,? 30 June 2026\D+20:05 /);
  });

  it('is told in the language of the texts', () => {
    expect(wordsIn('Europe/Kyiv', '2026-12-01T15:00:00Z', { ...en, locale: 'de' })).toMatch(
      /^Dienstag, 1\. Dezember 2026\D+17:00 \(Europe\/Kyiv\)$/,
    );
  });

  it('stays itself when it is sent as JSON, to the whole second', () => {
    const span = momentSpan(new Date('2026-12-01T15:00:00.999Z'), 'UTC', en);
    expect(JSON.parse(JSON.stringify(span))).toEqual(span);
    expect(span).toMatchObject({ moment: Date.UTC(2026, 11, 1, 15) / 1_000 });
  });

  it('is refused if there is no such moment or zone', () => {
    expect(() => momentSpan(new Date(Number.NaN), 'UTC', en)).toThrow(RangeError);
    expect(() => momentSpan(new Date(0), 'Europe/Nowhere', en)).toThrow(RangeError);
  });
});
