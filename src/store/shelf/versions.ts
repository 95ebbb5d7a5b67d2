import { LRUCache } from 'lru-cache';
import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import { bundledCommunity } from '../bundled.ts';
import type { Client } from '../prisma-client.ts';

/** How long other processes' changes may go unnoticed. A change is to be seen within a second. */
const LOOK_EVERY_MS = 500;
const COMMUNITIES_IN_MEMORY = 10_000;

/** How often something has been changed. 0 is a community that never wrote. */
export interface Versions {
  readonly bundled: number;
  readonly own: number;
}

/** How often what a community may read was, and how often what lists and names are made of. */
export interface Look extends Versions {
  readonly names: Versions;
}

interface Looked {
  readonly at: number;
  readonly look: Promise<Look>;
}

/** What the database's version counters say, asked for at most twice a second and community. */
export class VersionLooks {
  readonly #looks = new LRUCache<CommunityKey, Looked>({ max: COMMUNITIES_IN_MEMORY });
  readonly #reader: Client;
  readonly #clock: Clock;

  constructor(reader: Client, clock: Clock) {
    this.#reader = reader;
    this.#clock = clock;
  }

  of(community: CommunityKey): Promise<Look> {
    const now = this.#clock.now().getTime();
    const last = this.#looks.get(community);
    // A clock that was set back makes the last look one from the future.
    if (last !== undefined && now >= last.at && now - last.at < LOOK_EVERY_MS) return last.look;
    const looked: Looked = { at: now, look: readVersions(this.#reader, community) };
    this.#looks.set(community, looked);
    looked.look.catch(() => {
      if (this.#looks.peek(community) === looked) this.#looks.delete(community);
    });
    return looked.look;
  }

  /** To be called after every commit, so that this process knows of its own changes at once. */
  forget(): void {
    this.#looks.clear();
  }
}

export async function readVersions(reader: Client, community: CommunityKey): Promise<Look> {
  const rows = await reader.community.findMany({
    where: { key: { in: [bundledCommunity, community] } },
    select: { key: true, version: true, names: true },
  });
  const bundled = rows.find(({ key }) => key === bundledCommunity);
  const own = community === bundledCommunity ? undefined : rows.find(({ key }) => key === community);
  return {
    bundled: bundled?.version ?? 0,
    own: own?.version ?? 0,
    names: { bundled: bundled?.names ?? 0, own: own?.names ?? 0 },
  };
}
