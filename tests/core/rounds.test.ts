import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/core/rounds/schedule.ts';
import { streakOf, weekOf } from '../../src/core/rounds/streak.ts';
import { nextDue } from '../../src/core/schedule/rule.ts';
import { openingOf } from '../../src/jobs/round-keeper.ts';

describe('a streak', () => {
  it('counts weeks that were played, and forgives one missed week', () => {
    expect(streakOf([1, 2, 3], new Set([1, 2, 3]))).toBe(3);
    expect(streakOf([1, 2, 3, 4], new Set([1, 3, 4]))).toBe(3);
    expect(streakOf([1, 2, 3, 4], new Set([1, 2, 3]))).toBe(3);
  });

  it('ends with two missed weeks in a row', () => {
    expect(streakOf([1, 2, 3, 4, 5], new Set([1, 2, 5]))).toBe(1);
    expect(streakOf([1, 2, 3], new Set([1]))).toBe(0);
  });

  it('does not count weeks without a round as missed', () => {
    expect(streakOf([1, 9, 20], new Set([1, 9, 20]))).toBe(3);
  });

  it('has weeks begin on Monday', () => {
    const sunday = new Date('2026-11-29T23:59:59Z');
    const monday = new Date('2026-11-30T00:00:00Z');
    expect(weekOf(monday) - weekOf(sunday)).toBe(1);
    expect(weekOf(new Date('2026-11-23T00:00:00Z'))).toBe(weekOf(sunday));
  });

  it('is at most the number of weeks played, and grows with a week more', () => {
    const weeks = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(weeks, weeks, (all, also) => {
        const played = new Set(all.filter((week) => also.includes(week)));
        const streak = streakOf(all, played);
        expect(streak).toBeLessThanOrEqual(played.size);
        expect(streakOf([...all, 61], new Set([...played, 61]))).toBe(streak + 1);
      }),
    );
  });
});

describe('what is done with a schedule that is due', () => {
  const rule = { weekday: 5, minute: 17 * 60, zone: 'Europe/Kyiv' } as const;
  const HOUR = 3_600_000;
  const at = Date.parse('2026-03-20T00:00:00Z');
  const scheduled = (schedule: Partial<Schedule>) =>
    ({
      rule,
      state: 'active',
      resumesAt: null,
      nextDue: nextDue(rule, new Date(at)),
      ...schedule,
    }) as Schedule; // all that is read

  it('makes one round at most, skips what is older than a day, and leaves nothing that is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 60 }), (minutes) => {
        const now = new Date(at + minutes * 60_000);
        const schedule = scheduled({});
        const { due, nextDue: next, skipped } = openingOf(schedule, now);
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        const times = Math.round((next.getTime() - schedule.nextDue.getTime()) / (7 * 24 * HOUR));
        expect((due === null ? 0 : 1) + (skipped?.count ?? 0)).toBe(times);
        if (due !== null) expect(now.getTime() - due.getTime()).toBeLessThanOrEqual(24 * HOUR);
        if (skipped !== null && due === null)
          expect(now.getTime() - Date.parse(skipped.due)).toBeGreaterThan(24 * HOUR);
      }),
    );
  });

  it('leaves undone what was due in a pause', () => {
    const resumesAt = new Date(at + 30 * 24 * HOUR);
    const paused = scheduled({ state: 'paused', resumesAt });
    const { due, skipped, nextDue: next } = openingOf(paused, resumesAt);
    expect({ due, skipped }).toEqual({ due: null, skipped: null });
    expect(next.getTime()).toBeGreaterThan(resumesAt.getTime());
  });
});
