import type { DossierId } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import { type Card, review } from '../../core/practice/card.ts';
import type { NewChoice, Practice, PracticeId, Practices } from '../../core/practice/practice.ts';
import { isRight } from '../../core/practice/sitting.ts';
import type { QuestionId } from '../../core/quiz/question.ts';
import type { PracticeCardModel, PracticeModel } from '../client/sqlite/models.ts';
import { randomId } from '../posts/post-rows.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';

export function practicesIn(reader: Client, writer: Client, clock: Clock): Practices {
  const rowOf = ({ community, userId, practice: id }: Pick<NewChoice, 'community' | 'userId' | 'practice'>) =>
    reader.practice.findFirst({ where: { id, player: { userId, community: { key: community } } } });

  return {
    async cards(community, userId, dossierId) {
      const player = { userId, community: { key: community } };
      const rows = await reader.practiceCard.findMany({ where: { dossierId, player } });
      return new Map(rows.map((row) => [row.question as QuestionId, cardFrom(row)])); // a question's, as `answer` writes it
    },

    async last(community, userId) {
      const row = await reader.practice.findFirst({
        where: { player: { userId, community: { key: community } } },
        orderBy: { startedAt: 'desc' },
      });
      return row === null ? null : (row.dossierId as DossierId);
    },

    start: (community, { userId, name }, dossierId, questions) =>
      writingFor(writer, community, async (tx, communityId) => {
        const { id: playerId } = await tx.player.upsert({
          where: { communityId_userId: { communityId, userId } },
          create: { communityId, userId, name },
          update: { name },
        });
        await tx.practice.deleteMany({ where: { playerId, dossierId } });
        const asked = questions.map((question, index) => ({ number: index + 1, question, chosen: null }));
        const row = await tx.practice.create({
          data: {
            id: randomId(),
            playerId,
            dossierId,
            startedAt: clock.now(),
            content: JSON.stringify(asked),
          },
        });
        return practiceFrom(row);
      }),

    async find(community, userId, practice) {
      const row = await rowOf({ community, userId, practice });
      return row === null ? null : practiceFrom(row);
    },

    async answer(choice) {
      for (;;) {
        const row = await rowOf(choice);
        if (row === null) return null;
        const before = practiceFrom(row);
        const after = withChoice(before, choice);
        if (after === null || after === before) return after;
        const stored = await writer.$transaction((tx) => store(tx, row, after, choice.number, clock.now()));
        if (stored) return after;
        // Another press of theirs came first: look again at what it left.
      }
    },
  };
}

/** The same where that question was answered before; null where there is no such choice. */
function withChoice(practice: Practice, { number, choice }: NewChoice): Practice | null {
  const asked = practice.questions.find((one) => one.number === number);
  if (asked?.question.choices[choice] === undefined) return null;
  if (asked.chosen !== null) return practice;
  return {
    ...practice,
    questions: practice.questions.map((one) => (one === asked ? { ...one, chosen: choice } : one)),
  };
}

/** False, and nothing is stored, if the sitting is not any more as it was read. */
async function store(
  tx: Transaction,
  { id, playerId, dossierId, version }: PracticeModel,
  after: Practice,
  number: number,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.practice.updateMany({
    where: { id, version },
    data: { content: JSON.stringify(after.questions), version: version + 1 },
  });
  const answered = after.questions.find((one) => one.number === number);
  if (count === 0 || answered === undefined) return false;
  const key = { playerId, dossierId, question: answered.question.id };
  const row = await tx.practiceCard.findUnique({ where: { playerId_dossierId_question: key } });
  const { due, ...rest } = review(row === null ? null : cardFrom(row), isRight(answered), now);
  const data = { due, card: JSON.stringify(rest) };
  await tx.practiceCard.upsert({
    where: { playerId_dossierId_question: key },
    create: { ...key, ...data },
    update: data,
  });
  return true;
}

function practiceFrom({ id, dossierId, content }: PracticeModel): Practice {
  return {
    id: id as PracticeId, // made by `randomId`
    dossier: dossierId as DossierId,
    questions: JSON.parse(content), // only `start` and `store` write it
  };
}

function cardFrom({ due, card }: PracticeCardModel): Card {
  return { due, ...(JSON.parse(card) as Omit<Card, 'due'>) }; // only `store` writes it
}
