import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier, PartyKey, SpeakerKey } from '../../../src/core/dossier/dossier.ts';
import { lookup } from '../../../src/core/dossier/lookup.ts';
import { drawQuestions, putQuestion } from '../../../src/core/quiz/draw.ts';
import { questionPool } from '../../../src/core/quiz/pool.ts';
import { choiceKey } from '../../../src/core/quiz/pool-entry.ts';
import type { Question, QuestionId } from '../../../src/core/quiz/question.ts';
import { amnesty } from './amnesty-dossier.ts';
import { atOnce, quizDossier } from './generated-quiz-dossier.ts';

const none: ReadonlyMap<QuestionId, number> = new Map();
const pool = questionPool(amnesty);

/** Round after round, each knowing what was asked before. */
function rounds(dossier: Dossier, sizes: readonly number[], seed: string): readonly Question[] {
  const asked = new Map<QuestionId, number>();
  return sizes.flatMap((count, round) => {
    const drawn = drawQuestions(dossier, { seed: `${seed} ${round}`, count, asked });
    for (const { id } of drawn) asked.set(id, (asked.get(id) ?? 0) + 1);
    return drawn;
  });
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 12 });

describe('a quiz', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(quizDossier, fc.string(), fc.nat(9), (dossier, seed, count) => {
        const draw = () => drawQuestions(structuredClone(dossier), { seed, count, asked: none });
        expect(draw()).toEqual(draw());
      }),
      { ...atOnce, numRuns: 25 },
    );
  });

  it('has as many questions as were asked for, or all that are fair, none twice', () => {
    fc.assert(
      fc.property(quizDossier, fc.nat(60), (dossier, count) => {
        const drawn = drawQuestions(dossier, { seed: 's', count, asked: none });
        expect(drawn).toHaveLength(Math.min(count, questionPool(dossier).length));
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
      }),
      { ...atOnce, numRuns: 25 },
    );
  });

  it('has no questions about a dossier that is too small', () => {
    const small = { ...amnesty, claims: [], relations: [], missing: [] };
    expect(drawQuestions(small, { seed: 's', count: 5, asked: none })).toEqual([]);
  });

  it('puts questions whose right choice is the pool’s and whose others are among its wrong ones', () => {
    fc.assert(
      fc.property(quizDossier, fc.string(), (dossier, seed) => {
        for (const entry of questionPool(dossier)) {
          const question = putQuestion(dossier, entry.id, seed);
          if (question === null) throw new Error('it is in the pool');
          const { choices, right, kind } = question;
          expect(choices[right]).toEqual(entry.right);
          const wrong = entry.wrong.map(choiceKey);
          const shown = choices.filter((_, place) => place !== right).map(choiceKey);
          for (const key of shown) expect(wrong).toContain(key);
          expect(new Set(shown).size).toBe(shown.length);
          expect(choices.length).toBeGreaterThanOrEqual(kind === 'earlier' ? 2 : 3);
          expect(choices.length).toBeLessThanOrEqual(kind === 'earlier' || kind === 'wording' ? 3 : 4);
        }
      }),
      { ...atOnce, numRuns: 30 },
    );
  });

  it('never offers an organisation and a person who speaks for it together', () => {
    const kind = (key: SpeakerKey) => lookup(amnesty).speaker(key).kind;
    const party = (key: SpeakerKey) => lookup(amnesty).speaker(key).roles[0]?.party;
    let bodies = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      for (const { id } of pool.filter((entry) => entry.kind === 'speaker')) {
        const speakers = (putQuestion(amnesty, id, `${seed}`)?.choices ?? []).flatMap((choice) =>
          choice.kind === 'speaker' ? [choice.speaker] : [],
        );
        for (const body of speakers.filter((key) => kind(key) !== 'person')) {
          bodies += 1;
          expect(speakers.filter((key) => party(key) === party(body))).toEqual([body]);
        }
      }
    }
    expect(bodies).toBeGreaterThan(0);
  });

  it('knows no question that is not fair', () => {
    expect(putQuestion(amnesty, 'speaker:20' as QuestionId, 's')).toBeNull();
    expect(putQuestion(amnesty, 'nonsense' as QuestionId, 's')).toBeNull();
  });
});

