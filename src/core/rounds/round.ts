import type { Branded, CommunityKey, DossierId } from '../dossier/dossier.ts';
import type { Post, PostId } from '../posts/post.ts';
import type { Question, QuestionId } from '../quiz/question.ts';
import type { Schedule, ScheduleNumber } from './schedule.ts';

export type RoundId = Branded<string, 'RoundId'>;

/** A round is late if it opens so long after it was due. In milliseconds. */
export const LATE_MS = 10 * 60_000;
/** A round that was missed by more is skipped. In milliseconds. */
export const MISSED_MS = 24 * 3_600_000;
/** With fewer players, a round gives no points. */
export const LEAST_PLAYERS = 3;

/** A question in its round. */
export interface RoundQuestion {
  /** From 1. */
  readonly number: number;
  readonly question: Question;
  /** What it was about was retracted or corrected since: it counts for nobody. */
  readonly void: boolean;
}

/** A quiz for a channel, before it is one. */
export interface RoundDraft {
  readonly community: CommunityKey;
  readonly dossier: DossierId;
  readonly channel: string;
  readonly locale: string;
  /** IANA; the times it tells are told in it where the platform can't tell them in the reader's own. */
  readonly zone: string;
  readonly by: string;
  readonly openMinutes: number;
  readonly questions: readonly Question[];
}

/** One quiz put to a channel. */
export interface Round extends Omit<RoundDraft, 'questions'> {
  readonly id: RoundId;
  /** Null if it was not made by one. */
  readonly schedule: ScheduleNumber | null;
  readonly due: Date;
  readonly state: 'prepared' | 'opening' | 'open' | 'closed' | 'revealed' | 'skipped' | 'failed';
  readonly closesAt: Date | null;
  readonly late: boolean;
  readonly questions: readonly RoundQuestion[];
}

export interface Player {
  /** By the platform's id. */
  readonly userId: string;
  readonly name: string;
}

export interface NewAnswer {
  readonly community: CommunityKey;
  /** The post whose button was pressed. */
  readonly post: PostId;
  readonly player: Player;
  /** The question's number, and the place of the choice. */
  readonly number: number;
  readonly choice: number;
}

export type AnswerOutcome =
  /** Stored, and lasting; `given` are the places of the member's choices by question number. */
  | { readonly kind: 'stored'; readonly round: Round; readonly given: ReadonlyMap<number, number> }
  | { readonly kind: 'over'; readonly round: Round }
  /** There is no such round, question or choice. */
  | { readonly kind: 'unknown' };

/** How often each choice of a question was the last one, by its place. */
export interface Spread {
  readonly number: number;
  readonly counts: readonly number[];
}

export interface Standing {
  /** Null once they had their data deleted. */
  readonly name: string | null;
  readonly userId: string | null;
  readonly right: number;
  readonly answered: number;
  /** Weeks in a row, by `streakOf`. */
  readonly streak: number;
}

/** What a leaderboard is about: one round, or all that ended since then, or ever. */
export type Period =
  | { readonly kind: 'round'; readonly round: RoundId }
  | { readonly kind: 'since'; readonly from: Date }
  | { readonly kind: 'ever' };

/** Who answered fewer questions is not on the board yet. */
export const LEAST_ANSWERS = { round: 1, since: 5, ever: 10 } as const satisfies Record<
  Period['kind'],
  number
>;

/**
 * A community's players by right answers, then by the share of right ones, then by name. Only rounds that give points count,
 * and whoever stays off the boards is not on it.
 */
export interface Board {
  readonly period: Period;
  /** The best ones. */
  readonly standings: readonly Standing[];
  /** How many there are. */
  readonly players: number;
}

export interface RoundResult {
  readonly round: Round;
  readonly players: number;
  readonly spreads: readonly Spread[];
  /** Whether enough played for it to give points. */
  readonly counts: boolean;
  readonly board: Board;
}

