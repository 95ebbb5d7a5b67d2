import { LRUCache } from 'lru-cache';
import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import { bundledCommunity } from '../bundled.ts';
import type { Client } from '../prisma-client.ts';

/** How long other processes' changes may go unnoticed. A change is to be seen within a second. */
const LOOK_EVERY_MS = 500;
const COMMUNITIES_IN_MEMORY = 10_000;

/** How often what a community may read has been changed. 0 is a community that never wrote. */
export interface Versions {
  readonly bundled: number;
  readonly own: number;
}

interface Look {
  readonly at: number;
  readonly versions: Promise<Versions>;
}

/** What the database's version counters say, asked for at most twice a second and community. */
export class VersionLooks {
  readonly #looks = new LRUCache<CommunityKey, Look>({ max: COMMUNITIES_IN_MEMORY });
  readonly #reader: Client;
  readonly #clock: Clock;

  constructor(reader: Client, clock: Clock) {
    this.#reader = reader;
    this.#clock = clock;
  }

  of(community: CommunityKey): Promise<Versions> {
    const now = this.#clock.now().getTime();
    const last = this.#looks.get(community);
    // A clock that was set back makes the last look one from the future.
    if (last !== undefined && now >= last.at && now - last.at < LOOK_EVERY_MS) return last.versions;
    const look: Look = { at: now, versions: readVersions(this.#reader, community) };
    this.#looks.set(community, look);
    look.versions.catch(() => {
      if (this.#looks.peek(community) === look) this.#looks.delete(community);
    });
    return look.versions;
  }

  /** To be called after every commit, so that this process knows of its own changes at once. */
  forget(): void {
    this.#looks.clear();
  }
}

export async function readVersions(reader: Client, community: CommunityKey): Promise<Versions> {
  const rows = await reader.community.findMany({
    where: { key: { in: [bundledCommunity, community] } },
    select: { key: true, version: true },
  });
  const versionOf = (key: CommunityKey) => rows.find((row) => row.key === key)?.version ?? 0;
  return {
    bundled: versionOf(bundledCommunity),
    own: community === bundledCommunity ? 0 : versionOf(community),
  };
}
