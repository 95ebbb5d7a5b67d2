import type { ClaimNumber, CommunityKey } from '../../core/dossier/dossier.ts';
import type { DraftContent } from '../../core/editing/draft.ts';
import type { Clock } from '../../core/ports.ts';
import type { PractisedQuestion } from '../../core/practice/practice.ts';
import type { Privacy } from '../../core/privacy/privacy.ts';
import type { Question, QuestionChoice } from '../../core/quiz/question.ts';
import type { RevisionModel } from '../client/sqlite/models.ts';
import type { Client } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';
import { erase } from './erase.ts';

/** Until a deletion is given up, and until the changes before it must be done. In milliseconds. */
const ERASING = { timeout: 60_000, maxWait: 10_000 };

const withTitle = { dossier: { select: { title: true } } } as const;

export function privacyIn(reader: Client, writer: Client, clock: Clock): Privacy {
  return {
    async stored(community, userId) {
      const [player, rounds, practice, made, written, agreed, grants, blocks] = await Promise.all([
        playerOf(reader, community, userId),
        roundsOf(reader, community, userId),
        practiceOf(reader, community, userId),
        madeBy(reader, community, userId),
        draftsOf(reader, community, userId),
        agreedBy(reader, community, userId),
        decidedAbout(reader, community, userId, 'moderator'),
        decidedAbout(reader, community, userId, 'blocked'),
      ]);
      return { player, rounds, ...practice, ...made, drafts: written, ...agreed, grants, blocks };
    },

    async setListed(community, { userId, name }, listed) {
      const communityId = await writingFor(writer, community, async (_, id) => id);
      // Not in one with that: whoever answers takes the player first and looks at the community then.
      await writer.player.upsert({
        where: { communityId_userId: { communityId, userId } },
        create: { communityId, userId, name, unlisted: !listed },
        update: { name, unlisted: !listed },
      });
    },

    async erase(community, userId) {
      const row = await reader.community.findUnique({ where: { key: community }, select: { id: true } });
      if (row === null) return;
      const named = await writer.$transaction((tx) => erase(tx, row.id, userId, clock.now()), ERASING);
      // Not in one with that: whoever changes a dossier takes the community first and the claims then.
      if (named)
        await writer.community.update({ where: { id: row.id }, data: { version: { increment: 1 } } });
    },
  };
}

async function playerOf(reader: Client, community: CommunityKey, userId: string) {
  const row = await reader.player.findFirst({ where: { userId, community: { key: community } } });
  return row === null ? null : { number: row.id, id: userId, name: row.name, listed: !row.unlisted };
}

async function roundsOf(reader: Client, community: CommunityKey, userId: string) {
  const theirs = { player: { userId } };
  const rows = await reader.round.findMany({
    where: {
      community: { key: community },
      OR: [{ answers: { some: theirs } }, { scores: { some: theirs } }, { previews: { some: theirs } }],
    },
    orderBy: [{ due: 'asc' }, { id: 'asc' }],
    include: {
      ...withTitle,
      questions: { select: { number: true, question: true, content: true } },
      answers: { where: theirs, orderBy: { number: 'asc' } },
      scores: { where: theirs },
      previews: { where: theirs },
    },
  });
  return rows.map(({ id, dossier, channel, due, state, questions, answers, scores, previews }) => {
    const [score = null] = scores;
    return {
      round: id,
      event: dossier.title,
      channel,
      due,
      state,
      answers: answers.map(({ number, choice, at }) => {
        const asked = questions.find((one) => one.number === number);
        return {
          number,
          question: asked?.question ?? '',
          choice: asked === undefined ? null : choiceIn(JSON.parse(asked.content), choice), // only rounds write it
          at,
        };
      }),
      score:
        score === null ? null : { right: score.right, answered: score.answered, givesPoints: score.counts },
      previewedAt: previews[0]?.at ?? null,
    };
  });
}

async function practiceOf(reader: Client, community: CommunityKey, userId: string) {
  const where = { player: { userId, community: { key: community } } };
  const [cards, sittings] = await Promise.all([
    reader.practiceCard.findMany({ where, orderBy: { due: 'asc' }, include: withTitle }),
    reader.practice.findMany({ where, orderBy: { startedAt: 'asc' }, include: withTitle }),
  ]);
  return {
    practiceCards: cards.map(({ dossier, question, due, card }) => ({
      event: dossier.title,
      question,
      due,
      known: JSON.parse(card), // only practices write it, as an object
    })),
    practiceSittings: sittings.map(({ dossier, startedAt, content }) => ({
      event: dossier.title,
      startedAt,
      answers: (JSON.parse(content) as readonly PractisedQuestion[]) // only practices write it
        .flatMap(({ question, chosen }) =>
          chosen === null ? [] : [{ question: question.id, choice: choiceIn(question, chosen) }],
        ),
    })),
  };
}

