import { LRUCache } from 'lru-cache';
import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import type { Post, PostId, Posts } from '../../core/posts/post.ts';
import type { Client } from '../prisma-client.ts';
import { beforeRound, settled } from '../rounds/after-post.ts';
import { writingFor } from '../writing-for.ts';
import { correctedAfter } from './corrections.ts';
import { followUp, postFrom, postRow } from './post-rows.ts';

const withCommunity = { community: { select: { key: true } } } as const;
/** Of so many messages it is remembered that their posts stand there, or do not. */
const SEEN = 1_000;
/** Of a post that may still be made. */
const unsettled = { state: { in: ['waiting', 'unconfirmed'] } } satisfies { state: { in: Post['state'][] } };

export function postsIn(reader: Client, writer: Client, clock: Clock): Posts {
  // A crowd presses the buttons of one post: one look does for all of them.
  const seen = new LRUCache<string, Promise<boolean>>({ max: SEEN });

  /** Whether that is for good. */
  async function see(community: CommunityKey, id: PostId, messageId: string): Promise<boolean> {
    const known = await reader.post.findFirst({ where: { id, messageId, community: { key: community } } });
    if (known !== null) return true;
    return writingFor(writer, community, async (tx, communityId) => {
      const [found] = await tx.post.updateManyAndReturn({
        where: { id, communityId, ...unsettled },
        data: { state: 'sent', messageId },
      });
      const at = clock.now();
      if (found !== undefined) {
        await settled(tx, found, { at, unreachable: false });
        await correctedAfter(tx, found, at);
        return true;
      }
      const post = await tx.post.findFirst({ where: { id, communityId, state: 'sent' } });
      if (post === null || post.messageId === messageId) return post !== null;
      const removal = { kind: 'removal', message: messageId } as const;
      const asked = { communityId, kind: removal.kind, content: JSON.stringify(removal) };
      if ((await tx.post.count({ where: asked })) === 0) await followUp(tx, post, removal, at);
      return true;
    });
  }

  return {
    add: (post, { due, until }, limit) =>
      writingFor(writer, post.community, async (tx, communityId) => {
        const { by, locale, channel, content } = post;
        if (limit !== null) {
          const asked = { communityId, by, kind: content.kind, at: { gte: limit.since } };
          if ((await tx.post.count({ where: asked })) >= limit.count) return null;
        }
        const at = clock.now();
        const data = postRow({ communityId, content, locale, channel, by, at, due, until });
        return postFrom(await tx.post.create({ data }), post.community);
      }),

    async take(platforms, count, lease) {
      const due = { state: 'waiting', due: { lte: clock.now() } } as const;
      const there = {
        leftAt: null,
        OR: platforms.map((platform) => ({ key: { startsWith: `${platform}:` } })),
      };
      const rows = await reader.post.findMany({
        where: { ...due, community: there },
        orderBy: { due: 'asc' },
        take: count,
        include: withCommunity,
      });
      if (rows.length === 0) return [];
      // Somebody else may have taken some since: then they are due no more, and this does not change them.
      const won = await writer.$transaction((tx) =>
        tx.post.updateManyAndReturn({
          where: { id: { in: rows.map(({ id }) => id) }, ...due },
          data: { due: lease },
          select: { id: true },
        }),
      );
      const taken = new Set(won.map(({ id }) => id));
      return rows.filter(({ id }) => taken.has(id)).map((row) => postFrom(row, keyOf(row.community)));
    },

    trying: (id, meanwhile) =>
      writer.$transaction(async (tx) => {
        const at = clock.now();
        const data = { ...meanwhile, tries: { increment: 1 } };
        const [first] = await tx.post.updateManyAndReturn({
          where: { id, triedAt: null, ...unsettled },
          data: { ...data, triedAt: at },
          include: withCommunity,
        });
        const [row = first] =
          first === undefined
            ? await tx.post.updateManyAndReturn({ where: { id, ...unsettled }, data, include: withCommunity })
            : [];
        if (row === undefined) return null;
        await beforeRound(tx, row, at);
        return postFrom(row, keyOf(row.community));
      }),

    settle: (id, outcome, unreachable = false) =>
      writer.$transaction(async (tx) => {
        const where = outcome.state === 'removed' ? { id } : { id, ...unsettled };
        const { shows, gone, ...data } = { shows: undefined, gone: false, ...outcome };
        const [row] = await tx.post.updateManyAndReturn({
          where,
          data: { ...data, ...(shows !== undefined && { shows: shows.join(' ') }) },
        });
        if (row === undefined) return;
        await settled(tx, row, { at: clock.now(), unreachable });
        // Where a message is gone, nobody sees any more what was wrong in it.
        if (!gone) await correctedAfter(tx, row, clock.now());
      }),

    async seen(community, id, messageId) {
      const message = `${community} ${id} ${messageId}`;
      const looking = seen.get(message) ?? see(community, id, messageId);
      seen.set(message, looking);
      let lasting = false;
      try {
        lasting = await looking;
      } finally {
        if (!lasting && seen.get(message) === looking) seen.delete(message);
      }
    },

    async find(community, id) {
      const row = await reader.post.findFirst({ where: { id, community: { key: community } } });
      return row === null ? null : postFrom(row, community);
    },

    async held(community, count) {
      const where = { state: 'held', community: { key: community } } as const;
      const [rows, all] = await Promise.all([
        reader.post.findMany({ where, orderBy: { at: 'desc' }, take: count }),
        reader.post.count({ where }),
      ]);
      return { newest: rows.map((row) => postFrom(row, community)), count: all };
    },
  };
}

function keyOf({ key }: { readonly key: string }): CommunityKey {
  return key as CommunityKey; // only such keys are ever written
}
