import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent, PartyKey } from '../../src/core/dossier/dossier.ts';
import type { Store } from '../../src/store/open-store.ts';
import { databases, everything, guild, historyOf, lent, opened, stillClock } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const bridge = bridgeDispute();
/** The same file once its editors were through with it. */
const edition: DossierContent = {
  ...bridge,
  title: 'The Old Harbour Bridge is closed',
  claims: bridge.claims.map((claim) => (claim.number === 1 ? { ...claim, cue: 'claims' } : claim)),
};
/** Without claim 3, and so without what refers to it. */
const shorter: DossierContent = {
  ...bridge,
  claims: bridge.claims.filter(({ number }) => number !== 3),
  relations: [],
};

async function bundled(store: Store) {
  const entry = (await store.shelf.entries(guild)).find(({ slug }) => slug === 'bridge');
  const dossier = entry && (await store.shelf.open(guild, entry.id));
  if (!dossier) throw new Error('no bundled dossier');
  const { id, origin, retracted: _, ...content } = dossier;
  return {
    id,
    origin,
    content,
    claim: (number: number) => historyOf(store, guild, id, { kind: 'claim', key: String(number) }),
    revisions: (kind: 'dossier' | 'party' | 'relation' | 'missing' | 'speaker', key: string) =>
      historyOf(store, guild, id, { kind, key }),
  };
}