describe('rounds of a quiz', () => {
  it('repeat nothing before everything was asked, whatever their size', () => {
    fc.assert(
      fc.property(sizes, fc.string(), (several, seed) => {
        const times = new Map<QuestionId, number>(pool.map(({ id }) => [id, 0]));
        for (const { id } of rounds(amnesty, several, seed)) {
          const before = times.get(id) ?? 0;
          expect(before).toBe(Math.min(...times.values()));
          times.set(id, before + 1);
        }
      }),
      { ...atOnce, numRuns: 25 },
    );
  });

  it('ask no party more often than another that still has an unasked question', () => {
    fc.assert(
      fc.property(quizDossier, sizes, fc.string(), (dossier, several, seed) => {
        const entries = questionPool(dossier);
        if (entries.length === 0) return;
        const parties = [...new Set(entries.map(({ party }) => party))];
        // Rounds within one cycle: after it everything begins anew.
        const cycle = rounds(dossier, several, seed).slice(0, entries.length);
        const count = (asked: readonly { party: PartyKey }[], party: PartyKey) =>
          asked.filter((question) => question.party === party).length;
        for (const [length] of cycle.entries()) {
          const prefix = cycle.slice(0, length + 1);
          const unfinished = parties.filter((party) => count(prefix, party) < count(entries, party));
          const most = Math.max(...parties.map((party) => count(prefix, party)));
          for (const party of unfinished) expect(most - count(prefix, party)).toBeLessThanOrEqual(1);
        }
      }),
      { ...atOnce, numRuns: 30 },
    );
  });

  it('go on evenly where everything was asked once', () => {
    const again = rounds(amnesty, [pool.length, 6], 's').slice(pool.length);
    const counts = new Map<PartyKey, number>();
    for (const { party } of again) counts.set(party, (counts.get(party) ?? 0) + 1);
    expect([...counts.values()]).toEqual([2, 2, 2]);
  });

  it('ask different kinds one after another', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const drawn = drawQuestions(amnesty, { seed: `${seed}`, count: 2, asked: none });
      expect(new Set(drawn.map(({ kind }) => kind)).size).toBe(2);
    }
  });

  it('do not show in one question what another asks about, while there are others', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const drawn = drawQuestions(amnesty, { seed: `${seed}`, count: 3, asked: none });
      for (const { id, claim } of drawn)
        for (const other of drawn.filter((question) => question.id !== id)) {
          expect(other.claim).not.toBe(claim);
          for (const choice of other.choices) if ('claim' in choice) expect(choice.claim).not.toBe(claim);
        }
    }
  });

  it('ask a question that is new first', () => {
    const asked = new Map(pool.filter(({ id }) => id !== 'speaker:6').map(({ id }) => [id, 3]));
    expect(drawQuestions(amnesty, { seed: 's', count: 1, asked }).map(({ id }) => id)).toEqual(['speaker:6']);
  });
});

describe('chance', () => {
  const question = (seed: number) => {
    const put = putQuestion(amnesty, 'speaker:6' as QuestionId, `${seed}`);
    if (put === null) throw new Error('it is in the pool');
    return put;
  };

  it('puts the right choice everywhere about equally often', () => {
    const places = [0, 0, 0, 0];
    for (let seed = 0; seed < 800; seed += 1) {
      const { right } = question(seed);
      places[right] = (places[right] ?? 0) + 1;
    }
    // 200 each are expected, with a standard deviation of 12.
    for (const times of places) expect(Math.abs(times - 200)).toBeLessThan(65);
  });

  it('picks and orders wrong choices differently for different seeds', () => {
    const orders = new Set(
      Array.from({ length: 60 }, (_, seed) => question(seed).choices.map(choiceKey).join()),
    );
    expect(orders.size).toBeGreaterThan(20);
  });

  it('orders the questions differently for different seeds', () => {
    const orders = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        drawQuestions(amnesty, { seed: `${seed}`, count: 5, asked: none })
          .map(({ id }) => id)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(15);
  });
});
