import { describe, expect, it } from 'vitest';
import type { DossierContent, DossierId, SourceKey } from '../../src/core/dossier/dossier.ts';
import { bundledCommunity } from '../../src/store/bundled.ts';
import type { Store } from '../../src/store/open-store.ts';
import {
  databases,
  everything,
  guild,
  historyOf,
  lent,
  opened,
  stillClock,
  withoutName,
  workspace,
} from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

/** Of as many dossiers as asked for. */
function several(count: number): readonly DossierContent[] {
  return Array.from({ length: count }, (_, place) => bridgeDispute(1, `bridge-${place}`));
}

async function contentOf(store: Store, id: DossierId | undefined) {
  const dossier = id && (await store.shelf.open(guild, id));
  if (!dossier) throw new Error('cannot be read');
  const { id: _, origin, retracted: __, ...content } = dossier;
  return { origin, content };
}

describe.each(databases)('dossiers that a community imports into $name', ({ migrated }) => {
  it('are read back without loss, their claims numbered from 1,000 on', async () => {
    const store = await opened((await lent(migrated)).url);
    const [first, second] = await store.importDossiers(guild, several(2), 'somebody', null);
    expect(await contentOf(store, first)).toEqual({
      origin: 'community',
      content: numberedFrom(1000, bridgeDispute(1, 'bridge-0')),
    });
    expect(await contentOf(store, second)).toEqual({
      origin: 'community',
      content: numberedFrom(1003, bridgeDispute(1, 'bridge-1')),
    });
    const [third] = await store.importDossiers(guild, [bridgeDispute(700, 'third')], 'somebody', null);
    expect((await contentOf(store, third)).content).toEqual(numberedFrom(1006, bridgeDispute(700, 'third')));
  });

  it('may be many', async () => {
    const store = await opened((await lent(migrated)).url);
    const ids = await store.importDossiers(guild, several(70), 'somebody', null);
    expect(new Set(ids).size).toBe(70);
    expect((await store.shelf.entries(guild)).length).toBe(70);
    const last = numberedFrom(1000 + 69 * 3, bridgeDispute(1, 'bridge-69'));
    expect((await contentOf(store, ids[69])).content).toEqual(last);
  });

  it('are numbered by each community for itself', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importDossiers(workspace, several(3), 'somebody', null);
    const [id] = await store.importDossiers(guild, several(1), 'somebody', null);
    expect((await contentOf(store, id)).content.claims.map(({ number }) => number)).toEqual([
      1000, 1001, 1002,
    ]);
  });

  it('have a first revision of everything in them, with who and why', async () => {
    const clock = stillClock();
    const store = await opened((await lent(migrated)).url, clock);
    const [id] = await store.importDossiers(guild, several(1), 'member 7', 'from our archive');
    if (id === undefined) throw new Error('not imported');
    const content = numberedFrom(1000, bridgeDispute(1, 'bridge-0'));
    const occasion = {
      version: 1,
      at: clock.now(),
      by: 'member 7',
      reason: 'from our archive',
      before: null,
    };
    for (const claim of content.claims) {
      const [first, ...more] = await historyOf(store, guild, id, {
        kind: 'claim',
        key: String(claim.number),
      });
      expect(first).toMatchObject(occasion);
      expect(JSON.parse(first?.after ?? '')).toEqual(withoutName(claim));
      expect(more).toEqual([]);
    }
    expect(await historyOf(store, guild, id, { kind: 'dossier', key: 'bridge-0' })).toMatchObject([occasion]);
    expect(await historyOf(store, guild, id, { kind: 'source', key: 'gazette' })).toMatchObject([occasion]);
  });

  it('come in all together or not at all', async () => {
    const { url } = await lent(migrated);
    const store = await opened(url);
    await store.importDossiers(guild, several(1), 'somebody', null);
    const before = await everything(url);
    const [sample] = several(1);
    const sourceless = { ...bridgeDispute(1, 'sourceless'), sources: [] };
    const unusable = sample && {
      ...sample,
      slug: 'new',
      claims: sample.claims.map((claim) => ({ ...claim, source: 'none' as SourceKey })),
    }; // no source has it
    for (const faulty of [sourceless, unusable, bridgeDispute(1, 'bridge-0')]) {
      if (faulty === undefined) throw new Error('no sample');
      const together = [bridgeDispute(1, 'good'), faulty, bridgeDispute(1, 'also-good')];
      await expect(store.importDossiers(guild, together, 'somebody', null)).rejects.toMatchObject({
        code: 'rule',
      });
    }
    const [{ claims }] = [bridgeDispute()];
    const dangling = { ...bridgeDispute(1, 'dangling'), claims: claims.slice(0, 1) };
    await expect(store.importDossiers(guild, [dangling], 'somebody', null)).rejects.toThrow('no claim');
    expect(await everything(url)).toBe(before);
    expect((await store.shelf.entries(guild)).length).toBe(1);
  });

  it('can be read by no other community, in no way', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importBundled(bridgeDispute(1, 'for-all'), 'first');
    const [id] = await store.importDossiers(guild, [bridgeDispute(1, 'ours')], 'somebody', null);
    const [theirs] = await store.importDossiers(workspace, [bridgeDispute(1, 'theirs')], 'somebody', null);
    if (id === undefined || theirs === undefined) throw new Error('not imported');
    const entity = { kind: 'claim', key: '1000' } as const;

    expect((await store.shelf.entries(guild)).map(({ slug }) => slug)).toEqual(['for-all', 'ours']);
    expect((await store.shelf.voices(guild)).map(({ dossier }) => dossier)).toContain(id);
    expect((await historyOf(store, guild, id, entity)).length).toBe(1);

    // Asked first by those who may, so that nothing is kept in memory for those who may not.
    expect(await store.shelf.open(guild, id)).not.toBeNull();
    for (const other of [workspace, bundledCommunity]) {
      expect((await store.shelf.entries(other)).map(({ slug }) => slug)).not.toContain('ours');
      expect(await store.shelf.open(other, id)).toBeNull();
      expect((await store.shelf.voices(other)).map(({ dossier }) => dossier)).not.toContain(id);
      expect((await store.shelf.statements(other)).map((statements) => statements.id)).not.toContain(id);
      expect(await historyOf(store, other, id, entity)).toEqual([]);
    }
    expect(await store.shelf.open(guild, theirs)).toBeNull();
  });

  it('stand beside the bundled ones, which every community can read', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importBundled(bridgeDispute(), 'first');
    await store.importDossiers(guild, several(1), 'somebody', null);
    for (const community of [guild, workspace]) {
      const entry = (await store.shelf.entries(community)).find(({ origin }) => origin === 'bundled');
      if (entry === undefined) throw new Error('not shown');
      expect((await store.shelf.open(community, entry.id))?.slug).toBe('bridge');
      expect((await store.shelf.voices(community)).map(({ dossier }) => dossier)).toContain(entry.id);
      const statements = (await store.shelf.statements(community)).find(({ id }) => id === entry.id);
      const claims = bridgeDispute().claims.map(({ number, summary, quotations, check }) => ({
        number,
        summary,
        quotations,
        check,
      }));
      expect(statements?.claims).toEqual(claims);
      expect((await historyOf(store, community, entry.id, { kind: 'claim', key: '1' })).length).toBe(1);
    }
  });

  it('are never the bundled ones', async () => {
    const store = await opened((await lent(migrated)).url);
    await expect(store.importDossiers(bundledCommunity, several(1), 'somebody', null)).rejects.toThrow(
      RangeError,
    );
    expect(await store.shelf.entries(guild)).toEqual([]);
  });
});

/** As it is once imported: its claims are numbered in their order, which is not that of their own numbers. */
function numberedFrom(first: number, content: DossierContent): DossierContent {
  const given = new Map(content.claims.map(({ number }, place) => [Number(number), first + place]));
  return JSON.parse(JSON.stringify(content), (key, value) =>
    ['number', 'from', 'to', 'accordingTo'].includes(key) && typeof value === 'number'
      ? given.get(value)
      : value,
  );
}
