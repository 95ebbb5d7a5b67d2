import type { CommunityKey, DossierContent, DossierId } from '../core/dossier/dossier.ts';
import type { AuditStep } from '../core/editing/audit.ts';
import type { Drafts } from '../core/editing/draft.ts';
import type { Editing } from '../core/editing/editing.ts';
import type { Clock, Shelf } from '../core/ports.ts';
import type { ChannelMessages } from '../core/posts/channel-messages.ts';
import type { Corrections, Posts } from '../core/posts/post.ts';
import type { Practices } from '../core/practice/practice.ts';
import type { Communities } from '../core/privacy/communities.ts';
import type { Privacy } from '../core/privacy/privacy.ts';
import type { Rounds } from '../core/rounds/round.ts';
import type { Schedules } from '../core/rounds/schedule.ts';
import type { Settings } from '../core/settings/settings.ts';
import { channelMessagesIn } from './channel-messages.ts';
import { type Imported, importBundled } from './dossiers/import-bundled.ts';
import { importDossiers } from './dossiers/import-dossiers.ts';
import { audit } from './editing/audit.ts';
import { draftsIn } from './editing/drafts.ts';
import { editingIn } from './editing/editing.ts';
import { explained, explainedAll } from './engines/explained.ts';
import { engineFromUrl } from './engines/from-url.ts';
import { migrate } from './migrations/migrate.ts';
import { knownMigrations } from './migrations/migration.ts';
import { correctionsIn } from './posts/corrections.ts';
import { postsIn } from './posts/posts.ts';
import { practicesIn } from './practice/practices.ts';
import { communitiesIn } from './privacy/communities.ts';
import { privacyIn } from './privacy/privacy.ts';
import { roundsIn } from './rounds/rounds.ts';
import { schedulesIn } from './rounds/schedules.ts';
import { settingsIn } from './settings/settings.ts';
import { explainedShelf } from './shelf/explained-shelf.ts';
import { SnapshotShelf } from './shelf/shelf.ts';

/** What is kept. Everything here rejects with a StoreError where the database is in trouble; nothing is then half-written. */
export interface Store {
  readonly shelf: Shelf;
  readonly settings: Settings;
  readonly posts: Posts;
  readonly channelMessages: ChannelMessages;
  readonly schedules: Schedules;
  readonly rounds: Rounds;
  readonly practices: Practices;
  readonly privacy: Privacy;
  readonly communities: Communities;
  readonly editing: Editing;
  readonly drafts: Drafts;
  readonly corrections: Corrections;
  /**
   * Makes the bundled dossier of that slug say what `content` says; `digest` is of its file.
   * Does nothing if that was the last digest. Differences become revisions, by party, speaker, source, claim, relation and
   * missing voice; what the file has no more is retracted, and restored if it comes back. No community's own is touched.
   */
  importBundled(content: DossierContent, digest: string): Promise<Imported>;
  /** Adds dossiers to a community, all or none; their claims are numbered on from the community's last, whatever numbers they bear. */
  importDossiers(
    community: CommunityKey,
    contents: readonly DossierContent[],
    by: string,
    reason: string | null,
  ): Promise<readonly DossierId[]>;
  /** What is wrong with the histories there are, dossier by dossier; changes nothing. */
  audit(): AsyncGenerator<AuditStep>;
  /**
   * Runs `work`, which writes by connections of its own. On SQLite, where one can write at a time and whoever waits keeps
   * everybody waiting, what is to be written here waits for its turn meanwhile.
   */
  whileAnotherWrites<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing of it is open any more. */
  close(): Promise<void>;
}

/**
 * Opens the database, brings it up to date, and makes it if it is not there.
 * @throws StoreError
 */
export async function openStore({
  url,
  clock,
}: {
  /** `DATABASE_URL`: `file:` with a path relative to the working directory, or `postgresql://`. */
  readonly url: string;
  readonly clock: Clock;
}): Promise<Store> {
  const engine = engineFromUrl(url);
  await migrate(engine, await knownMigrations(engine.name));
  const connections = await explained(engine, () => engine.connect());
  const { reader, writer } = connections;
  const shelf = new SnapshotShelf(reader, clock);

  async function written<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await explained(engine, work);
    } finally {
      // Even after a failure: a commit may have gone through without us hearing of it.
      shelf.forget();
    }
  }

  const editing = explainedAll(engine, editingIn(reader, writer, clock));
  const communities = explainedAll(engine, communitiesIn(reader, writer, clock));

  return {
    shelf: explainedShelf(engine, shelf),
    settings: explainedAll(engine, settingsIn(reader, writer, clock)),
    posts: explainedAll(engine, postsIn(reader, writer, clock)),
    channelMessages: explainedAll(engine, channelMessagesIn(reader, writer, clock)),
    schedules: explainedAll(engine, schedulesIn(reader, writer, clock)),
    rounds: explainedAll(engine, roundsIn(reader, writer, clock)),
    practices: explainedAll(engine, practicesIn(reader, writer, clock)),
    privacy: explainedAll(engine, privacyIn(reader, writer, clock)),
    communities: { ...communities, forget: (platforms) => written(() => communities.forget(platforms)) },
    editing: {
      ...editing,
      change: (...args) => written(() => editing.change(...args)),
      create: (...args) => written(() => editing.create(...args)),
    },
    drafts: explainedAll(engine, draftsIn(reader, writer, clock)),
    corrections: explainedAll(engine, correctionsIn(reader, writer, clock)),
    importBundled: (content, digest) => written(() => importBundled(connections, clock, content, digest)),
    importDossiers: (community, contents, by, reason) =>
      written(() =>
        importDossiers(writer, community, contents, { at: clock.now(), by, consent: null, reason }),
      ),
    audit: () => audit(reader),
    whileAnotherWrites: (work) => written(() => connections.whileAnotherWrites(work)),
    close: () => connections.close(),
  };
}