function choiceIn({ choices }: Pick<Question, 'choices'>, choice: number): QuestionChoice | null {
  return choices[choice] ?? null;
}

async function madeBy(reader: Client, community: CommunityKey, by: string) {
  const where = { by, community: { key: community } };
  const [posts, schedules, roundsSetUp, settingChanges, revisions] = await Promise.all([
    reader.post.findMany({ where, orderBy: { at: 'asc' } }),
    reader.schedule.findMany({ where, orderBy: { number: 'asc' }, include: withTitle }),
    reader.round.findMany({ where, orderBy: { due: 'asc' }, include: withTitle }),
    reader.settingChange.findMany({ where, orderBy: { id: 'asc' } }),
    reader.revision.findMany({
      where: { by, dossier: { community: { key: community } } },
      orderBy: { id: 'asc' },
      include: withTitle,
    }),
  ]);
  return {
    posts: posts.map(({ kind, channel, at, state }) => ({ kind, channel, at, state })),
    schedules: schedules.map(({ number, dossier, channel, createdAt, state }) => ({
      number,
      event: dossier?.title ?? null,
      channel,
      createdAt,
      state,
    })),
    roundsSetUp: roundsSetUp.map(({ id, dossier, channel, due, state }) => ({
      round: id,
      event: dossier.title,
      channel,
      due,
      state,
    })),
    // Whom a change made a moderator is another's to ask for.
    settingChanges: settingChanges.map(({ setting, change, at }) => ({ setting, change, at })),
    revisions: revisions.map(storedRevision),
  };
}

function storedRevision({
  dossier,
  entity,
  key,
  reason,
  at,
}: Pick<RevisionModel, 'entity' | 'key' | 'reason' | 'at'> & {
  readonly dossier: { readonly title: string };
}) {
  return { event: dossier.title, entity, key, reason, at };
}

async function draftsOf(reader: Client, community: CommunityKey, by: string) {
  const rows = await reader.draft.findMany({
    where: { by, community: { key: community } },
    orderBy: { at: 'asc' },
    include: withTitle,
  });
  return rows.map(({ dossier, number, state, content, why, at, changedAt, waitingSince, tell, ...row }) => ({
    event: dossier.title,
    claim: number as ClaimNumber | null, // was one when it was written
    state,
    content: JSON.parse(content) as DraftContent, // only drafts write it
    why,
    at,
    changedAt,
    waitingSince,
    tell,
    decidedAt: row.decidedAt,
    declinedBecause: row.reason,
  }));
}

/** What others wrote, and they agreed to or decided on as moderators. */
async function agreedBy(reader: Client, community: CommunityKey, by: string) {
  const [decided, agreed] = await Promise.all([
    reader.draft.findMany({
      where: {
        by: { not: by },
        OR: [{ agreedBy: by }, { decidedBy: by }],
        community: { key: community },
      },
      orderBy: { at: 'asc' },
      include: withTitle,
    }),
    reader.revision.findMany({
      where: { consent: { contains: by }, dossier: { community: { key: community } } },
      orderBy: { id: 'asc' },
      include: withTitle,
    }),
  ]);
  return {
    decisions: decided.map(({ dossier, number, state, decidedBy, decidedAt, reason }) => ({
      event: dossier.title,
      claim: number as ClaimNumber | null, // was one when it was written
      state,
      decidedAt: decidedBy === by ? decidedAt : null,
      declinedBecause: decidedBy === by ? reason : null,
    })),
    // The id may be a part of another's.
    consents: agreed.filter(({ consent }) => consent?.split(' ').includes(by)).map(storedRevision),
  };
}

/** What others decided about them. */
async function decidedAbout(
  reader: Client,
  community: CommunityKey,
  userId: string,
  setting: 'moderator' | 'blocked',
) {
  const rows = await reader.settingChange.findMany({
    where: { setting, subject: `user:${userId}`, community: { key: community } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ change, at }) => ({ change, at }));
}
