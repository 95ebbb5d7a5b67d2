import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, ClaimNumber, Dossier, SpeakerKey } from '../../../src/core/dossier/dossier.ts';
import { putQuestion } from '../../../src/core/quiz/draw.ts';
import { questionPool } from '../../../src/core/quiz/pool.ts';
import type { Question, QuestionId } from '../../../src/core/quiz/question.ts';
import { stillStands } from '../../../src/core/quiz/still-stands.ts';
import { amnesty } from './amnesty-dossier.ts';
import { atOnce, quizDossier } from './generated-quiz-dossier.ts';

/** Brands put on here, as the store would. */
const number = (value: number) => value as ClaimNumber;
const speaker = (key: string) => key as SpeakerKey;

function asked(id: string): Question {
  const question = putQuestion(amnesty, id as QuestionId, 'seed'); // it names one
  if (question === null) throw new Error(`${id} is fair`);
  return question;
}

function edited(changed: number, change: (claim: Claim) => Claim): Dossier {
  return {
    ...amnesty,
    claims: amnesty.claims.map((claim) => (claim.number === changed ? change(claim) : claim)),
  };
}

function without(...retracted: readonly number[]): Dossier {
  const isLeft = (claim: ClaimNumber) => !retracted.includes(claim);
  return {
    ...amnesty,
    claims: amnesty.claims.filter((claim) => isLeft(claim.number)),
    relations: amnesty.relations.filter(({ from, to }) => isLeft(from) && isLeft(to)),
    missing: [],
  };
}

/** A new statement, after the model of one that is there. */
function added(model: number, change: Partial<Claim>): Dossier {
  const like = amnesty.claims.find((claim) => claim.number === model);
  if (like === undefined) throw new Error(`there is a #${model}`);
  return { ...amnesty, claims: [...amnesty.claims, { ...like, number: number(900), ...change }] };
}

const saying = (exact: string) => ({ quotations: [{ exact, anchor: { start: 0, end: exact.length } }] });

describe('a question that was put', () => {
  it('stands on the dossier that it was made from', () => {
    fc.assert(
      fc.property(quizDossier, fc.string(), (dossier, seed) => {
        for (const { id } of questionPool(dossier)) {
          const question = putQuestion(dossier, id, seed);
          expect(question !== null && stillStands(question, structuredClone(dossier))).toBe(true);
        }
      }),
      { ...atOnce, numRuns: 25 },
    );
  });

  it.each(['speaker:6', 'words:6', 'wording:6', 'answered:5', 'answerer:1', 'earlier:4'])(
    '(%s) falls with the statement it asks about',
    (id) => {
      const question = asked(id);
      expect(stillStands(question, without(question.claim))).toBe(false);
      expect(
        stillStands(
          question,
          edited(question.claim, (claim) => ({ ...claim, inQuiz: false })),
        ),
      ).toBe(false);
      const unchecked = edited(question.claim, (claim) => ({ ...claim, check: { level: 'unchecked' } }));
      expect(stillStands(question, unchecked)).toBe(false);
    },
  );

  it('falls where the statement turns out to be somebody else’s', () => {
    const another = edited(6, (claim) => ({ ...claim, speaker: speaker('kuleba') }));
    expect(stillStands(asked('speaker:6'), another)).toBe(false);
    expect(
      stillStands(
        asked('words:21'),
        edited(21, (claim) => ({ ...claim, speaker: speaker('zelensky') })),
      ),
    ).toBe(false);
  });

  it('falls where its words were corrected, and where they are given in another way', () => {
    const corrected = edited(6, (claim) => ({
      ...claim,
      ...saying('Who lives elsewhere may never understand it'),
    }));
    expect(stillStands(asked('speaker:6'), corrected)).toBe(false);
    expect(stillStands(asked('words:6'), corrected)).toBe(false);
    expect(
      stillStands(
        asked('wording:6'),
        edited(6, (claim) => ({ ...claim, wording: 'indirect' })),
      ),
    ).toBe(false);
  });

  it('falls where dates come to overlap', () => {
    const vague = edited(4, (claim) => ({ ...claim, said: { date: null, phrase: null } }));
    expect(stillStands(asked('earlier:4'), vague)).toBe(false);
  });

  it('falls where what the source states is taken back', () => {
    const apart = { ...amnesty, relations: amnesty.relations.filter(({ from }) => from !== 5) };
    expect(stillStands(asked('answered:5'), apart)).toBe(false);
  });

  it('falls where a wrong choice turns out to be right', () => {
    const question = asked('speaker:21');
    const words = amnesty.claims.find((claim) => claim.number === 21)?.quotations[0]?.exact ?? '';
    expect(stillStands(question, added(6, saying(`It is ${words}, is it not`)))).toBe(false);
    const wrong = asked('answered:5').choices.find(
      (choice, at) => at !== asked('answered:5').right && 'claim' in choice,
    );
    if (wrong === undefined || !('claim' in wrong)) throw new Error('it has wrong choices');
    const related = {
      kind: 'rebuts',
      from: number(5),
      to: wrong.claim,
      basis: 'editor',
      passage: null,
    } as const;
    expect(stillStands(asked('answered:5'), { ...amnesty, relations: [...amnesty.relations, related] })).toBe(
      false,
    );
  });

  it('does not fall with what it has nothing to do with', () => {
    const changes = [
      added(6, saying('Nobody here could have known what would come of it all')),
      added(21, {
        speaker: speaker('zelensky'),
        ...saying('It puts both of them into one and the same basket'),
      }),
      without(3),
      edited(14, (claim) => ({ ...claim, summary: `${claim.summary} Indeed.` })),
      { ...amnesty, title: 'Another title', claims: amnesty.claims.toReversed() },
    ];
    for (const changed of changes)
      for (const { id } of questionPool(amnesty)) {
        const question = asked(id);
        const touched = question.choices.some((choice) => 'claim' in choice && choice.claim === 3);
        if (question.claim !== 3 && !touched) expect(stillStands(question, changed), id).toBe(true);
      }
  });

  it('stands in the words in which it was put where better ones have become possible', () => {
    // With another three speakers who are named nowhere, all of Zelensky’s words could be shown.
    const model = amnesty.speakers.find(({ key }) => key === 'kuleba');
    const voice = amnesty.claims.find((claim) => claim.number === 21);
    if (model === undefined || voice === undefined) throw new Error('both are there');
    const keys = ['first', 'second', 'third'].map(speaker);
    const more: Dossier = {
      ...amnesty,
      speakers: [
        ...amnesty.speakers,
        ...keys.map((key) => ({ ...model, key, name: `Delegate ${key}`, aliases: [] })),
      ],
      claims: [
        ...amnesty.claims,
        ...keys.map((key, at) => ({
          ...voice,
          ...saying(`that all of it began the ${key} night`),
          number: number(900 + at),
          speaker: key,
        })),
      ],
    };
    const put = asked('speaker:5');
    expect(putQuestion(more, put.id, 'seed')?.words).not.toEqual(put.words);
    expect(stillStands(put, more)).toBe(true);
  });
});
