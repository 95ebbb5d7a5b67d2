import { communityOf } from '../commands/services.ts';
import { directTenant, type PlatformName } from './chat/actor.ts';
import type { Presence } from './chat/platform.ts';
import type { CommunityKey } from './core/dossier/dossier.ts';
import type { Communities } from './core/privacy/communities.ts';

/** Keeps what platforms tell of where the bot is. */
export interface Whereabouts {
  /** Resolves once it is kept, in the order in which it is told; what can't be is reported, and kept when it is told again. */
  tell(platform: PlatformName, presence: Presence): Promise<void>;
  /** From now on, nothing is known of that platform until it tells. */
  lose(platform: PlatformName): void;
  /** Once everything told is kept: whether the platform has told all that it is in since it was lost. */
  knowsAll(platform: PlatformName): Promise<boolean>;
  settled(): Promise<void>;
}

export function whereabouts(communities: Communities, report: (error: unknown) => void): Whereabouts {
  const joined = new Set<CommunityKey>();
  const complete = new Set<PlatformName>();
  let last = Promise.resolve();

  async function keep(platform: PlatformName, presence: Presence): Promise<void> {
    const keyOf = (tenantId: string) => communityOf({ platform, tenantId });
    if (presence.kind === 'joined-only') {
      // Nobody is removed from a direct message.
      const all = [...presence.tenantIds, directTenant].map(keyOf);
      await communities.joinedOnly(platform, all);
      for (const key of all) joined.add(key);
      complete.add(platform);
      return;
    }
    const key = keyOf(presence.tenantId);
    if (presence.kind === 'left') {
      joined.delete(key);
      await communities.left(key);
    } else if (!joined.has(key)) {
      await communities.joined(key);
      joined.add(key);
    }
  }

  return {
    tell(platform, presence) {
      last = last.then(() => keep(platform, presence)).catch(report);
      return last;
    },
    lose: (platform) => void complete.delete(platform),
    async knowsAll(platform) {
      await last;
      return complete.has(platform);
    },
    settled: () => last,
  };
}
