import type { Branded, CommunityKey, DossierId } from '../dossier/dossier.ts';
import type { Question, QuestionId } from '../quiz/question.ts';
import type { Player } from '../rounds/round.ts';
import type { Card } from './card.ts';

export type PracticeId = Branded<string, 'PracticeId'>;

/** At most so many questions in one sitting. */
export const SITTING = 10;

/** A question in its sitting. */
export interface PractisedQuestion {
  /** From 1. */
  readonly number: number;
  readonly question: Question;
  /** The place of the member's first choice, which is the one that counts; null before it. */
  readonly chosen: number | null;
}

/** One sitting of a member. */
export interface Practice {
  /** Not to be guessed. */
  readonly id: PracticeId;
  readonly dossier: DossierId;
  readonly questions: readonly PractisedQuestion[];
}

/** What a member knows of a dossier. */
export type Cards = ReadonlyMap<QuestionId, Card>;

export interface NewChoice {
  readonly community: CommunityKey;
  readonly userId: string;
  readonly practice: PracticeId;
  /** The question's number, and the place of the choice. */
  readonly number: number;
  readonly choice: number;
}

/** The private practice there is. A member is named by the platform's id, and nobody sees another's. */
export interface Practices {
  cards(community: CommunityKey, userId: string, dossier: DossierId): Promise<Cards>;
  /** The dossier of the member's last sitting; null if they never had one. */
  last(community: CommunityKey, userId: string): Promise<DossierId | null>;
  /** Begins a sitting, in the place of the member's last one on that dossier. */
  start(
    community: CommunityKey,
    player: Player,
    dossier: DossierId,
    questions: readonly Question[],
  ): Promise<Practice>;
  /** Null if the member has no such sitting (any more). */
  find(community: CommunityKey, userId: string, id: PracticeId): Promise<Practice | null>;
  /**
   * Stores the choice and what it says of how well the question is known, unless that question was answered before: then the
   * first choice stands. Resolves to the sitting once that is lasting; to null if the member has none with such a choice (any more).
   */
  answer(choice: NewChoice): Promise<Practice | null>;
}
