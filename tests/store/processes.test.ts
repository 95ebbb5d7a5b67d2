import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent } from '../../src/core/dossier/dossier.ts';
import { migratedSqlite } from '../support/database.ts';
import { databases, guild, historyOf, lent, opened, rows, tables } from './databases.ts';
import { runTogether } from './other-processes.ts';
import { bridgeDispute } from './sample-content.ts';

const bridge = bridgeDispute();
const edition: DossierContent = {
  ...bridge,
  title: 'The Old Harbour Bridge is closed',
  claims: bridge.claims.slice(0, 2).map((claim) => ({ ...claim, cue: 'claims' })),
  relations: bridge.relations.filter(({ kind }) => kind === 'clarifies'),
};
const files = [
  { content: bridge, digest: 'first' },
  { content: edition, digest: 'second' },
];

describe.each(databases)('two processes on $name', ({ empty, migrated }) => {
  it('can start at once on an empty database; it is migrated once', async () => {
    const { url } = await lent(empty);
    const told = await runTogether({ url, files: [] }, { url, files: [] });
    expect(told.map((each) => each?.imported)).toEqual([[], []]);
    const applied = await rows(url, 'SELECT "migration_name" FROM "_prisma_migrations"');
    expect(new Set(applied.map(String)).size).toBe(applied.length);
    expect(await rows(url, 'SELECT "key" FROM "Community"')).toEqual([['whosaid:bundled']]);
  });

  it('can import the same file at once; one of them adds it', async () => {
    const { url } = await lent(migrated);
    const task = { url, files: files.slice(0, 1) };
    const told = await runTogether(task, task);
    expect(told.map((each) => each?.imported?.[0]).sort()).toEqual(['added', 'unchanged']);
    const store = await opened(url);
    const [entry, ...others] = await store.shelf.entries(guild);
    expect(others).toEqual([]);
    expect(entry && (await store.shelf.open(guild, entry.id))).toMatchObject(bridge);
  });
});

describe.each(databases)('a process killed while it imports into $name', ({ name, migrated }) => {
  const kills = { SQLite: 3, PostgreSQL: 2 }[name];

  it('leaves each import whole or not there at all, and the next one completes it', {
    timeout: 60_000,
  }, async () => {
    const whole = await lent(migrated);
    const [run] = await runTogether({ url: whole.url, files });
    const { opening = 0, statements = 0 } = run ?? {};
    expect(statements - opening).toBeGreaterThan(kills);

    const wholeSizes = await sizes(whole.url);
    const seen = new Set<string>();
    for (let kill = 0; kill < kills; kill++) {
      const { url, remove } = await migrated();
      const killAt = opening + 1 + Math.floor((kill * (statements - opening - 1)) / (kills - 1));
      expect(await runTogether({ url, files, killAt })).toEqual([null]);

      const store = await opened(url);
      const [entry] = await store.shelf.entries(guild);
      const dossier = entry && (await store.shelf.open(guild, entry.id));
      const found = dossier?.title ?? 'nothing';
      seen.add(found);
      const { claims = [] } = dossier ?? {};
      expect(claims).toEqual({ [bridge.title]: bridge.claims, [edition.title]: edition.claims }[found] ?? []);
      const revisions = entry ? await historyOf(store, guild, entry.id, { kind: 'claim', key: '1' }) : [];
      expect(revisions.length).toBe(['nothing', bridge.title, edition.title].indexOf(found));

      for (const { content, digest } of files.slice(Math.max(0, revisions.length - 1)))
        await store.importBundled(content, digest);
      expect((await store.shelf.entries(guild)).map(({ title }) => title)).toEqual([edition.title]);
      await store.close();
      expect(await sizes(url)).toBe(wholeSizes);
      await remove();
    }
    expect([...seen]).toEqual(expect.arrayContaining(['nothing', bridge.title]));
  });
});

describe('a process killed while it imports a community’s dossier', () => {
  it('leaves nothing of it, not even its number of claims', { timeout: 60_000 }, async () => {
    const [first] = bridge.claims;
    if (first === undefined) throw new Error('no sample');
    const more = Array.from({ length: 200 }, (_, nth) => ({
      ...first,
      number: (100 + nth) as ClaimNumber,
    })); // as a file's reader would
    const own = { community: guild, content: { ...bridge, claims: [...bridge.claims, ...more] } };
    const task = async () => ({ url: (await lent(migratedSqlite)).url, files: [], own });
    const whole = await task();
    const [run] = await runTogether(whole);
    const { opening = 0, statements = 0 } = run ?? {};
    expect(statements - opening).toBeGreaterThan(20);
    for (const killAt of [Math.floor((opening + statements) / 2), statements]) {
      const half = await task();
      expect(await runTogether({ ...half, killAt })).toEqual([null]);
      const store = await opened(half.url);
      expect(await store.shelf.entries(guild)).toEqual([]);
      expect(await store.editing.next(guild)).toBe(1_000);
    }
    expect(await (await opened(whole.url)).shelf.entries(guild)).toHaveLength(1);
  });
});

/** How many rows there are of everything. */
async function sizes(url: string): Promise<string> {
  const counts = tables.map((table) => `(SELECT count(*) FROM "${table}") AS "${table}"`);
  return String(await rows(url, `SELECT ${counts.join(', ')}`));
}
