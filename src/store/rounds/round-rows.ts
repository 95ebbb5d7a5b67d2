import type { CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import type { Question } from '../../core/quiz/question.ts';
import type { Round, RoundDraft, RoundId } from '../../core/rounds/round.ts';
import type { ScheduleNumber } from '../../core/rounds/schedule.ts';
import type { RoundModel, RoundQuestionModel } from '../client/sqlite/models.ts';

/** Where the community is known. */
export const withOwn = {
  questions: { orderBy: { number: 'asc' } },
  schedule: { select: { number: true } },
} as const;
export const withRest = { ...withOwn, community: { select: { key: true } } } as const;

export type RoundRow = RoundModel & {
  readonly questions: readonly RoundQuestionModel[];
  readonly schedule: { readonly number: number } | null;
  readonly community: { readonly key: string };
};

export function roundFrom(row: RoundRow): Round {
  return {
    id: row.id as RoundId, // made by `randomId`
    community: row.community.key as CommunityKey, // only such keys are ever written
    schedule: (row.schedule?.number ?? null) as ScheduleNumber | null, // made by the schedules
    dossier: row.dossierId as DossierId,
    channel: row.channel,
    locale: row.locale,
    zone: row.zone,
    by: row.by,
    due: row.due,
    openMinutes: row.openMinutes,
    state: row.state,
    closesAt: row.closesAt,
    late: row.late,
    questions: row.questions.map(({ number, content, void: isVoid }) => ({
      number,
      question: JSON.parse(content) as Question, // only `questionRows` writes it
      void: isVoid,
    })),
  };
}

/** What stands in the row of a round, besides where it is in its life. */
export function columnsOf({ dossier, channel, locale, zone, by, openMinutes }: RoundDraft) {
  return { dossierId: dossier, channel, locale, zone, by, openMinutes };
}

export function questionRows(questions: readonly Question[]) {
  return questions.map((question, index) => ({
    number: index + 1,
    question: question.id,
    content: JSON.stringify(question),
    right: question.right,
  }));
}
