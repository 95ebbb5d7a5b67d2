import { describe, expect, it } from 'vitest';
import type { CommunityKey, DossierId } from '../../src/core/dossier/dossier.ts';
import type { NewPost } from '../../src/core/posts/post.ts';
import { databases, lent, opened, stillClock } from './databases.ts';

const here = 'discord:1' as CommunityKey;
const elsewhere = 'discord:2' as CommunityKey;
const MINUTE = 60_000;

const share: NewPost = {
  community: here,
  content: { kind: 'share', page: 'stance.page:x.1.1', dossier: 'x' as DossierId },
  locale: 'en-GB',
  channel: '77',
  by: 'member-1',
};

describe.each(databases)('posts on $name', ({ migrated }) => {
  async function store() {
    const database = await lent(migrated);
    const clock = stillClock();
    const { posts } = await opened(database.url, clock);
    const inMs = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);
    const add = (post: NewPost, limit: Parameters<typeof posts.add>[2] = null) =>
      posts.add(post, { due: inMs(MINUTE), until: inMs(2 * MINUTE) }, limit);
    return { database, clock, posts, inMs, add };
  }

  it('are taken by one process alone, and only when they are due', async () => {
    const { database, clock, posts, inMs, add } = await store();
    const other = (await opened(database.url, clock)).posts;
    const added = await add(share);
    expect(await posts.take(['discord'], 10, inMs(MINUTE))).toEqual([]);

    clock.advance(MINUTE);
    const [one, two] = await Promise.all([
      posts.take(['discord'], 10, inMs(MINUTE)),
      other.take(['discord'], 10, inMs(MINUTE)),
    ]);
    expect([...one, ...two].map(({ id }) => id)).toEqual([added?.id]);

    clock.advance(MINUTE);
    expect(await other.take(['discord'], 10, inMs(MINUTE))).toHaveLength(1);
  });

  it('are left to whoever runs their platform', async () => {
    const { clock, posts, inMs, add } = await store();
    await add(share);
    clock.advance(MINUTE);
    expect(await posts.take(['slack'], 10, inMs(MINUTE))).toEqual([]);
    expect(await posts.take(['slack', 'discord'], 10, inMs(MINUTE))).toHaveLength(1);
  });

  it('are not taken again once they are settled', async () => {
    const { clock, posts, inMs, add } = await store();
    const added = await add(share);
    if (added === null) throw new Error('not added');
    await posts.settle(added.id, { state: 'sent', messageId: '99' });
    clock.advance(MINUTE);
    expect(await posts.take(['discord'], 10, inMs(MINUTE))).toEqual([]);
    expect(await posts.find(here, added.id)).toMatchObject({
      state: 'sent',
      messageId: '99',
      content: share.content,
    });
  });

  it('are found in their own community only', async () => {
    const { posts, add } = await store();
    const added = await add(share);
    if (added === null) throw new Error('not added');
    expect(await posts.find(elsewhere, added.id)).toBeNull();
  });

  it('are limited per member, community and time', async () => {
    const { clock, inMs, add } = await store();
    const limited = (post: NewPost) => add(post, { count: 2, since: inMs(-10 * MINUTE) });
    expect(await limited(share)).not.toBeNull();
    expect(await limited(share)).not.toBeNull();
    expect(await limited(share)).toBeNull();
    expect(await limited({ ...share, by: 'member-2' })).not.toBeNull();
    expect(await limited({ ...share, community: elsewhere })).not.toBeNull();
    clock.advance(11 * MINUTE);
    expect(await limited(share)).not.toBeNull();
  });

  it('without a channel are held, and the newest are shown', async () => {
    const { clock, posts, inMs, add } = await store();
    for (const channel of ['1', '2', '3']) {
      await add({
        ...share,
        channel: null,
        content: { kind: 'notice', notice: { code: 'channel-set', channel } },
      });
      clock.advance(1);
    }
    const { newest, count } = await posts.held(here, 2);
    expect(count).toBe(3);
    expect(newest.map(({ content }) => content)).toEqual([
      { kind: 'notice', notice: { code: 'channel-set', channel: '3' } },
      { kind: 'notice', notice: { code: 'channel-set', channel: '2' } },
    ]);
    clock.advance(10 * MINUTE);
    expect(await posts.take(['discord'], 10, inMs(MINUTE))).toEqual([]);
  });
});

describe.each(databases)('settings on $name', ({ migrated }) => {
  it('keep who moderates, and a channel for notices, per community', async () => {
    const { url } = await lent(migrated);
    const { settings } = await opened(url);
    const who = { kind: 'role', id: 'editors' } as const;
    expect(await settings.addModerator(here, who, 'boss')).toBe('added');
    expect(await settings.addModerator(here, who, 'boss')).toBe('was-one');
    expect(await settings.hasModerator(here, [{ kind: 'user', id: 'editors' }])).toBe(false);
    expect(await settings.hasModerator(here, [{ kind: 'user', id: 'x' }, who])).toBe(true);
    expect(await settings.hasModerator(elsewhere, [who])).toBe(false);
    expect(await settings.removeModerator(elsewhere, who, 'boss')).toBe(false);
    expect(await settings.removeModerator(here, who, 'boss')).toBe(true);
    expect(await settings.moderators(here)).toEqual([]);

    await settings.setNoticesChannel(here, '77', 'boss');
    expect(await settings.noticesChannel(here)).toMatchObject({ channel: '77', by: 'boss' });
    expect(await settings.noticesChannel(elsewhere)).toBeNull();
    await settings.setNoticesChannel(here, null, 'boss');
    expect(await settings.noticesChannel(here)).toBeNull();
  });

  it('add each moderator once, however many ask at the same time', async () => {
    const { url } = await lent(migrated);
    const { settings } = await opened(url);
    const who = { kind: 'user', id: 'u' } as const;
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => settings.addModerator(here, who, 'boss')),
    );
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1);
    expect(await settings.moderators(here)).toHaveLength(1);
  });
});
