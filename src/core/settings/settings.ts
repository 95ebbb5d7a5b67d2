import type { CommunityKey } from '../dossier/dossier.ts';

/** Somebody, or everybody who holds a role, by the platform's ids. */
export interface Who {
  readonly kind: 'user' | 'role';
  readonly id: string;
}

/** As many moderators as can be added: what one message can list. */
export const MODERATORS_LIMIT = 20;

/** As many blocked members as one message lists. */
export const BLOCKED_LISTED = 20;

export interface AddedModerator {
  readonly who: Who;
  /** A member's id on their platform. */
  readonly by: string;
  readonly at: Date;
}

export interface NoticesChannel {
  readonly channel: string;
  /** A member's id on their platform. */
  readonly by: string;
  readonly at: Date;
}

/** A channel, by the platform's id, and what the bot posts there by itself. */
export interface OwnChannel {
  readonly community: CommunityKey;
  readonly channel: string;
  readonly posts: 'notices' | 'log' | 'rounds';
}

/** What a community has chosen for itself; every change is kept with who made it and when. */
export interface Settings {
  /** In the order in which they were added. */
  moderators(community: CommunityKey): Promise<readonly AddedModerator[]>;
  /** Whether one of these was added. */
  hasModerator(community: CommunityKey, whos: readonly Who[]): Promise<boolean>;
  /** `full` if there are `MODERATORS_LIMIT` already. */
  addModerator(community: CommunityKey, who: Who, by: string): Promise<'added' | 'was-one' | 'full'>;
  /** False if they were none. */
  removeModerator(community: CommunityKey, who: Who, by: string): Promise<boolean>;
  /** Null where notices wait to be looked at. */
  noticesChannel(community: CommunityKey): Promise<NoticesChannel | null>;
  /** Where the bot posts by itself, in all communities, in the order of their keys; for whoever runs Whosaid. */
  ownChannels(): Promise<readonly OwnChannel[]>;
  setNoticesChannel(community: CommunityKey, channel: string | null, by: string): Promise<void>;
  /** Where every publication, change and retraction is told; null where it is told nowhere. */
  logChannel(community: CommunityKey): Promise<string | null>;
  setLogChannel(community: CommunityKey, channel: string | null, by: string): Promise<void>;
  /** How many moderators have to agree to a change before it is shown. */
  review(community: CommunityKey): Promise<1 | 2>;
  setReview(community: CommunityKey, moderators: 1 | 2, by: string): Promise<void>;
  /** Who may suggest no claims, the last blocked first; at most `BLOCKED_LISTED`, and how many there are. */
  blocked(community: CommunityKey): Promise<{ readonly listed: readonly string[]; readonly count: number }>;
  /** False if they were blocked already. */
  block(community: CommunityKey, userId: string, by: string): Promise<boolean>;
  /** False if they were not. */
  unblock(community: CommunityKey, userId: string, by: string): Promise<boolean>;
}