describe.each(databases)('a bundled file on $name', ({ migrated }) => {
  it('is added, and read back without loss', async () => {
    const store = await opened((await lent(migrated)).url);
    expect(await store.importBundled(bridge, 'first')).toBe('added');
    const { origin, content } = await bundled(store);
    expect(origin).toBe('bundled');
    expect(content).toEqual(bridge);
  });

  it('may have all the claims that there are numbers for', async () => {
    const store = await opened((await lent(migrated)).url);
    const [first] = bridge.claims;
    if (first === undefined) throw new Error('no sample');
    const claims = Array.from({ length: 999 }, (_, place) => ({
      ...first,
      number: (place + 1) as ClaimNumber,
    })); // as a file's reader would
    await store.importBundled({ ...bridge, claims }, 'first');
    expect((await bundled(store)).content.claims).toEqual(claims);
  });

  it('changes nothing when it comes again', async () => {
    const { url } = await lent(migrated);
    const store = await opened(url);
    await store.importBundled(bridge, 'first');
    const before = await everything(url);
    expect(await store.importBundled(bridge, 'first')).toBe('unchanged');
    expect(await everything(url)).toBe(before);
  });

  it('leaves a revision with before and after for each difference, and none for the rest', async () => {
    const clock = stillClock();
    const store = await opened((await lent(migrated)).url, clock);
    await store.importBundled(bridge, 'first');
    const firstAt = clock.now();
    clock.advance(86_400_000);
    expect(await store.importBundled(edition, 'second')).toBe('edited');

    const { content, id, claim, revisions } = await bundled(store);
    expect(content).toEqual(edition);
    const [first, second, ...more] = await claim(1);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ version: 1, at: firstAt, reason: 'edition:first', before: null });
    expect(second).toMatchObject({
      version: 2,
      at: clock.now(),
      by: 'whosaid:bundled',
      reason: 'edition:second',
    });
    expect(second?.before).toBe(first?.after);
    expect(JSON.parse(second?.before ?? '')).toEqual(bridge.claims[0]);
    expect(JSON.parse(second?.after ?? '')).toEqual(edition.claims[0]);
    expect((await revisions('dossier', 'bridge')).map(({ version }) => version)).toEqual([1, 2]);
    expect((await claim(2)).length).toBe(1);
    expect((await revisions('party', 'railways')).length).toBe(1);
    expect(await historyOf(store, guild, id, { kind: 'claim', key: '999' })).toEqual([]);
  });

  it('may keep a claim out of quizzes and let it in again, each a revision of that claim alone', async () => {
    const store = await opened((await lent(migrated)).url);
    const keptOut: DossierContent = {
      ...bridge,
      claims: bridge.claims.map((claim) => (claim.number === 1 ? { ...claim, inQuiz: false } : claim)),
    };
    await store.importBundled(bridge, 'first');
    expect(await store.importBundled(keptOut, 'second')).toBe('edited');
    expect((await bundled(store)).content).toEqual(keptOut);
    expect(await store.importBundled(bridge, 'third')).toBe('edited');

    const { content, claim, revisions } = await bundled(store);
    expect(content).toEqual(bridge);
    const told = (await claim(1)).map(({ after }) => JSON.parse(after ?? ''));
    expect(told).toEqual([bridge.claims[0], keptOut.claims[0], bridge.claims[0]]);
    expect(told.map(({ inQuiz }) => inQuiz)).toEqual([true, false, true]);
    expect((await claim(2)).length).toBe(1);
    expect((await revisions('dossier', 'bridge')).length).toBe(1);
  });

  it('retracts what was taken out of it, and restores it when it comes back', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importBundled(bridge, 'first');
    await store.importBundled(shorter, 'second');
    expect((await bundled(store)).content).toEqual(shorter);
    expect((await store.shelf.statements(guild))[0]?.claims.map(({ number }) => number)).toEqual([1, 2]);

    await store.importBundled(bridge, 'third');
    const { content, claim, revisions } = await bundled(store);
    expect(content).toEqual(bridge);
    for (const changes of [await claim(3), await revisions('relation', '2 rebuts 3')]) {
      expect(changes.map(({ version, before, after }) => [version, before === null, after === null])).toEqual(
        [
          [1, true, false],
          [2, false, true],
          [3, true, false],
        ],
      );
      expect(changes[2]?.after).toBe(changes[0]?.after);
    }
  });

  it('can take out parties, speakers and roles that retracted claims still refer to', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importBundled(bridge, 'first');
    const [first] = bridge.claims;
    const [director] = bridge.speakers;
    const fewer: DossierContent = {
      ...bridge,
      parties: bridge.parties.filter(({ key }) => key === 'railways'),
      speakers: director ? [{ ...director, roles: director.roles.slice(0, 1) }] : [],
      sources: bridge.sources.slice(0, 1),
      claims: first ? [{ ...first, about: [] }] : [],
      relations: [],
      missing: [],
    };
    await store.importBundled(fewer, 'second');
    expect((await bundled(store)).content).toEqual(fewer);
    expect((await store.shelf.voices(guild))[0]?.voices.map(({ name }) => name)).toEqual([
      'Northern Railways',
      'The director of Northern Railways',
    ]);
    await store.importBundled(bridge, 'third');
    const { content, revisions } = await bundled(store);
    expect(content).toEqual(bridge);
    expect((await revisions('speaker', 'head')).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await revisions('missing', 'party ferrymen')).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('may put things in another order, which is one revision of the dossier', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importBundled(bridge, 'first');
    const turned: DossierContent = {
      ...bridge,
      parties: bridge.parties.toReversed(),
      speakers: bridge.speakers.toReversed(),
      sources: bridge.sources.toReversed(),
      claims: bridge.claims.toReversed(),
      relations: bridge.relations.toReversed(),
      missing: bridge.missing.toReversed(),
    };
    await store.importBundled(turned, 'second');
    const { content, claim, revisions } = await bundled(store);
    expect(content).toEqual(turned);
    expect((await claim(1)).length).toBe(1);
    expect((await revisions('dossier', 'bridge')).length).toBe(2);
  });

  it('leaves communities’ own dossiers alone, even those of the same name', async () => {
    const store = await opened((await lent(migrated)).url);
    const [own] = await store.importDossiers(guild, [bridgeDispute()], 'somebody', 'ours');
    if (own === undefined) throw new Error('not imported');
    const before = await store.shelf.open(guild, own);
    await store.importBundled(bridge, 'first');
    await store.importBundled(shorter, 'second');
    expect(await store.shelf.open(guild, own)).toEqual(before);
    expect((await historyOf(store, guild, own, { kind: 'claim', key: '1000' })).length).toBe(1);
    expect((await store.shelf.entries(guild)).map(({ origin }) => origin).sort()).toEqual([
      'bundled',
      'community',
    ]);
  });

  it('is refused as a whole where it breaks a rule that the database holds', async () => {
    const { url } = await lent(migrated);
    const store = await opened(url);
    await store.importBundled(bridge, 'first');
    const before = await everything(url);
    const ofNobody: DossierContent = {
      ...edition,
      parties: [
        ...edition.parties,
        { key: 'orphans' as PartyKey, name: 'Orphans', aliases: [], parent: 'nobody' as PartyKey },
      ],
    };
    await expect(store.importBundled(ofNobody, 'second')).rejects.toMatchObject({ code: 'rule' });
    const takenNumbers = bridgeDispute(2, 'another');
    await expect(store.importBundled(takenNumbers, 'third')).rejects.toMatchObject({ code: 'rule' });
    const tooHigh: DossierContent = {
      ...bridge,
      claims: bridge.claims.map((claim) => ({ ...claim, number: (claim.number + 997) as ClaimNumber })),
      relations: [],
      missing: [],
    };
    await expect(store.importBundled(tooHigh, 'fourth')).rejects.toMatchObject({ code: 'rule' });
    expect(await everything(url)).toBe(before);
    expect((await bundled(store)).content).toEqual(bridge);
  });
});
