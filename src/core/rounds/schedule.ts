import type { Branded, CommunityKey, DossierId } from '../dossier/dossier.ts';
import type { WeeklyRule } from '../schedule/rule.ts';

/** The short number people type; it counts within the community. */
export type ScheduleNumber = Branded<number, 'ScheduleNumber'>;

/** Why a schedule pauses without anybody having asked for it. */
export type ScheduleTrouble = 'unreachable' | 'too-small';

/** What a schedule's owner decides. */
export interface SchedulePlan {
  /** By the platform's id. */
  readonly channel: string;
  /** Null: the community's events take turns. */
  readonly dossier: DossierId | null;
  readonly rule: WeeklyRule;
  /** In one round, 1 to 5. */
  readonly questions: number;
  /** How long a round takes answers. */
  readonly openMinutes: number;
}

/** The rule that makes rounds. */
export interface Schedule extends SchedulePlan {
  readonly number: ScheduleNumber;
  readonly community: CommunityKey;
  /** BCP 47, of what is posted. */
  readonly locale: string;
  /** Who set it up, by the platform's id. */
  readonly by: string;
  readonly state: 'active' | 'paused' | 'removed';
  readonly trouble: ScheduleTrouble | null;
  /** When a pause ends by itself. */
  readonly resumesAt: Date | null;
  /** The next time it is due; while it pauses, the next there would be. */
  readonly nextDue: Date;
}

/** At most so many in a community, so that a list of them fits one message. */
export const SCHEDULES_LIMIT = 10;

/** The rules that make rounds. Times are instants; `rule` says what they are in its zone. */
export interface Schedules {
  /** Null, and nothing is added, if there are `SCHEDULES_LIMIT` already. */
  add(
    schedule: SchedulePlan & Pick<Schedule, 'community' | 'locale' | 'by' | 'nextDue'>,
  ): Promise<Schedule | null>;
  /** Those that were not removed, by number. */
  list(community: CommunityKey): Promise<readonly Schedule[]>;
  /** Null if there is none of that number, or no more. */
  find(community: CommunityKey, number: ScheduleNumber): Promise<Schedule | null>;
  /**
   * Puts another plan in the place of the old one. A round that somebody previewed moves along, and is drawn anew if its
   * questions come from elsewhere or are more or fewer; who saw it still gets no points for it. False if there is none.
   */
  change(
    community: CommunityKey,
    number: ScheduleNumber,
    change: { readonly plan: SchedulePlan; readonly nextDue: Date },
  ): Promise<boolean>;
  /** False if there is none. */
  pause(
    community: CommunityKey,
    number: ScheduleNumber,
    pause: { readonly resumesAt: Date | null; readonly trouble: ScheduleTrouble | null },
  ): Promise<boolean>;
  /** What was due in the pause stays undone. False if there is none. */
  resume(community: CommunityKey, number: ScheduleNumber, nextDue: Date): Promise<boolean>;
  /** A round of it that is open goes on to its close. False if there is none. */
  remove(community: CommunityKey, number: ScheduleNumber): Promise<boolean>;
  /** Those on these platforms that are due, or whose pause is over; the longest due first, at most `count`. */
  due(platforms: readonly string[], count: number): Promise<readonly Schedule[]>;
  /** Makes the next time of every active schedule anew, by what `next` says of its rule and the time it was last done. */
  refresh(next: (rule: WeeklyRule, after: Date) => Date): Promise<void>;
}
