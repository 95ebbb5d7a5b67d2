import { LRUCache } from 'lru-cache';
import type { CommunityKey } from './dossier/dossier.ts';
import type { Shelf } from './ports.ts';

/** How many communities' indexes are kept; the one asked for longest ago makes room. */
const COMMUNITIES = 200;

/**
 * Remembers what was made of what a community may read, until its version is another.
 * Several that ask at once wait for one making.
 */
export function perCommunity<T extends object>(
  versionOf: Shelf['version'],
  make: (community: CommunityKey) => Promise<T>,
): (community: CommunityKey) => Promise<T> {
  const made = new LRUCache<CommunityKey, { readonly version: string; readonly value: Promise<T> }>({
    max: COMMUNITIES,
  });
  return async (community) => {
    const version = await versionOf(community);
    const known = made.get(community);
    if (known?.version === version) return known.value;
    const value = make(community);
    made.set(community, { version, value });
    // A failure is not remembered: the next one who asks tries again.
    value.catch(() => made.delete(community));
    return value;
  };
}