/** What is to be done with a schedule that is due, or whose pause is over. */
export interface Opening {
  /** As it was when it was looked at; if it is not so any more, nothing is done. */
  readonly schedule: Schedule;
  /** Which of its times makes a round now; null if none does. */
  readonly due: Date | null;
  /** When it is due again. */
  readonly nextDue: Date;
  /** Its times that were missed by too much, and the last of them, ISO 8601 in UTC; null if there are none. */
  readonly skipped: { readonly count: number; readonly due: string } | null;
  /** What the round asks, unless one was prepared; null if there is no fair question. Then the schedule pauses. */
  readonly draft: RoundDraft | null;
}

/** The rounds there are. Every step of a round's life is one transaction, together with the posts that it asks for. */
export interface Rounds {
  /** The last round of the community that has ended; null if none has. */
  last(community: CommunityKey): Promise<Round | null>;
  /** At most `count` standings. */
  board(community: CommunityKey, period: Period, count: number): Promise<Board>;
  /** One member's, whether listed or not, and with however few answers; null if nothing of theirs counts. */
  standing(community: CommunityKey, period: Period, userId: string): Promise<Standing | null>;
  /** How often each question of a dossier was put in the community's rounds. */
  asked(community: CommunityKey, dossier: DossierId): Promise<ReadonlyMap<QuestionId, number>>;
  /** How many rounds each dossier had in the community. */
  turns(community: CommunityKey): Promise<ReadonlyMap<DossierId, number>>;
  /** The round that a schedule's next time will bring, as it was prepared for a preview; null if it was not. */
  prepared(schedule: Schedule): Promise<Round | null>;
  /** Prepares it; if somebody else just did, theirs stands. */
  prepare(schedule: Schedule, draft: RoundDraft): Promise<Round>;
  /** From now on this player gets no points for that round. */
  previewed(round: RoundId, player: Player): Promise<void>;
  /** Moves a schedule on, and opens its round if it is time for one. False if somebody else did. */
  open(opening: Opening): Promise<boolean>;
  /** Opens a round of no schedule; its post is taken until `lease` by whoever asked. */
  openNow(draft: RoundDraft, lease: Date): Promise<{ readonly round: Round; readonly post: Post }>;
  /** Null if the community has none of that id. */
  find(community: CommunityKey, id: RoundId): Promise<Round | null>;
  /** Those of the community that take answers, the newest first, at most `count`. */
  running(community: CommunityKey, count: number): Promise<readonly Round[]>;
  /** Stores a choice; of one member's for one question the last one counts. Resolves once it is lasting. */
  answer(answer: NewAnswer): Promise<AnswerOutcome>;
  /** The places of a member's choices by question number. */
  given(round: RoundId, userId: string): Promise<ReadonlyMap<number, number>>;
  /** How many have answered. */
  players(round: RoundId): Promise<number>;
  /**
   * Those on these platforms that take answers though their time is over; the longest over first, at most `count`. One
   * whose post is still to be made is none of them: its time runs from when it stands in its channel.
   */
  ended(platforms: readonly string[], count: number): Promise<readonly Round[]>;
  /**
   * Ends a round: no answer is taken from then on, scores are counted, and its result goes to the channel in `parts` posts.
   * One that never stood in its channel has failed. False if it had ended already.
   */
  close(round: RoundId, parts: number): Promise<boolean>;
  /** Of a round that has ended. */
  result(round: Round, listed: number): Promise<RoundResult>;
  /** Has posts say how many have answered, where that changed and they were last brought up to date before `before`. */
  recount(platforms: readonly string[], before: Date): Promise<void>;
  /** A dossier that changed since its rounds were last looked at, and its rounds; null if there is none. */
  unchecked(): Promise<DossierRounds | null>;
  /** Voids questions, counts scores again, has posts say so, and remembers that these rounds were looked at. */
  check(
    checked: DossierRounds,
    voids: readonly { readonly round: RoundId; readonly number: number }[],
  ): Promise<void>;
}

/** Rounds of one dossier that asked something, and the dossier's last revision when they were looked at. */
export interface DossierRounds {
  readonly dossier: DossierId;
  /** The community's own version of it, where it has one; else the same. */
  readonly version: DossierId;
  readonly revision: number;
  readonly rounds: readonly Pick<Round, 'id' | 'community' | 'questions'>[];
}
