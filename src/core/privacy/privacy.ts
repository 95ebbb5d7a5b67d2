import type { ClaimNumber, CommunityKey } from '../dossier/dossier.ts';
import type { DraftContent } from '../editing/draft.ts';
import type { QuestionChoice } from '../quiz/question.ts';
import type { Player } from '../rounds/round.ts';

/** A round as one member played it. */
export interface StoredRound {
  readonly round: string;
  readonly event: string;
  readonly channel: string;
  readonly due: Date;
  readonly state: string;
  readonly answers: readonly {
    readonly number: number;
    readonly question: string;
    readonly choice: QuestionChoice | null;
    readonly at: Date;
  }[];
  /** Null until it is counted, and where they did not play. */
  readonly score: { readonly right: number; readonly answered: number; readonly givesPoints: boolean } | null;
  /** When they saw it before it was posted. */
  readonly previewedAt: Date | null;
}

export interface StoredCard {
  readonly event: string;
  readonly question: string;
  readonly due: Date;
  /** By FSRS. */
  readonly known: object;
}

export interface StoredSitting {
  readonly event: string;
  readonly startedAt: Date;
  readonly answers: readonly { readonly question: string; readonly choice: QuestionChoice | null }[];
}

export interface StoredRevision {
  readonly event: string;
  readonly entity: string;
  readonly key: string;
  readonly reason: string | null;
  readonly at: Date;
}

export interface StoredDraft {
  readonly event: string;
  readonly claim: ClaimNumber | null;
  readonly state: string;
  readonly content: DraftContent;
  readonly why: string | null;
  readonly at: Date;
  readonly changedAt: Date;
  /** When it was handed in. */
  readonly waitingSince: Date | null;
  /** Whether they want to be told what becomes of it. */
  readonly tell: boolean;
  readonly decidedAt: Date | null;
  readonly declinedBecause: string | null;
}

/** All that is stored about one member in one community, and nothing that names another member. */
export interface Stored {
  /** Null if the quiz does not know them. `number` is what stays when their data is deleted. */
  readonly player: {
    readonly number: number;
    readonly id: string;
    readonly name: string | null;
    readonly listed: boolean;
  } | null;
  readonly rounds: readonly StoredRound[];
  readonly practiceCards: readonly StoredCard[];
  readonly practiceSittings: readonly StoredSitting[];
  /** What was posted to channels for them. */
  readonly posts: readonly {
    readonly kind: string;
    readonly channel: string | null;
    readonly at: Date;
    readonly state: string;
  }[];
  readonly schedules: readonly {
    readonly number: number;
    /** Null: the community's events take turns. */
    readonly event: string | null;
    readonly channel: string;
    readonly createdAt: Date;
    readonly state: string;
  }[];
  readonly roundsSetUp: readonly {
    readonly round: string;
    readonly event: string;
    readonly channel: string;
    readonly due: Date;
    readonly state: string;
  }[];
  /** Changes of settings that they made. */
  readonly settingChanges: readonly {
    readonly setting: string;
    readonly change: string;
    readonly at: Date;
  }[];
  /** Changes of dossiers that they made. */
  readonly revisions: readonly StoredRevision[];
  /** What they wrote to change a dossier, handed in or not. */
  readonly drafts: readonly StoredDraft[];
  /** What others wrote, and they decided on. `decidedAt` is null where they only agreed. */
  readonly decisions: readonly Pick<
    StoredDraft,
    'event' | 'claim' | 'state' | 'decidedAt' | 'declinedBecause'
  >[];
  /** Changes of others that they agreed to. */
  readonly consents: readonly StoredRevision[];
  /** That somebody made them a moderator, or took that back. */
  readonly grants: readonly { readonly change: string; readonly at: Date }[];
  /** That somebody had them suggest nothing any more, or lifted that. */
  readonly blocks: readonly { readonly change: string; readonly at: Date }[];
}

/** What members may know of, and do with, what is stored about themselves. */
export interface Privacy {
  stored(community: CommunityKey, userId: string): Promise<Stored>;
  /** Whether leaderboards show them from now on. */
  setListed(community: CommunityKey, player: Player, listed: boolean): Promise<void>;
  /**
   * Deletes what is theirs, all or nothing. Answers, scores and previews stay as those of a number, except that a round that
   * still takes answers forgets theirs; what they set up, suggested, agreed to or changed for the community stays as
   * `formerMember` of that number, and what they have not handed in goes. Posts that name them are brought up to date. That
   * somebody made them a moderator, or blocked them, is not theirs, and stays.
   */
  erase(community: CommunityKey, userId: string): Promise<void>;
}

/** Stands where a member's id stood. */
export function formerMember(number: number): string {
  return `deleted-${number}`;
}

/** No platform's ids look like that. */
export function isFormerMember(by: string): boolean {
  return /^deleted-\d+$/u.test(by);
}

/** Whether there is nothing that is theirs to delete. */
export function nothingToErase({ grants: _, blocks: __, player, ...lists }: Stored): boolean {
  return player === null && Object.values(lists).every(({ length }) => length === 0);
}
