import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, DAY_MS, isDue, review } from '../../../src/core/practice/card.ts';

const start = new Date('2031-05-03T12:00:00Z');
const answers = fc.array(fc.record({ right: fc.boolean(), late: fc.integer({ min: -20, max: 400 }) }), {
  maxLength: 12,
});

function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_MS);
}

/** What becomes of a card that was answered so: each time so many days after it was due. */
function answered(history: readonly { readonly right: boolean; readonly late: number }[]): {
  readonly card: Card;
  readonly at: Date;
} {
  let at = start;
  let card = review(null, history[0]?.right ?? true, at);
  for (const { right, late } of history.slice(1)) {
    at = new Date(Math.max(at.getTime(), daysAfter(card.due, late).getTime()));
    card = review(card, right, at);
  }
  return { card, at };
}

/** Days from one right answer to the next, each given when it was due. */
function rightIntervals(first: Card, times: number): readonly number[] {
  const intervals: number[] = [];
  let card = first;
  for (let time = 0; time < times; time += 1) {
    const at = card.due;
    card = review(card, true, at);
    intervals.push((card.due.getTime() - at.getTime()) / DAY_MS);
  }
  return intervals;
}

describe('a question that was answered', () => {
  it('comes back in days: after a wrong answer on the next, after a right one later', () => {
    expect(review(null, false, start).due).toEqual(daysAfter(start, 1));
    expect(review(null, true, start).due.getTime()).toBeGreaterThan(daysAfter(start, 1).getTime());
  });

  it('comes back sooner after a wrong answer than after a right one, however well it was known', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 400 }), (history, late) => {
        const { card } = answered(history);
        const at = daysAfter(card.due, late);
        expect(review(card, false, at).due.getTime()).toBeLessThan(review(card, true, at).due.getTime());
      }),
      { numRuns: 200 },
    );
  });

  it('comes back at growing intervals while the answers are right, up to about a year', () => {
    fc.assert(
      fc.property(answers, (history) => {
        const intervals = rightIntervals(answered(history).card, 8);
        for (const [index, days] of intervals.entries()) {
          const before = intervals[index - 1] ?? 0;
          if (before < 365) expect(days, intervals.join()).toBeGreaterThan(before);
          expect(days).toBeLessThanOrEqual(366);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('begins anew with short intervals after a wrong answer, and they grow again', () => {
    const known = [true, true, true, true].reduce<Card | null>(
      (card, right) => review(card, right, card?.due ?? start),
      null,
    );
    if (known === null) throw new Error('it was answered');
    const before = rightIntervals(known, 1)[0] ?? 0;
    const forgotten = review(known, false, known.due);
    const after = rightIntervals(forgotten, 4);
    expect((forgotten.due.getTime() - known.due.getTime()) / DAY_MS).toBeLessThan(before / 4);
    expect(after[0]).toBeLessThan(before);
    expect(after).toEqual(after.toSorted((a, b) => a - b));
  });

  it('is not put off by a right answer before its time, and not by a wrong one either', () => {
    fc.assert(
      fc.property(
        answers,
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (history, right, part) => {
          const { card, at } = answered(history);
          const early = new Date(at.getTime() + part * (card.due.getTime() - at.getTime()));
          fc.pre(!isDue(card, early));
          const again = review(card, right, early);
          expect(again.due.getTime()).toBeLessThanOrEqual(card.due.getTime());
          if (right) expect(again).toEqual({ ...card, asked: card.asked + 1 });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is due for whoever comes some hours earlier than the day before', () => {
    const card = review(null, false, start);
    expect(isDue(card, new Date('2031-05-04T09:00:00Z'))).toBe(true);
    expect(isDue(card, new Date('2031-05-03T18:00:00Z'))).toBe(false);
  });

  it('comes back on the same day whenever the same was answered, kept as JSON in between or not', () => {
    fc.assert(
      fc.property(answers, (history) => {
        const { card, at } = answered(history);
        expect(answered(history).card).toEqual(card);
        const { due, ...rest } = card;
        const kept: Card = { due, ...JSON.parse(JSON.stringify(rest)) };
        expect(review(kept, false, at)).toEqual(review(card, false, at));
      }),
      { numRuns: 100 },
    );
  });

  it('is answered even where the clock went back', () => {
    const card = review(null, true, start);
    const again = review(card, false, daysAfter(start, -40));
    expect(again.due.getTime()).toBeGreaterThan(start.getTime());
    expect(again.asked).toBe(2);
  });
});
