import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { databases, guild, lent, opened, stillClock, workspace } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

function titled(title: string) {
  return { ...bridgeDispute(), title };
}

describe.each(databases)('the shelf on $name', ({ migrated }) => {
  it('has a change of its own process in the very next answer', async () => {
    const store = await opened((await lent(migrated)).url);
    for (const title of ['One', 'Two', 'Three']) {
      const version = await store.shelf.version(guild);
      await store.importBundled(titled(title), title);
      const [entry] = await store.shelf.entries(guild);
      expect(entry?.title).toBe(title);
      expect((entry && (await store.shelf.open(guild, entry.id)))?.title).toBe(title);
      expect(await store.shelf.version(guild)).not.toBe(version);
    }
    await store.importDossiers(guild, [{ ...bridgeDispute(1, 'own'), title: 'Own' }], 'somebody', null);
    expect((await store.shelf.entries(guild)).map(({ title }) => title)).toEqual(['Own', 'Three']);
  });

  /** The stores of two processes; one has added a dossier, and the other lists it. */
  async function hereAndThere() {
    const { url } = await lent(migrated);
    const clock = stillClock();
    const [here, there] = [await opened(url, clock), await opened(url)];
    await there.importBundled(titled('Before'), 'first');
    const [entry] = await here.shelf.entries(guild);
    if (entry === undefined) throw new Error('not shown');
    return { here, there, clock, id: entry.id };
  }

  it('has another process’ change within a second', async () => {
    const { here, there, clock, id } = await hereAndThere();
    expect((await here.shelf.open(guild, id))?.title).toBe('Before');
    const version = await here.shelf.version(guild);

    await there.importBundled(titled('After'), 'second');
    await there.importDossiers(guild, [{ ...bridgeDispute(1, 'own'), title: 'Own' }], 'somebody', null);
    clock.advance(999);

    expect((await here.shelf.open(guild, id))?.title).toBe('After');
    expect((await here.shelf.entries(guild)).map(({ title }) => title)).toEqual(['After', 'Own']);
    expect(await here.shelf.version(guild)).not.toBe(version);
  });

  it('answers from memory meanwhile, the same objects to everybody who asks', async () => {
    const { here, there, clock, id } = await hereAndThere();
    const [one, two, three] = await Promise.all([
      here.shelf.open(guild, id),
      here.shelf.open(guild, id),
      here.shelf.open(workspace, id),
    ]);
    expect(one?.title).toBe('Before');
    expect(two).toBe(one);
    expect(three).toBe(one);

    await there.importBundled(titled('After'), 'second');
    expect(await here.shelf.open(guild, id)).toBe(one);
    clock.advance(10_000);
    const after = await here.shelf.open(guild, id);
    expect(after?.title).toBe('After');
    clock.advance(10_000);
    expect(await here.shelf.open(guild, id)).toBe(after);
  });

  it('notices changes although the clock is set back', async () => {
    const { url } = await lent(migrated);
    const clock = stillClock();
    const [here, there] = [await opened(url, clock), await opened(url)];
    expect(await here.shelf.entries(guild)).toEqual([]);
    await there.importBundled(titled('After'), 'first');
    clock.advance(-3_600_000);
    expect((await here.shelf.entries(guild)).map(({ title }) => title)).toEqual(['After']);
  });

  it('keeps the version of a community while others change theirs', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importDossiers(guild, [bridgeDispute()], 'somebody', null);
    const version = await store.shelf.version(guild);
    await store.importDossiers(workspace, [bridgeDispute()], 'somebody', null);
    expect(await store.shelf.version(guild)).toBe(version);
  });

  it('lists dossiers in the order of their titles, with the names they go by', async () => {
    const store = await opened((await lent(migrated)).url);
    await store.importBundled({ ...bridgeDispute(), title: 'bridge 10' }, 'first');
    const titles = ['Bridge 9', 'Ärger', 'zoo', 'Bridge 10'];
    const own = titles.map((title, place) => ({
      ...bridgeDispute(1, `own-${place}`),
      title,
      aliases: [`${title}!`],
    }));
    await store.importDossiers(guild, own, 'somebody', null);
    expect((await store.shelf.entries(guild)).map(({ slug, aliases }) => [slug, ...aliases])).toEqual([
      ['own-1', 'Ärger!'],
      ['own-0', 'Bridge 9!'],
      ['bridge', 'Harbour Bridge', 'міст'],
      ['own-3', 'Bridge 10!'],
      ['own-2', 'zoo!'],
    ]);
    expect(await store.shelf.entries(workspace)).toMatchObject([{ slug: 'bridge', origin: 'bundled' }]);
  });

  it('answers with nothing for an id that is nobody’s', async () => {
    const store = await opened((await lent(migrated)).url);
    const [id] = await store.importDossiers(guild, [bridgeDispute()], 'somebody', null);
    if (id === undefined) throw new Error('not imported');
    expect(await store.shelf.open(guild, id)).not.toBeNull();
    for (const other of [`${id}x`, '', "' OR 1=1 --", '\u{1F600}'])
      expect(await store.shelf.open(guild, other as typeof id)).toBeNull(); // forged
  });

  it('gives whoever reads during changes a dossier of one moment', async () => {
    const { url } = await lent(migrated);
    const [writer, reader] = [await opened(url), await opened(url)];
    await writer.importBundled(edition(0), 'edition 0');
    const [entry] = await reader.shelf.entries(guild);
    if (entry === undefined) throw new Error('not shown');
    let writing = true;
    const editions = (async () => {
      for (let count = 1; count <= 5; count++) await writer.importBundled(edition(count), `edition ${count}`);
      writing = false;
    })();
    const torn = [];
    while (writing) {
      // A store of its own each time, so that nothing comes from memory.
      const fresh = await openStore({ url, clock: stillClock() });
      const dossier = await fresh.shelf.open(guild, entry.id);
      await fresh.close();
      const mentioned = new Set([dossier?.title, ...(dossier?.claims ?? []).map(({ cue }) => cue)]);
      if (mentioned.size !== 1) torn.push([...mentioned]);
    }
    await editions;
    expect(torn).toEqual([]);
  });
});

/** Says in every claim which one it is. */
function edition(count: number) {
  const content = titled(`edition ${count}`);
  return { ...content, claims: content.claims.map((claim) => ({ ...claim, cue: content.title })) };
}
