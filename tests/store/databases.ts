import { onTestFinished } from 'vitest';
import type { Claim, CommunityKey, DossierId } from '../../src/core/dossier/dossier.ts';
import type { EntityKind, Revision } from '../../src/core/editing/editing.ts';
import type { Clock } from '../../src/core/ports.ts';
import { engineFromUrl } from '../../src/store/engines/from-url.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { emptySqlite, migratedSqlite, type TestDatabase } from '../support/database.ts';
import { emptyPostgresql, migratedPostgresql, pooledPostgresql } from '../support/database-postgresql.ts';

/** For `describe.each`: whatever the store does, it does on both. What a test may do to the tables themselves, it does to `unshared`. */
export const databases = [
  { name: 'SQLite', empty: emptySqlite, migrated: migratedSqlite, unshared: migratedSqlite },
  { name: 'PostgreSQL', empty: emptyPostgresql, migrated: pooledPostgresql, unshared: migratedPostgresql },
] as const;

/** What `make` makes, until the test is over. */
export async function lent<Database extends TestDatabase>(make: () => Promise<Database>): Promise<Database> {
  const database = await make();
  onTestFinished(() => database.remove());
  return database;
}

/** A store as another process would have it, closed when the test is over. */
export async function opened(url: string, clock: Clock = stillClock()): Promise<Store> {
  const store = await openStore({ url, clock });
  onTestFinished(() => store.close());
  return store;
}

/** Stands still until it is told otherwise. */
export function stillClock(): Clock & { advance(milliseconds: number): void } {
  let time = Date.UTC(2031, 4, 3);
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

/** What the database itself answers, past the store. */
export async function rows(url: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  const [answer = []] = await answers(url, [sql]);
  return answer;
}

/** As `rows`, for one after the other. */
export async function answers(
  url: string,
  statements: readonly string[],
): Promise<readonly (readonly (readonly unknown[])[])[]> {
  const connection = await engineFromUrl(url).openForMigration();
  try {
    const found = [];
    for (const sql of statements)
      found.push((await connection.queryRaw({ sql, args: [], argTypes: [] })).rows);
    return found;
  } finally {
    await connection.dispose();
  }
}

/** All that hold what people wrote. */
export const tables = [
  'Community',
  'Dossier',
  'Party',
  'Speaker',
  'Role',
  'Alias',
  'Source',
  'Claim',
  'Subject',
  'Relation',
  'Anchor',
  'MissingVoice',
  'Revision',
];

/** Every row of every table. */
export async function everything(url: string): Promise<string> {
  const found = await answers(
    url,
    tables.map((table) => `SELECT * FROM "${table}"`),
  );
  return JSON.stringify(found.map((ofOne) => ofOne.map(String).sort()));
}

export const guild = 'discord:1' as CommunityKey; // as a platform would make it
export const workspace = 'slack:T1' as CommunityKey; // as above

/** The changes of one entity, the first one first. */
export async function historyOf(
  store: Store,
  community: CommunityKey,
  dossier: DossierId,
  entity: { readonly kind: EntityKind; readonly key: string },
): Promise<readonly Revision[]> {
  const { revisions } = await store.editing.history(community, dossier, entity, { count: 1_000 });
  return revisions.toReversed();
}

/** As revisions have a claim: whoever pasted an excerpt is told by the revision itself. */
export function withoutName(claim: Claim): object {
  return claim.check.level === 'excerpt' ? { ...claim, check: { level: 'excerpt' } } : claim;
}
