import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier, DossierId } from '../../../src/core/dossier/dossier.ts';
import { type Card, isDue, review } from '../../../src/core/practice/card.ts';
import type { Practice, PracticeId } from '../../../src/core/practice/practice.ts';
import {
  answeredIn,
  chooseQuestions,
  nextOpen,
  type SittingPlan,
} from '../../../src/core/practice/sitting.ts';
import { questionPool } from '../../../src/core/quiz/pool.ts';
import type { Question, QuestionId } from '../../../src/core/quiz/question.ts';
import { amnesty } from '../quiz/amnesty-dossier.ts';
import { quizDossier } from '../quiz/generated-quiz-dossier.ts';

const now = new Date('2031-05-03T12:00:00Z');
const pool = questionPool(amnesty).map(({ id }) => id);

function choose(plan: Partial<SittingPlan> = {}, dossier: Dossier = amnesty): readonly Question[] {
  return chooseQuestions(dossier, {
    cards: new Map(),
    now,
    seed: 'seed',
    count: 10,
    fits: () => true,
    ...plan,
  });
}

function wrongly(daysAgo: number): Card {
  return review(null, false, new Date(now.getTime() - daysAgo * 86_400_000));
}

const cards = fc
  .array(fc.tuple(fc.constantFrom(...pool), fc.integer({ min: 0, max: 9 })), { maxLength: 30 })
  .map((pairs) => new Map(pairs.map(([id, daysAgo]) => [id, wrongly(daysAgo)])));

function idsOf(questions: readonly Question[]): readonly QuestionId[] {
  return questions.map(({ id }) => id);
}

describe('a sitting', () => {
  it('begins with what is due, the longest due first, and then has what was asked least often', () => {
    fc.assert(
      fc.property(cards, fc.string(), fc.integer({ min: 1, max: 12 }), (known, seed, count) => {
        const chosen = idsOf(choose({ cards: known, seed, count }));
        const due = [...known].filter(([, card]) => isDue(card, now));
        const dues = chosen.slice(0, due.length).map((id) => known.get(id)?.due.getTime() ?? Number.NaN);
        expect(dues).toEqual(
          due
            .map(([, card]) => card.due.getTime())
            .toSorted((a, b) => a - b)
            .slice(0, count),
        );
        const rest = chosen.slice(due.length);
        const isNew = rest.map((id) => !known.has(id));
        expect(isNew, 'new ones first').toEqual(isNew.toSorted((a, b) => Number(b) - Number(a)));
        if (isNew.includes(false))
          expect(pool.filter((id) => !known.has(id) && !rest.includes(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has as many questions as were wanted, or all there are, none twice', () => {
    fc.assert(
      fc.property(quizDossier, fc.nat(12), (dossier, count) => {
        const chosen = idsOf(choose({ count }, dossier));
        expect(chosen).toHaveLength(Math.min(count, questionPool(dossier).length));
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const known = new Map([[pool[3] ?? ('' as QuestionId), wrongly(2)]]); // there are more
    expect(choose({ cards: known })).toEqual(choose({ cards: known }));
    expect(choose({ seed: 'another' })).not.toEqual(choose());
  });

  it('leaves out what is due but can’t be asked any more', () => {
    const gone = 'speaker:999' as QuestionId; // as a card of a claim that was retracted has it
    expect(idsOf(choose({ cards: new Map([[gone, wrongly(5)]]) }))).not.toContain(gone);
  });

  it('leaves out what no message can hold, be it due or new', () => {
    const known = new Map(pool.slice(0, 15).map((id) => [id, wrongly(3)]));
    const chosen = choose({ cards: known, fits: ({ kind }) => kind !== 'wording' });
    expect(chosen.map(({ kind }) => kind)).not.toContain('wording');
    expect(choose({ fits: () => false })).toEqual([]);
  });

  it('asks first about claims of which a due question has not told', () => {
    const due = pool[0] ?? ('' as QuestionId); // there is one
    const [first, ...rest] = choose({ cards: new Map([[due, wrongly(1)]]) });
    expect(first?.id).toBe(due);
    expect(rest.map(({ claim }) => claim)).not.toContain(first?.claim);
  });
});

describe('a sitting under way', () => {
  const questions = choose();
  const practice = (chosen: readonly (number | null)[]): Practice => ({
    id: 'practice' as PracticeId, // as the store makes it
    dossier: 'amnesty' as DossierId, // as above
    questions: questions.map((question, index) => ({
      number: index + 1,
      question,
      chosen: chosen[index] ?? null,
    })),
  });
  const without = (question: Question | undefined): Dossier => {
    const claims = amnesty.claims.filter(({ number }) => number !== question?.claim);
    const kept = (number: number) => number !== question?.claim;
    const relations = amnesty.relations.filter(({ from, to }) => kept(from) && kept(to));
    return { ...amnesty, claims, relations, missing: [] };
  };

  it('goes on with the next question that waits for an answer', () => {
    expect(nextOpen(practice([0, null, 1]), amnesty, 1)?.number).toBe(2);
    expect(nextOpen(practice([0, null, 1]), amnesty, 3)?.number).toBe(4);
    expect(nextOpen(practice([0]), amnesty, 11)).toBeNull();
  });

  it('skips a question whose claim was retracted, and counts it for nothing', () => {
    const changed = without(questions[1]);
    const next = nextOpen(practice([0]), changed, 2);
    expect(next?.number).toBeGreaterThan(2);
    expect(answeredIn(practice([0, 1]), amnesty).map(({ number }) => number)).toEqual([1, 2]);
    expect(answeredIn(practice([0, 1]), changed).map(({ number }) => number)).not.toContain(2);
  });
});
