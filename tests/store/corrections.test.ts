import { describe, expect, it } from 'vitest';
import type { ClaimNumber, CommunityKey } from '../../src/core/dossier/dossier.ts';
import { amnesty } from '../core/quiz/amnesty-dossier.ts';
import { databases, lent, opened, stillClock } from './databases.ts';

const MINUTE = 60_000;
const here = 'discord:1' as CommunityKey;
const first = 1 as ClaimNumber;
const { id: _, origin: __, retracted: ___, ...content } = amnesty;

describe.each(databases)('corrections on $name', ({ migrated }) => {
  it('ask for one edit of each share that shows what was changed since, and tell what', async () => {
    const clock = stillClock();
    const store = await opened((await lent(migrated)).url, clock);
    const inMs = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);
    await store.importBundled(content, 'one');
    const [entry] = await store.shelf.entries(here);
    if (entry === undefined) throw new Error('nothing was imported');
    const share = async (shows: readonly number[]) => {
      const page = { kind: 'share', page: `stance.page:${entry.id}.1.1`, dossier: entry.id } as const;
      const post = await store.posts.add(
        { community: here, content: page, locale: 'en', channel: '7', by: 'member' },
        { due: inMs(MINUTE), until: inMs(MINUTE) },
        null,
      );
      if (post === null) throw new Error('not added');
      const numbers = shows.map((number) => number as ClaimNumber);
      await store.posts.settle(post.id, { state: 'sent', messageId: post.id, shows: numbers });
      return post;
    };
    const { id: showing, at } = await share([first, 2]);
    await share([2]);
    clock.advance(MINUTE);
    for (const cue of ['remarked', 'noted']) {
      const claims = content.claims.map((claim) => (claim.number === first ? { ...claim, cue } : claim));
      await store.importBundled({ ...content, claims }, cue);
    }
    expect(await store.corrections.ask()).toBe(true);
    expect(await store.corrections.ask()).toBe(false);
    const edits = await store.posts.take(['discord'], 10, inMs(MINUTE));
    expect(edits.map((edit) => edit.content)).toEqual([{ kind: 'edit', of: showing }]);
    expect(await store.corrections.since(here, entry.id, at, [first])).toEqual([
      { claim: first, kind: 'changed', at: clock.now().toISOString(), reason: null, said: null },
    ]);
  });
});
