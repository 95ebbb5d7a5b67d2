import type { Branded, ClaimNumber, CommunityKey, DossierId } from '../dossier/dossier.ts';
import type { LogEntry } from '../editing/editing.ts';
import type { RoundId } from '../rounds/round.ts';
import type { ScheduleNumber, ScheduleTrouble } from '../rounds/schedule.ts';
import type { Who } from '../settings/settings.ts';

export type PostId = Branded<string, 'PostId'>;

/** What moderators must know; people and channels by the platform's ids. */
export type Notice =
  /** In the moderators' log. */
  | { readonly code: 'log'; readonly entry: LogEntry }
  /** In the channel of a share that can't be edited: what was corrected of it. When it was shared, ISO 8601 in UTC. */
  | {
      readonly code: 'corrected';
      readonly event: string;
      readonly shared: string;
      readonly corrections: readonly Correction[];
    }
  | { readonly code: 'moderator-added' | 'moderator-removed'; readonly who: Who }
  | { readonly code: 'channel-set'; readonly channel: string }
  | { readonly code: 'log-set'; readonly channel: string }
  | { readonly code: 'log-unset' }
  | { readonly code: 'review-set'; readonly moderators: 1 | 2 }
  | { readonly code: 'member-blocked' | 'member-unblocked'; readonly member: string }
  | { readonly code: 'channel-unset' }
  /** To a member alone, who wanted to be told: what became of a suggestion of theirs. */
  | {
      readonly code: 'suggestion-settled';
      readonly state: 'published' | 'declined';
      readonly event: string;
      readonly claim: ClaimNumber | null;
      readonly reason: string | null;
    }
  /** In the channel of a schedule itself: that it is set up there. */
  | { readonly code: 'schedule-set' }
  | {
      readonly code: 'schedule-paused';
      readonly schedule: ScheduleNumber;
      readonly channel: string;
      readonly trouble: ScheduleTrouble;
    }
  /** Rounds that were due while the bot was away for too long; `due` is the last of them, ISO 8601 in UTC. */
  | {
      readonly code: 'rounds-skipped';
      readonly schedule: ScheduleNumber;
      readonly channel: string;
      readonly count: number;
      readonly due: string;
    }
  /** In the channel of a round that can't be edited: which of its questions count no longer. When it was due, as above. */
  | { readonly code: 'round-corrected'; readonly due: string; readonly questions: readonly number[] }
  /** A round, or its result, that could not be posted. */
  | { readonly code: 'round-unposted' | 'result-unposted'; readonly channel: string };

/** A claim that was shown, and is shown otherwise or no more since. */
export interface Correction {
  readonly claim: ClaimNumber;
  readonly kind: 'changed' | 'retracted';
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly reason: string | null;
  /** Of a retracted one: what it said, as a sentence. */
  readonly said: string | null;
}

/** Has posts say what was corrected of what they show. */
export interface Corrections {
  /**
   * Asks for the edit of every share that shows a claim which was changed or retracted since it was made, once, however many
   * corrections came together. Looks at one dossier that was changed since it last did; false if there is none.
   */
  ask(): Promise<boolean>;
  /** The last correction of each of these claims since then, in the order in which they came; of all claims if null. */
  since(
    community: CommunityKey,
    dossier: DossierId,
    at: Date,
    claims: readonly ClaimNumber[] | null,
  ): Promise<readonly Correction[]>;
}

/** What a post is made of when it is sent. */
export type PostContent =
  /** What an action shows, as its button names it. */
  | { readonly kind: 'share'; readonly page: string; readonly dossier: DossierId }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'round'; readonly round: RoundId }
  /** One of the posts that a result is; `part` from 1. Each is asked for when the one before is there. */
  | { readonly kind: 'result'; readonly round: RoundId; readonly part: number; readonly parts: number }
  /** Brings a post that was sent up to date with what it shows. */
  | { readonly kind: 'edit'; readonly of: PostId }
  /** Takes a second copy of a post away; the platform's id of that message. */
  | { readonly kind: 'removal'; readonly message: string };

export interface NewPost {
  readonly community: CommunityKey;
  readonly content: PostContent;
  /** BCP 47. */
  readonly locale: string;
  /** By the platform's id; `@` and a member's id for a direct message. Null: held until somebody reads it where it waits. */
  readonly channel: string | null;
  /** The member at whose wish it is, by their id on their platform. */
  readonly by: string;
}

export interface Post extends NewPost {
  readonly id: PostId;
  readonly at: Date;
  readonly state: 'waiting' | 'held' | 'sent' | 'unconfirmed' | 'failed' | 'removed';
  /** The platform's id of the message; null until it is sent. */
  readonly messageId: string | null;
  /** No try after this. */
  readonly until: Date;
  /** When the first try was about to be made; null before. */
  readonly triedAt: Date | null;
  readonly tries: number;
  /** Of a share: the claims that it showed at any time; null where that is not known. */
  readonly shows: readonly ClaimNumber[] | null;
}

/** How a try ended. */
export type PostOutcome =
  | { readonly state: 'sent'; readonly messageId: string; readonly shows?: readonly ClaimNumber[] }
  | { readonly state: 'held' | 'unconfirmed' | 'failed' | 'removed' }
  /** What was to be edited is there no more. */
  | { readonly state: 'failed'; readonly gone: true }
  | { readonly state: 'waiting'; readonly due: Date };

/** As many posts as one member may ask for since then. */
export interface PostLimit {
  readonly count: number;
  readonly since: Date;
}

export interface PostTimes {
  /** From then on anybody may try; until then it is whoever added it. */
  readonly due: Date;
  readonly until: Date;
}

/** The posts there are; whoever tries one has taken it first, so that no two try at once. */
export interface Posts {
  /** Null, and nothing is added, if the member is over the limit. */
  add(post: NewPost, times: PostTimes, limit: PostLimit | null): Promise<Post | null>;
  /**
   * Those that wait and are due, at most `count`, each now taken until `lease` by whoever asked. Only of communities on
   * those platforms: what somebody else's process could post is left to it.
   */
  take(platforms: readonly string[], count: number, lease: Date): Promise<readonly Post[]>;
  /**
   * Records that a try is about to be made, before it is, and resolves to the post with it; null, and nothing is recorded, if
   * somebody else settled it meanwhile. Until it is settled the post is as `meanwhile` says. A round that opens later than it
   * should then closes later, too.
   */
  trying(
    id: PostId,
    meanwhile: { readonly state: 'unconfirmed' } | { readonly state: 'waiting'; readonly due: Date },
  ): Promise<Post | null>;
  /**
   * Records how a try ended, with what follows from it for a round, in one transaction. `unreachable`: it is the channel's
   * fault. Does nothing if the post was settled for good before.
   */
  settle(id: PostId, outcome: PostOutcome, unreachable?: boolean): Promise<void>;
  /**
   * Somebody pressed a button of that post in a message of that id. If nobody knew where the post stands, it stands there;
   * if it stands elsewhere, that message is a second copy, and its removal is asked for, once.
   */
  seen(community: CommunityKey, id: PostId, messageId: string): Promise<void>;
  /** Null if the community has none of that id. */
  find(community: CommunityKey, id: PostId): Promise<Post | null>;
  /** The newest that are held, and how many there are. */
  held(
    community: CommunityKey,
    count: number,
  ): Promise<{ readonly newest: readonly Post[]; readonly count: number }>;
}
