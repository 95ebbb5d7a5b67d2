import type { Branded, CommunityKey } from '../dossier/dossier.ts';
import type { Who } from '../settings/settings.ts';

export type PostId = Branded<string, 'PostId'>;

/** What moderators must know; people and channels by the platform's ids. */
export type Notice =
  | { readonly code: 'moderator-added' | 'moderator-removed'; readonly who: Who }
  | { readonly code: 'channel-set'; readonly channel: string }
  | { readonly code: 'channel-unset' };

/** What a post is made of when it is sent. */
export type PostContent =
  /** What an action shows, as its button names it. */
  { readonly kind: 'share'; readonly page: string } | { readonly kind: 'notice'; readonly notice: Notice };

export interface NewPost {
  readonly community: CommunityKey;
  readonly content: PostContent;
  /** BCP 47. */
  readonly locale: string;
  /** Null: held until somebody reads it where it waits. */
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
}

/** How a try ended. */
export type PostOutcome =
  | { readonly state: 'sent'; readonly messageId: string }
  | { readonly state: 'held' | 'unconfirmed' | 'failed' | 'removed' }
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
  settle(id: PostId, outcome: PostOutcome): Promise<void>;
  /** Null if the community has none of that id. */
  find(community: CommunityKey, id: PostId): Promise<Post | null>;
  /** The newest that are held, and how many there are. */
  held(
    community: CommunityKey,
    count: number,
  ): Promise<{ readonly newest: readonly Post[]; readonly count: number }>;
}
