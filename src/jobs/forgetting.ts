import type { CommunityKey } from '../core/dossier/dossier.ts';
import type { Clock } from '../core/ports.ts';
import type { Communities } from '../core/privacy/communities.ts';

/** Between two looks for communities whose time is over, and before the first. In milliseconds. */
const PAUSE = 3_600_000;

export interface ForgettingParts {
  readonly communities: Communities;
  readonly clock: Clock;
  /** The platforms of which it is known where the bot is. */
  platforms(): Promise<readonly string[]>;
  /** Records what was done. */
  forgot(community: CommunityKey): void;
}

/** Deletes what belongs to communities that the bot was removed from long ago, one a turn. */
export function forgetting({ communities, clock, platforms, forgot }: ForgettingParts) {
  // Whoever took the bot back while nobody was there has an hour to be heard of.
  let looked = clock.now().getTime();

  return {
    async turn(): Promise<void> {
      const now = clock.now().getTime();
      // A clock that was put back must not keep it from looking.
      if (Math.abs(now - looked) < PAUSE) return;
      const known = await platforms();
      const forgotten = known.length === 0 ? null : await communities.forget(known);
      if (forgotten === null) looked = now;
      else forgot(forgotten);
    },
  };
}
