import { describe, expect, it } from 'vitest';
import type { CommunityKey, DossierContent, DossierId } from '../../src/core/dossier/dossier.ts';
import { eventNames } from '../../src/core/events/event-names.ts';
import type { Store } from '../../src/store/open-store.ts';
import {
  archived,
  change,
  contentIn,
  idOf,
  occasion,
  reopened,
  withClaim,
  withOneMore,
  withoutClaim,
} from './changing.ts';
import { databases, guild, historyOf, lent, opened, stillClock, workspace } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const bridge = bridgeDispute();
const [, reported] = bridge.claims;

function with2(content: DossierContent, fields: { readonly cue: string }): DossierContent {
  return {
    ...content,
    claims: content.claims.map((claim) => (claim.number === 2 ? { ...claim, ...fields } : claim)),
  };
}

/** What can be searched. */
async function numbersIn(store: Store, community: CommunityKey) {
  const ofAll = (await store.shelf.statements(community)).map(({ id, claims }) => [
    id,
    claims.map(({ number }) => number),
  ]);
  return Object.fromEntries(ofAll) as Readonly<Record<DossierId, readonly number[]>>;
}

async function faults(store: Store): Promise<readonly unknown[]> {
  const found = [];
  for await (const step of store.audit()) if (step.kind === 'fault') found.push(step.fault);
  return found;
}

