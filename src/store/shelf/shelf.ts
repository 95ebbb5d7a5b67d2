import type { CommunityKey, Dossier, DossierEntry, DossierId } from '../../core/dossier/dossier.ts';
import type { Clock, DossierStatements, DossierVoices, Shelf } from '../../core/ports.ts';
import { bundledCommunity } from '../bundled.ts';
import type { Client } from '../prisma-client.ts';
import { readDossier } from './read-dossier.ts';
import { type OwnVersion, readEntries, readOwnVersions } from './read-entries.ts';
import { readUndisturbed } from './read-undisturbed.ts';
import { readStatements, readVoices } from './read-words.ts';
import { Snapshots } from './snapshots.ts';
import { type Look, VersionLooks, type Versions } from './versions.ts';

/** All snapshots together hold at most so many claims, at about 2 KB each. */
const CLAIMS_IN_MEMORY = 20_000;
/** All lists together hold at most so many entries, at about 0.5 KB each. */
const ENTRIES_IN_MEMORY = 100_000;

interface List {
  readonly ids: ReadonlySet<DossierId>;
  /** In the order of their titles. */
  readonly entries: readonly DossierEntry[];
}

const titles = new Intl.Collator('en', { numeric: true });

/**
 * Answers from snapshots in memory, bundled ones shared by all communities, as long as the database has none newer.
 * A snapshot is named with the version it is of, so that none can be stale: an old one is asked for no more.
 */
export class SnapshotShelf implements Shelf {
  readonly #reader: Client;
  readonly #looks: VersionLooks;
  readonly #lists = new Snapshots<List>(ENTRIES_IN_MEMORY, ({ entries }) => entries.length);
  readonly #dossiers = new Snapshots<Dossier | null>(CLAIMS_IN_MEMORY, ({ claims }) => claims.length);

  readonly #versions = new Snapshots<ReadonlyMap<DossierId, OwnVersion>>(
    ENTRIES_IN_MEMORY,
    ({ size }) => size,
  );

  constructor(reader: Client, clock: Clock) {
    this.#reader = reader;
    this.#looks = new VersionLooks(reader, clock);
  }

  async version(community: CommunityKey): Promise<string> {
    return written(await this.#looks.of(community));
  }

  async namesVersion(community: CommunityKey): Promise<string> {
    return written((await this.#looks.of(community)).names);
  }

  async entries(community: CommunityKey): Promise<readonly DossierEntry[]> {
    return (await this.#list(community, await this.#looks.of(community))).entries;
  }

  async open(community: CommunityKey, id: DossierId): Promise<Dossier | null> {
    const look = await this.#looks.of(community);
    const version = look.own === 0 ? undefined : await this.#ownVersion(community, look.names.own, id);
    if (version !== undefined) return version.isShown ? this.#read(community, look.own, version.row) : null;
    const isBundled = (await this.#list(bundledCommunity, look)).ids.has(id);
    return isBundled ? this.#read(bundledCommunity, look.bundled, id) : this.#read(community, look.own, id);
  }

  #read(owner: CommunityKey, version: number, id: DossierId): Promise<Dossier | null> {
    return this.#dossiers.get(`${version} ${id} ${owner}`, () =>
      readUndisturbed(this.#reader, owner, () => readDossier(this.#reader, owner, id)),
    );
  }

  async #ownVersion(community: CommunityKey, names: number, id: DossierId): Promise<OwnVersion | undefined> {
    const versions = await this.#versions.get(`${names} ${community}`, async () => {
      const read = await readUndisturbed(this.#reader, community, () =>
        readOwnVersions(this.#reader, community),
      );
      return new Map(read.map((own) => [own.of, own]));
    });
    return versions.get(id);
  }

  voices(community: CommunityKey): Promise<readonly DossierVoices[]> {
    return readUndisturbed(this.#reader, community, () => readVoices(this.#reader, community));
  }

  statements(community: CommunityKey): Promise<readonly DossierStatements[]> {
    return readUndisturbed(this.#reader, community, () => readStatements(this.#reader, community));
  }

  async #list(community: CommunityKey, { own, names }: Pick<Look, 'own' | 'names'>): Promise<List> {
    // Of the bundled dossiers alone there is one list for everybody.
    if (own === 0 || community === bundledCommunity)
      return this.#lists.get(`${names.bundled} ${bundledCommunity}`, async () => {
        const read = () => readEntries(this.#reader, bundledCommunity);
        return listOf(await readUndisturbed(this.#reader, bundledCommunity, read));
      });
    return this.#lists.get(`${written(names)} ${community}`, async () => {
      const { entries, versions } = await readUndisturbed(this.#reader, community, async () => ({
        entries: await readEntries(this.#reader, community),
        versions: await readOwnVersions(this.#reader, community),
      }));
      const replaced = new Set(versions.map(({ of }) => of));
      const { entries: bundled } = await this.#list(bundledCommunity, { own: 0, names });
      return listOf([...bundled.filter(({ id }) => !replaced.has(id)), ...entries]);
    });
  }

  /** To be called after every commit of this process, so that its next answers have what was written. */
  forget(): void {
    this.#looks.forget();
  }
}

function written({ bundled, own }: Versions): string {
  return `${bundled}.${own}`;
}

function listOf(entries: readonly DossierEntry[]): List {
  return {
    ids: new Set(entries.map(({ id }) => id)),
    entries: entries.toSorted((a, b) => titles.compare(a.title, b.title) || titles.compare(a.slug, b.slug)),
  };
}
