import type { Actor } from '../src/chat/actor.ts';
import type { CommunityKey } from '../src/core/dossier/dossier.ts';
import type { EventNames } from '../src/core/events/event-names.ts';
import type { Clock, Shelf } from '../src/core/ports.ts';
import type { StatementSearch } from '../src/core/search/statement-search.ts';

/** What commands are given to do their work with. */
export interface Services {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly events: EventNames;
  readonly search: StatementSearch;
}

export function communityOf({ platform, tenantId }: Pick<Actor, 'platform' | 'tenantId'>): CommunityKey {
  // The one place where a platform's tenant becomes a community.
  return `${platform}:${tenantId}` as CommunityKey;
}