describe.each(databases)('a bundled dossier that one community changed, on $name', ({ migrated }) => {
  async function store() {
    const { url } = await lent(migrated);
    const clock = stillClock();
    const open = await opened(url, clock);
    await open.importBundled(bridge, 'first');
    return { url, clock, open, id: await idOf(open, guild) };
  }

  it('is seen changed there, under the same id, and unchanged everywhere else', async () => {
    const { open, id } = await store();
    await change(open, guild, id, withClaim(1, { cue: 'laments' }));
    await change(open, guild, id, withOneMore);
    const ours = await open.shelf.open(guild, id);
    expect(ours).toMatchObject({ id, origin: 'changed', slug: 'bridge' });
    expect(ours?.claims.map(({ number, cue }) => [number, cue])).toEqual([
      [1, 'laments'],
      [3, null],
      [2, null],
      [1000, 'laments'],
    ]);
    const theirs = await open.shelf.open(workspace, id);
    expect(theirs).toMatchObject({ id, origin: 'bundled' });
    expect(await contentIn(open, workspace, id)).toEqual(bridge);
    expect(await open.editing.locate(guild, 1000 as never)).toBe(id);
    expect(await open.editing.locate(workspace, 1000 as never)).toBeNull();
    expect(await faults(open)).toEqual([]);
  });

  it('is read once wherever dossiers are read: never both versions, never the other’s', async () => {
    const { open, id } = await store();
    const director = 'The director of Northern Railways';
    await change(open, guild, id, ({ content }) => ({
      content: {
        ...content,
        title: 'A bridge',
        claims: content.claims.slice(0, 2), // 1 and 3
        relations: [],
        speakers: content.speakers.map((one) =>
          one.name === director ? { ...one, name: 'The head of the railways' } : one,
        ),
      },
      act: 'edited',
      claim: null,
    }));
    const voices = async (community: CommunityKey) =>
      (await open.shelf.voices(community)).map((one) => [
        one.dossier,
        one.voices.filter(({ kind }) => kind === 'speaker').map(({ name }) => name),
      ]);
    expect(await open.shelf.entries(guild)).toMatchObject([{ id, origin: 'changed', title: 'A bridge' }]);
    expect(await voices(guild)).toEqual([[id, ['The head of the railways', 'A. Example']]]);
    expect(await numbersIn(open, guild)).toEqual({ [id]: [1, 3] });
    expect(await open.shelf.entries(workspace)).toMatchObject([{ id, origin: 'bundled' }]);
    expect(await voices(workspace)).toEqual([[id, [director, 'A. Example']]]);
    expect(await numbersIn(open, workspace)).toEqual({ [id]: [1, 3, 2] });
  });

  it('has the history of what that community did, which no other sees', async () => {
    const { open, id } = await store();
    await change(open, guild, id, withClaim(1, { cue: 'laments' }));
    const claim = { kind: 'claim', key: '1' } as const;
    expect((await historyOf(open, guild, id, claim)).map(({ by, version }) => [by, version])).toEqual([
      ['whosaid:bundled', 1],
      ['U-ada', 2],
    ]);
    expect((await historyOf(open, workspace, id, claim)).map(({ by }) => by)).toEqual(['whosaid:bundled']);
  });

  it('still shows what an edition had retracted before, with its history, and can restore it', async () => {
    const { open, id } = await store();
    const claims = bridge.claims.filter(({ number }) => number !== 2);
    const relations = bridge.relations.filter(({ from, to }) => from !== 2 && to !== 2);
    await open.importBundled({ ...bridge, claims, relations }, 'second');
    await change(open, guild, id, withClaim(1, { cue: 'laments' }));
    const { retracted } = (await open.shelf.open(guild, id)) ?? { retracted: [] };
    expect(retracted).toMatchObject([{ claim: { number: 2 }, reason: null }]);
    const claim = { kind: 'claim', key: '2' } as const;
    expect((await historyOf(open, guild, id, claim)).map(({ after }) => after === null)).toEqual([
      false,
      true,
    ]);

    await change(open, guild, id, ({ content, retracted: gone }) => ({
      content: { ...content, claims: [...content.claims, ...gone.map((one) => one.claim)] },
      act: 'restored',
      claim: 2 as never,
    }));
    expect(await contentIn(open, guild, id)).toMatchObject({ claims: [{}, {}, { number: 2 }] });
    expect((await open.shelf.open(guild, id))?.retracted).toEqual([]);
    expect((await open.shelf.open(workspace, id))?.retracted).toHaveLength(1);
    expect(await faults(open)).toEqual([]);
  });

  it('hides the bundled one where it is archived, until it is reopened', async () => {
    const { open, id } = await store();
    await change(open, guild, id, archived);
    expect(await open.shelf.entries(guild)).toEqual([]);
    expect(await open.shelf.open(guild, id)).toBeNull();
    expect([await open.shelf.voices(guild), await open.shelf.statements(guild)]).toEqual([[], []]);
    expect(await open.editing.archived(guild)).toEqual([{ id, slug: 'bridge', title: bridge.title }]);
    expect(await open.editing.read(guild, id)).toMatchObject({ id, archived: true });
    expect(await contentIn(open, workspace, id)).toEqual(bridge);
    await open.importBundled(with2(bridge, { cue: 'claims' }), 'second');
    expect(await open.shelf.entries(guild)).toEqual([]);

    await change(open, guild, id, reopened);
    expect(await contentIn(open, guild, id)).toEqual(with2(bridge, { cue: 'claims' }));
    expect(await faults(open)).toEqual([]);
  });

  it('is its own even where the community has a dossier of that short name from before', async () => {
    const { open, id } = await store();
    await open.importDossiers(guild, [bridgeDispute()], 'U-ada', null);
    const told = await change(open, guild, id, withClaim(1, { cue: 'laments' }));
    expect(told).toEqual({ kind: 'done', claim: 1 });
    expect((await open.shelf.open(guild, id))?.slug).toBe('bridge-2');
    expect((await open.shelf.entries(guild)).map(({ slug, origin }) => [slug, origin]).sort()).toEqual([
      ['bridge', 'community'],
      ['bridge-2', 'changed'],
    ]);
    await change(open, guild, id, withClaim(1, { cue: 'claims' }));
    await open.importBundled(with2(bridge, { cue: 'says' }), 'second');
    expect((await contentIn(open, guild, id)).claims.map(({ cue }) => cue)).toEqual(['claims', null, 'says']);
  });

  it('is changed once by two processes that change it first at the same moment', async () => {
    const { url, clock, open, id } = await store();
    const other = await opened(url, clock);
    await Promise.all([
      change(open, guild, id, withClaim(1, { cue: 'one' })),
      change(other, guild, id, withClaim(2, { cue: 'two' })),
    ]);
    expect((await contentIn(open, guild, id)).claims.map(({ cue }) => cue)).toEqual(['one', null, 'two']);
    expect(await open.shelf.entries(guild)).toHaveLength(1);
  });

  it('is in the very next answer of this process, and within a second in any other', async () => {
    const { url, open, id } = await store();
    const clock = stillClock();
    const other = await opened(url, clock);
    const [here, there] = [eventNames(open.shelf), eventNames(other.shelf)];
    const title = 'Locks of the canal';
    expect(await there.find(guild, title)).toMatchObject({ kind: 'none' });
    expect((await other.shelf.open(guild, id))?.origin).toBe('bundled');
    await change(open, guild, id, ({ content }) => ({
      content: { ...content, title },
      act: 'edited',
      claim: null,
    }));
    expect(await here.find(guild, title)).toMatchObject({ kind: 'one', entry: { id } });
    expect(await here.find(workspace, title)).toMatchObject({ kind: 'none' });
    clock.advance(999);
    expect(await there.find(guild, title)).toMatchObject({ kind: 'one', entry: { id } });
    expect((await other.shelf.open(guild, id))?.origin).toBe('changed');
  });

  it('keeps the list of events and the names in them when only what is said changes', async () => {
    const { open, id } = await store();
    await change(open, guild, id, withClaim(1, { cue: 'one' }));
    const [entries, names, version] = [
      await open.shelf.entries(guild),
      await open.shelf.namesVersion(guild),
      await open.shelf.version(guild),
    ];
    await change(open, guild, id, withClaim(1, { cue: 'two' }));
    await change(open, guild, id, withOneMore);
    expect(await open.shelf.entries(guild)).toBe(entries);
    expect(await open.shelf.namesVersion(guild)).toBe(names);
    expect(await open.shelf.version(guild)).not.toBe(version);
    await change(open, guild, id, ({ content }) => ({
      content: {
        ...content,
        parties: content.parties.map((party) => ({ ...party, aliases: [...party.aliases, party.key] })),
      },
      act: 'edited',
      claim: null,
    }));
    expect(await open.shelf.namesVersion(guild)).not.toBe(names);
  });

  describe('when a new edition of it comes', () => {
    const edition: DossierContent = {
      ...with2(bridge, { cue: 'reports' }),
      title: 'The bridge is closed',
      claims: with2(bridge, { cue: 'reports' }).claims.map((claim) =>
        claim.number === 1 ? { ...claim, cue: 'explains' } : claim,
      ),
    };

    it('follows it where it was not changed, and stays as it is where it was', async () => {
      const { open, id } = await store();
      await change(open, guild, id, withClaim(1, { cue: 'laments' }));
      await change(open, guild, id, withOneMore);
      const version = await open.shelf.version(guild);
      await open.importBundled(edition, 'second');
      const content = await contentIn(open, guild, id);
      expect(content.title).toBe('The bridge is closed');
      expect(content.claims.map(({ number, cue }) => [number, cue])).toEqual([
        [1, 'laments'],
        [3, null],
        [2, 'reports'],
        [1000, 'laments'],
      ]);
      expect(await open.shelf.version(guild)).not.toBe(version);
      const claim2 = await historyOf(open, guild, id, { kind: 'claim', key: '2' });
      expect(claim2.map(({ by, reason }) => [by, reason])).toEqual([
        ['whosaid:bundled', 'edition:first'],
        ['whosaid:bundled', 'edition:second'],
      ]);
      expect(await faults(open)).toEqual([]);
    });

    it('leaves a claim retracted that the community retracted, and keeps what it said of the event itself', async () => {
      const { open, id } = await store();
      await change(open, guild, id, withoutClaim(3));
      await change(open, guild, id, ({ content }) => ({
        content: { ...content, title: 'Our bridge' },
        act: 'edited',
        claim: null,
      }));
      await open.importBundled(edition, 'second');
      const content = await contentIn(open, guild, id);
      expect(content.title).toBe('Our bridge');
      expect(content.claims.map(({ number, cue }) => [number, cue])).toEqual([
        [1, 'explains'],
        [2, 'reports'],
      ]);
      expect(content.relations).toEqual([]);
    });

    it('says of itself what the edition says where the community only hid it for a while', async () => {
      const { open, id } = await store();
      await change(open, guild, id, withClaim(1, { cue: 'laments' }));
      await change(open, guild, id, archived);
      await change(open, guild, id, reopened);
      await open.importBundled(edition, 'second');
      expect((await contentIn(open, guild, id)).title).toBe('The bridge is closed');
    });

    it('keeps what the community’s own words refer to, though the edition has it no more', async () => {
      const { open, id } = await store();
      await change(open, guild, id, ({ content, next }) => ({
        content: {
          ...content,
          claims: [...content.claims, { ...(reported ?? never()), number: next }],
          relations: [
            ...content.relations,
            { kind: 'rebuts', from: next, to: 2 as never, basis: 'editor', passage: null },
          ],
        },
        act: 'published',
        claim: next,
      }));
      const railways = bridge.parties.filter(({ key }) => key === 'railways');
      await open.importBundled(
        {
          ...bridge,
          parties: railways,
          speakers: bridge.speakers.slice(0, 1),
          sources: bridge.sources.slice(0, 1),
          claims: bridge.claims.slice(0, 1).map((claim) => ({ ...claim, about: [] })),
          relations: [],
          missing: [],
        },
        'second',
      );
      const content = await contentIn(open, guild, id);
      expect(content.claims.map(({ number }) => number)).toEqual([1, 2, 1000]);
      expect(content.relations).toEqual([
        { kind: 'rebuts', from: 1000, to: 2, basis: 'editor', passage: null },
      ]);
      expect(content.speakers.map(({ key }) => key)).toEqual(['director', 'head']);
      expect(content.parties.map(({ key }) => key)).toEqual(['railways', 'workshop']);
      expect(content.sources.map(({ key }) => key)).toEqual(['gazette', 'radio']);
      expect(await faults(open)).toEqual([]);
    });

    it('reaches every community that changed it, each with its own', async () => {
      const { open, id } = await store();
      await change(open, guild, id, withClaim(1, { cue: 'ours' }));
      await change(open, workspace, id, withClaim(2, { cue: 'theirs' }), { ...occasion, by: 'U-eve' });
      await open.importBundled(edition, 'second');
      const cues = async (community: CommunityKey) =>
        (await contentIn(open, community, id)).claims.map(({ cue }) => cue);
      expect(await cues(guild)).toEqual(['ours', null, 'reports']);
      expect(await cues(workspace)).toEqual(['explains', null, 'theirs']);
      expect(await cues('discord:2' as CommunityKey)).toEqual(['explains', null, 'reports']);
    });
  });
});

function never(): never {
  throw new Error('no sample');
}
