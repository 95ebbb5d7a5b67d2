import { describe, expect, it } from 'vitest';
import {
  DRAFTS_LIMIT,
  QUEUE_LIMIT,
  SUGGESTIONS_AN_HOUR,
  UNWRITTEN_LIMIT,
} from '../../src/core/editing/draft.ts';
import { begun, change, idOf, typed, withClaim, withOneMore } from './changing.ts';
import { databases, guild, lent, opened, rows, stillClock, workspace } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const HOUR = 3_600_000;

describe.each(databases)('a draft on $name', ({ migrated }) => {
  async function store() {
    const { url } = await lent(migrated);
    const clock = stillClock();
    const open = await opened(url, clock);
    await open.importBundled(bridgeDispute(), 'first');
    const dossier = await idOf(open, guild);
    const begin = (by = 'U-ada', statement: string | null = 'She says so.') => {
      clock.advance(1);
      return begun(open, guild, dossier, { by, statement });
    };
    /** In the queue. */
    const suggest = async (by = 'U-ada', statement = 'She says so.') => {
      const draft = await begin(by, statement);
      expect(await open.drafts.submit(guild, draft.id, null)).toBe('waiting');
      return draft;
    };
    return { url, clock, open, dossier, begin, suggest };
  }

  it('keeps what was typed, letter for letter, for its community alone', async () => {
    const { clock, open, dossier } = await store();
    const [base] = bridgeDispute().claims;
    if (base === undefined) throw new Error('no sample');
    const draft = await open.drafts.begin({
      community: guild,
      dossier,
      claim: base.number,
      content: { op: 'claim', typed: typed('“' + "'; DROP TABLE \u202e\u{1F600}") },
      why: null,
      base,
      by: 'U-ada',
    });
    if (draft === null) throw new Error('no room');
    const at = clock.now();
    clock.advance(1_000);
    const content = { op: 'claim', typed: typed('\ttwo\n lines ') } as const;
    const written = await open.drafts.write(guild, draft.id, { content, why: 'a slip', tell: true });
    expect(written).toEqual({
      ...draft,
      content,
      why: 'a slip',
      tell: true,
      changedAt: clock.now(),
    });
    expect(written).toMatchObject({ state: 'editing', base, at, waitingSince: null, agreedBy: null });
    expect(await open.drafts.find(guild, draft.id)).toEqual(written);
    expect(await open.drafts.find(workspace, draft.id)).toBeNull();
    expect(await open.drafts.write(workspace, draft.id, { why: 'theirs' })).toBeNull();
    expect(await open.drafts.discard(workspace, draft.id)).toBe(false);
    expect(await open.drafts.submit(workspace, draft.id, null)).toBe('settled');
  });

  it('does not say who pasted the excerpt of the claim that it changes', async () => {
    const { url, open, dossier } = await store();
    const base = bridgeDispute().claims.find(({ check }) => check.level === 'excerpt');
    if (base === undefined) throw new Error('no sample');
    const draft = await begun(open, guild, dossier, { base });
    await open.drafts.write(guild, draft.id, { base });
    expect(String(await rows(url, 'SELECT "base" FROM "Draft"'))).not.toContain('member 7');
    expect(draft.base).toEqual({ ...base, check: { level: 'excerpt', by: '' } });
  });

  it('is listed to whoever wrote it, the last changed first, once something is in it', async () => {
    const { clock, open, begin } = await store();
    const [one, two] = [await begin(), await begin()];
    await begin('U-ada', null);
    await begin('U-ben');
    clock.advance(1);
    await open.drafts.write(guild, one.id, { why: 'better' });
    expect((await open.drafts.editing(guild, 'U-ada')).map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(await open.drafts.editing(workspace, 'U-ada')).toEqual([]);
  });

  it(`makes room where nothing was written into it: ${UNWRITTEN_LIMIT} such stay`, async () => {
    const { open, begin } = await store();
    const kept = await begin();
    const empty = [];
    for (let nth = 0; nth < UNWRITTEN_LIMIT + 2; nth += 1) empty.push(await begin('U-ada', null));
    await begin('U-ben', null);
    const left = await Promise.all(empty.map(({ id }) => open.drafts.find(guild, id)));
    expect(left.map((draft) => draft !== null)).toEqual([
      false,
      false,
      ...Array.from({ length: UNWRITTEN_LIMIT }, () => true),
    ]);
    expect(await open.drafts.find(guild, kept.id)).not.toBeNull();
  });

  it(`is refused beyond ${DRAFTS_LIMIT} that are written into, until one is settled`, async () => {
    const { open, dossier, begin } = await store();
    const [first] = [await begin()];
    for (let nth = 1; nth < DRAFTS_LIMIT; nth += 1) await begin();
    const more = {
      community: guild,
      dossier,
      claim: null,
      content: { op: 'report', says: 'It is not so.' },
      why: null,
      base: null,
    } as const;
    expect(await open.drafts.begin({ ...more, by: 'U-ada' })).toBeNull();
    expect(await open.drafts.begin({ ...more, by: 'U-ben' })).not.toBeNull();
    await open.drafts.discard(guild, first.id);
    expect(await open.drafts.begin({ ...more, by: 'U-ada' })).not.toBeNull();
  });

  it('waits in the queue, the longest first, place by place', async () => {
    const { clock, open, suggest } = await store();
    expect(await open.drafts.queue(guild, 0)).toEqual({ length: 0, since: null, draft: null });
    const one = await suggest('U-ada');
    const since = clock.now();
    const two = await suggest('U-ben');
    const queue = await open.drafts.queue(guild, 0);
    expect(queue).toMatchObject({ length: 2, since, draft: { id: one.id, state: 'waiting' } });
    expect((await open.drafts.queue(guild, 1)).draft?.id).toBe(two.id);
    expect(await open.drafts.queue(guild, 2)).toMatchObject({ length: 2, draft: null });
    expect(await open.drafts.queue(workspace, 0)).toMatchObject({ length: 0, draft: null });
    expect((await open.drafts.suggested(guild, 'U-ada', 10)).map(({ id }) => id)).toEqual([one.id]);
    expect(await open.drafts.submit(guild, one.id, null)).toBe('settled');
  });

  it(`is taken ${SUGGESTIONS_AN_HOUR} times an hour and member, those taken back too`, async () => {
    const { clock, open, begin, suggest } = await store();
    for (let nth = 0; nth < SUGGESTIONS_AN_HOUR; nth += 1) {
      const { id } = await suggest();
      await open.drafts.discard(guild, id);
    }
    const one = await begin();
    expect(await open.drafts.submit(guild, one.id, null)).toBe('too-many');
    await suggest('U-ben');
    expect((await open.drafts.find(guild, one.id))?.state).toBe('editing');
    clock.advance(HOUR);
    expect(await open.drafts.submit(guild, one.id, null)).toBe('waiting');
  });

  it(`is not taken into a queue of ${QUEUE_LIMIT}, but for moderators’ own`, async () => {
    const { url, open, begin, suggest } = await store();
    const { id } = await suggest('U-many');
    await rows(
      url,
      `INSERT INTO "Draft" ("id", "communityId", "dossierId", "state", "content", "by", "at", "changedAt", "waitingSince")
       WITH RECURSIVE "n" AS (SELECT 1 AS "i" UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < ${QUEUE_LIMIT - 1})
       SELECT 'filling-' || "i", "communityId", "dossierId", "state", "content", 'U-' || "i", "at", "changedAt", "waitingSince"
       FROM "n", "Draft" WHERE "id" = '${id}' RETURNING 1`,
    );
    const [draft, own] = [await begin(), await begin('U-mod')];
    expect(await open.drafts.submit(guild, draft.id, null)).toBe('queue-full');
    expect(await open.drafts.submit(guild, own.id, 'U-mod')).toBe('waiting');
    await open.drafts.discard(guild, id);
    await open.drafts.decline(guild, own.id, { by: 'U-mod', reason: 'no', locale: 'en' });
    expect(await open.drafts.submit(guild, draft.id, null)).toBe('waiting');
  });

  it('is not taken from somebody who was blocked, until that is lifted', async () => {
    const { open, begin } = await store();
    const draft = await begin();
    await open.settings.block(workspace, 'U-ada', 'U-mod');
    await open.settings.block(guild, 'U-ada', 'U-mod');
    expect(await open.drafts.submit(guild, draft.id, null)).toBe('blocked');
    await open.settings.unblock(guild, 'U-ada', 'U-mod');
    expect(await open.drafts.submit(guild, draft.id, null)).toBe('waiting');
  });

  it('is agreed to once, and anew after its words were changed', async () => {
    const { url, clock, open, suggest } = await store();
    const other = await opened(url, clock);
    const { id, content } = await suggest();
    const agreed = await Promise.all([
      open.drafts.agree(guild, id, 'U-ben'),
      other.drafts.agree(guild, id, 'U-cid'),
    ]);
    expect([...agreed].sort()).toEqual([false, true]);
    expect((await open.drafts.write(guild, id, { why: 'because' }))?.agreedBy).toMatch(/^U-(ben|cid)$/u);
    expect((await open.drafts.write(guild, id, { content }))?.agreedBy).toBeNull();
    expect(await open.drafts.agree(guild, id, 'U-cid')).toBe(true);
    expect(await open.drafts.agree(workspace, id, 'U-cid')).toBe(false);
  });

  it('comes to one end: nothing is written, agreed to or decided after it', async () => {
    const { open, dossier, suggest } = await store();
    const declining = { by: 'U-mod', reason: 'no source', locale: 'en' };
    const [declined, discarded, published] = [await suggest(), await suggest(), await suggest()];
    expect(await open.drafts.decline(guild, declined.id, declining)).toBe(true);
    expect(await open.drafts.discard(guild, discarded.id)).toBe(true);
    await change(open, guild, dossier, withOneMore, { draft: published.id, consent: ['U-mod'] });
    for (const { id } of [declined, discarded, published]) {
      const end = await open.drafts.find(guild, id);
      expect([
        await open.drafts.write(guild, id, { why: 'too late' }),
        await open.drafts.submit(guild, id, null),
        await open.drafts.agree(guild, id, 'U-ben'),
        await open.drafts.decline(guild, id, declining),
        await open.drafts.discard(guild, id),
        (await change(open, guild, dossier, withClaim(1, { cue: 'x' }), { draft: id })).kind,
      ]).toEqual([null, 'settled', false, false, false, 'settled']);
      expect(await open.drafts.find(guild, id)).toEqual(end);
    }
    expect(await open.drafts.find(guild, declined.id)).toMatchObject({
      state: 'declined',
      decidedBy: 'U-mod',
      reason: 'no source',
    });
    expect((await open.drafts.queue(guild, 0)).length).toBe(0);
  });

  it('is declined or published, not both, when two moderators decide at once', async () => {
    const { url, clock, open, dossier, suggest } = await store();
    const other = await opened(url, clock);
    for (let nth = 0; nth < 5; nth += 1) {
      const { id } = await suggest();
      const [published, declined] = await Promise.all([
        change(open, guild, dossier, withOneMore, { draft: id }),
        other.drafts.decline(guild, id, { by: 'U-mod', reason: 'no', locale: 'en' }),
      ]);
      expect([published.kind, declined]).toEqual(declined ? ['settled', true] : ['done', false]);
      expect((await open.drafts.find(guild, id))?.state).toBe(declined ? 'declined' : 'published');
    }
  });

  it('is told to whoever wants to be told what became of it, and to nobody else', async () => {
    const { url, open, dossier, suggest } = await store();
    const [declined, published, quiet] = [await suggest(), await suggest('U-ben'), await suggest('U-cid')];
    for (const { id } of [declined, published]) await open.drafts.write(guild, id, { tell: true });
    for (const { id } of [declined, quiet])
      await open.drafts.decline(guild, id, { by: 'U-mod', reason: 'no source', locale: 'de' });
    await change(open, guild, dossier, withOneMore, { draft: published.id, consent: ['U-mod'] });
    const posts = await rows(url, 'SELECT "channel", "locale", "content" FROM "Post" ORDER BY "channel"');
    const event = bridgeDispute().title;
    const notice = { code: 'suggestion-settled', event };
    expect(
      posts.map(([channel, locale, content]) => [channel, locale, JSON.parse(String(content)).notice]),
    ).toEqual([
      ['@U-ada', 'de', { ...notice, state: 'declined', claim: null, reason: 'no source' }],
      ['@U-ben', 'en-GB', { ...notice, state: 'published', claim: 1000, reason: null }],
    ]);
  });
});
