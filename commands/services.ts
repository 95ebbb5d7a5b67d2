import type { Actor, PlatformName } from '../src/chat/actor.ts';
import type { Posting } from '../src/chat/platform.ts';
import type { CommunityKey } from '../src/core/dossier/dossier.ts';
import type { Drafts } from '../src/core/editing/draft.ts';
import type { Editing } from '../src/core/editing/editing.ts';
import type { EventNames } from '../src/core/events/event-names.ts';
import type { Importing } from '../src/core/exchange/import-dossier.ts';
import type { KeptFiles } from '../src/core/exchange/kept-files.ts';
import type { Clock, Shelf } from '../src/core/ports.ts';
import type { NewPost, Post, PostLimit, Posts } from '../src/core/posts/post.ts';
import type { Practices } from '../src/core/practice/practice.ts';
import type { Privacy } from '../src/core/privacy/privacy.ts';
import type { Drafting } from '../src/core/rounds/draft-round.ts';
import type { Round, Rounds } from '../src/core/rounds/round.ts';
import type { Schedules } from '../src/core/rounds/schedule.ts';
import type { StatementSearch } from '../src/core/search/statement-search.ts';
import type { Settings } from '../src/core/settings/settings.ts';
import type { Delivery, Removal } from '../src/views/sharing.ts';

/** What commands are given to do their work with. */
export interface Services {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly events: EventNames;
  readonly search: StatementSearch;
  readonly settings: Settings;
  readonly posts: Posts;
  readonly schedules: Schedules;
  readonly rounds: Rounds;
  readonly practices: Practices;
  readonly privacy: Privacy;
  readonly drafting: Drafting;
  readonly editing: Editing;
  readonly drafts: Drafts;
  readonly files: KeptFiles;
  readonly importing: Importing;
  /** Ends a round, and has its result posted; false if it had ended already. */
  closeRound(round: Round): Promise<boolean>;
  readonly outbox: Outbox;
  /** What posts for that platform; null where it has no channels, or does not run. */
  postingOn(platform: PlatformName): Posting | null;
  mayModerate(actor: Actor): Promise<boolean>;
}

/** The one way to a channel for what is not the answer to whoever sees it. */
export interface Outbox {
  /** Stores the post, tries it, and resolves to what became of it. Null: whoever asks may ask as often as they like. */
  put(post: NewPost, limit: PostLimit | null): Promise<Delivery>;
  /** Tries a post that whoever calls this has taken until `lease`. */
  send(post: Post): Promise<Delivery>;
  lease(): Date;
  /** Takes a post off its channel. */
  remove(post: Post): Promise<Removal>;
}

export function communityOf({ platform, tenantId }: Pick<Actor, 'platform' | 'tenantId'>): CommunityKey {
  // The one place where a platform's tenant becomes a community.
  return `${platform}:${tenantId}` as CommunityKey;
}
