import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DossierId, SpeakerKey } from '../../src/core/dossier/dossier.ts';
import type { Store } from '../../src/store/open-store.ts';
import {
  archived,
  begun,
  change,
  contentIn,
  idOf,
  occasion,
  reopened,
  withClaim,
  withOneMore,
  withoutClaim,
} from './changing.ts';
import { databases, guild, historyOf, lent, opened, rows, stillClock, workspace } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

describe.each(databases)('a change of a dossier on $name', ({ migrated }) => {
  async function store() {
    const { url } = await lent(migrated);
    const clock = stillClock();
    const open = await opened(url, clock);
    await open.importBundled(bridgeDispute(), 'first');
    await open.importDossiers(guild, [bridgeDispute(1, 'own')], 'U-importer', null);
    const count = async (table: string, where = '1 = 1') =>
      Number((await rows(url, `SELECT COUNT(*) FROM "${table}" WHERE ${where}`))[0]?.[0]);
    const written = async () => [await count('Dossier'), await count('Claim'), await count('Revision')];
    const history = (claim: number, dossier: DossierId) =>
      historyOf(open, guild, dossier, { kind: 'claim', key: String(claim) });
    return { url, clock, open, count, written, history, own: await idOf(open, guild, 'own') };
  }

  it('adds a claim under the next number, with who, when, why and who agreed', async () => {
    const { clock, open, history, own } = await store();
    clock.advance(60_000);
    const told = await change(open, guild, own, withOneMore, { consent: ['U-ben', 'U-cid'] });
    expect(told).toEqual({ kind: 'done', claim: 1003 });
    expect((await contentIn(open, guild, own)).claims.map(({ number }) => number)).toEqual([
      1000, 1001, 1002, 1003,
    ]);
    const [revision, ...others] = await history(1003, own);
    expect(others).toEqual([]);
    expect(revision).toMatchObject({
      version: 1,
      at: clock.now(),
      by: 'U-ada',
      consent: ['U-ben', 'U-cid'],
      reason: 'a slip',
      before: null,
    });
    expect(await open.editing.next(guild)).toBe(1004);
  });

  it('leads from one revision to the next, through a retraction and back', async () => {
    const { open, history, own } = await store();
    const [before] = (await contentIn(open, guild, own)).claims;
    await change(open, guild, own, withClaim(1000, { cue: 'claims' }));
    await change(open, guild, own, withoutClaim(1000));
    expect((await open.shelf.open(guild, own))?.retracted).toMatchObject([
      { claim: { number: 1000, cue: 'claims' }, reason: 'a slip' },
    ]);
    await change(open, guild, own, ({ content, retracted }) => ({
      content: { ...content, claims: [...retracted.map(({ claim }) => claim), ...content.claims] },
      act: 'restored',
      claim: retracted[0]?.claim.number ?? null,
    }));
    const revisions = await history(1000, own);
    expect(revisions.map(({ version, by }) => [version, by])).toEqual([
      [1, 'U-importer'],
      [2, 'U-ada'],
      [3, 'U-ada'],
      [4, 'U-ada'],
    ]);
    expect(revisions.map(({ before: was }) => was)).toEqual([
      null,
      ...revisions.slice(0, -1).map(({ after }) => after),
    ]);
    expect(revisions.map(({ after }) => after === null)).toEqual([false, false, true, false]);
    expect((await contentIn(open, guild, own)).claims[0]).toEqual({ ...before, cue: 'claims' });
    expect((await open.shelf.open(guild, own))?.retracted).toEqual([]);
  });

  it('never gives a number again, even that of a claim that was retracted', async () => {
    const { open, own } = await store();
    await change(open, guild, own, withoutClaim(1002));
    expect(await change(open, guild, own, withOneMore)).toEqual({ kind: 'done', claim: 1003 });
    expect(await change(open, guild, await idOf(open, guild), withOneMore)).toEqual({
      kind: 'done',
      claim: 1004,
    });
    expect(await open.editing.locate(guild, 1002 as never)).toBe(own);
  });

  it('leaves nothing behind where it changes nothing or is refused, not even an own version', async () => {
    const { open, written, own } = await store();
    const before = await written();
    const bundled = await idOf(open, guild);
    for (const id of [own, bundled]) {
      expect(
        await change(open, guild, id, ({ content }) => ({ content, act: 'changed', claim: null })),
      ).toEqual({
        kind: 'unchanged',
      });
      const refused = await open.editing.change(
        { community: guild, dossier: id, draft: null },
        occasion,
        () => ({ refused: 'no' }),
      );
      expect(refused).toEqual({ kind: 'refused', why: 'no' });
    }
    expect(await written()).toEqual(before);
    expect((await open.shelf.open(guild, bundled))?.origin).toBe('bundled');
  });

  it('is not for another community’s dossier, nor for one that is archived', async () => {
    const { open, written, own } = await store();
    await change(open, guild, own, archived);
    const before = await written();
    expect(await change(open, workspace, own, withOneMore)).toEqual({ kind: 'gone' });
    expect(await change(open, guild, 'none' as DossierId, withOneMore)).toEqual({ kind: 'gone' });
    expect(await change(open, guild, own, withOneMore)).toEqual({ kind: 'gone' });
    expect(await written()).toEqual(before);
    expect(await open.editing.archived(guild)).toMatchObject([{ id: own, slug: 'own' }]);
    expect(await change(open, guild, own, reopened)).toMatchObject({ kind: 'done' });
    expect((await contentIn(open, guild, own)).claims).toHaveLength(3);
  });

  it('is all or nothing: what the database refuses leaves the draft open and the log silent', async () => {
    const { open, count, written, own } = await store();
    await open.settings.setLogChannel(guild, '55', 'U-ada');
    const draft = await begun(open, guild, own);
    const before = await written();
    const speaker = 'nobody' as SpeakerKey;
    await expect(
      change(open, guild, own, withClaim(1000, { speaker }), { draft: draft.id }),
    ).rejects.toMatchObject({ code: 'rule' });
    expect(await written()).toEqual(before);
    expect(await count('Post')).toBe(0);
    expect((await open.drafts.find(guild, draft.id))?.state).toBe('editing');
  });

  it('takes nothing of what others write meanwhile back when it is refused in the end', async () => {
    const { open, own } = await store();
    const draft = await begun(open, guild, own);
    let discarded: Promise<boolean> | undefined;
    const outcome = open.editing.change<never>(
      { community: guild, dossier: own, draft: null },
      occasion,
      ({ content, next }) => {
        const [first] = content.claims;
        if (first === undefined) throw new Error('no sample');
        const added = Array.from({ length: 100 }, (_, nth) => ({
          ...first,
          number: (next + nth) as typeof next,
        })); // counted on
        const claims = [...content.claims, ...added].map((claim, nth) =>
          nth === 102 ? { ...claim, speaker: 'nobody' as SpeakerKey } : claim,
        );
        return { content: { ...content, claims }, act: 'imported', claim: null };
      },
      () => {
        discarded ??= open.drafts.discard(guild, draft.id);
      },
    );
    await expect(outcome).rejects.toMatchObject({ code: 'rule' });
    expect(await discarded).toBe(true);
    expect((await open.drafts.find(guild, draft.id))?.state).toBe('discarded');
  });

  it('that others make has what is to be written here wait its turn, and nobody who reads', async () => {
    const { open, own } = await store();
    const [mine, theirs] = [await begun(open, guild, own), await begun(open, guild, own)];
    const writes = await open.whileAnotherWrites(async () => {
      const begun = [
        open.drafts.discard(guild, mine.id),
        open.settings.setReview(guild, 2, 'U-ada').then(() => true),
      ];
      // Longer than Prisma waits by itself.
      await delay(2_200);
      expect((await open.drafts.find(guild, theirs.id))?.state).toBe('editing');
      return begun;
    });
    expect(await Promise.all(writes)).toEqual([true, true]);
  });

  it('is told in the log where there is one, and only what changed something', async () => {
    const { url, open, own } = await store();
    await change(open, guild, own, withClaim(1000, { cue: 'claims' }));
    await open.settings.setLogChannel(guild, '55', 'U-ada');
    await change(open, guild, own, withClaim(1000, { cue: 'claims' }));
    await change(open, guild, own, withClaim(1000, { cue: 'laments' }), { consent: ['U-ben'] });
    const [post, ...others] = await rows(url, 'SELECT "channel", "by", "state", "content" FROM "Post"');
    expect(others).toEqual([]);
    expect(post?.slice(0, 3)).toEqual(['55', 'U-ada', 'waiting']);
    expect(JSON.parse(String(post?.[3])).notice).toEqual({
      code: 'log',
      entry: {
        act: 'changed',
        event: bridgeDispute().title,
        claim: 1000,
        consent: ['U-ben'],
        reason: 'a slip',
      },
    });
  });

  /** What came of both, however they met. */
  async function together(left: Store, right: Store, dossier: DossierId) {
    const draft = await begun(left, guild, dossier);
    const publish = (store: Store) => change(store, guild, dossier, withOneMore, { draft: draft.id });
    return { draft, publish: () => publish(left), again: () => publish(right) };
  }

  it('publishes a draft once, even by two processes at once, and under its claim’s number', async () => {
    const { url, clock, open, history, own } = await store();
    const other = await opened(url, clock);
    for (let nth = 0; nth < 3; nth += 1) {
      const { draft, publish, again } = await together(open, other, own);
      const told = await Promise.all([publish(), again()]);
      expect(told.map(({ kind }) => kind).sort()).toEqual(['done', 'settled']);
      expect(await open.drafts.find(guild, draft.id)).toMatchObject({
        state: 'published',
        claim: 1003 + nth,
        decidedBy: 'U-ada',
        decidedAt: clock.now(),
      });
      expect(await history(1003 + nth, own)).toHaveLength(1);
    }
    expect((await contentIn(open, guild, own)).claims).toHaveLength(6);
  });

  it('is not made by a draft that is taken back at the same moment', async () => {
    const { url, clock, open, own } = await store();
    const other = await opened(url, clock);
    let published = 0;
    for (let nth = 0; nth < 6; nth += 1) {
      const { draft, publish } = await together(open, other, own);
      const [told, discarded] = await Promise.all([publish(), other.drafts.discard(guild, draft.id)]);
      expect([told.kind, discarded]).toEqual(discarded ? ['settled', true] : ['done', false]);
      if (!discarded) published += 1;
    }
    expect((await contentIn(open, guild, own)).claims).toHaveLength(3 + published);
  });

  it('is done with a draft that would change nothing any more', async () => {
    const { open, own } = await store();
    const draft = await begun(open, guild, own);
    const edit = withClaim(1000, { cue: 'claims' });
    await change(open, guild, own, edit);
    expect(await change(open, guild, own, edit, { draft: draft.id })).toEqual({ kind: 'unchanged' });
    expect(await change(open, guild, own, withOneMore, { draft: draft.id })).toEqual({ kind: 'settled' });
  });

  it('adds a dossier of a free short name, whose claims go on in number', async () => {
    const { open, own } = await store();
    expect(await open.editing.create(guild, bridgeDispute(1, 'own'), occasion, 'created')).toBeNull();
    const id = await open.editing.create(guild, bridgeDispute(1, 'another'), occasion, 'created');
    expect(id).not.toBe(own);
    expect((await contentIn(open, guild, id ?? own)).claims.map(({ number }) => number)).toEqual([
      1003, 1004, 1005,
    ]);
    expect(await open.shelf.open(workspace, id ?? own)).toBeNull();
  });

  it('tells a history page by page, the last first, to those who may read it', async () => {
    const { open, own } = await store();
    for (const cue of ['a', 'b', 'c']) await change(open, guild, own, withClaim(1000, { cue }));
    const claim = { kind: 'claim', key: '1000' } as const;
    const page = await open.editing.history(guild, own, claim, { count: 2 });
    expect([page.count, page.revisions.map(({ version }) => version)]).toEqual([4, [4, 3]]);
    const rest = await open.editing.history(guild, own, claim, { count: 2, before: 3 });
    expect([rest.count, rest.revisions.map(({ version }) => version)]).toEqual([4, [2, 1]]);
    expect(await open.editing.history(workspace, own, claim, { count: 2 })).toEqual({
      revisions: [],
      count: 0,
    });
  });
});
