import { randomBytes } from 'node:crypto';
import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import type { Post, PostContent, PostId, Posts } from '../../core/posts/post.ts';
import type { PostModel } from '../client/sqlite/models.ts';
import type { Client } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';

/** Of chance in an id: 16 characters of it fit where a platform allows 25. */
const ID_BYTES = 12;

const withCommunity = { community: { select: { key: true } } } as const;

export function postsIn(reader: Client, writer: Client, clock: Clock): Posts {
  return {
    add: (post, { due, until }, limit) =>
      writingFor(writer, post.community, async (tx, communityId) => {
        const { by, locale, channel, content } = post;
        if (limit !== null) {
          const asked = { communityId, by, kind: content.kind, at: { gte: limit.since } };
          if ((await tx.post.count({ where: asked })) >= limit.count) return null;
        }
        const state = channel === null ? 'held' : 'waiting';
        const row = await tx.post.create({
          data: {
            id: randomBytes(ID_BYTES).toString('base64url'),
            communityId,
            kind: content.kind,
            content: JSON.stringify(content),
            locale,
            channel,
            by,
            at: clock.now(),
            state,
            due,
            until,
          },
        });
        return postFrom(row, post.community);
      }),

    async take(platforms, count, lease) {
      const due = { state: 'waiting', due: { lte: clock.now() } } as const;
      const there = platforms.map((platform) => ({ community: { key: { startsWith: `${platform}:` } } }));
      const rows = await reader.post.findMany({
        where: { ...due, OR: there },
        orderBy: { due: 'asc' },
        take: count,
        include: withCommunity,
      });
      const taken: Post[] = [];
      for (const row of rows) {
        // Somebody else may have taken it since: then it is due no more, and this changes nothing.
        const { count: won } = await writer.post.updateMany({
          where: { id: row.id, ...due },
          data: { due: lease },
        });
        if (won === 1) taken.push(postFrom(row, keyOf(row.community)));
      }
      return taken;
    },

    async settle(id, outcome) {
      await writer.post.update({ where: { id }, data: outcome });
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

function postFrom(row: PostModel, community: CommunityKey): Post {
  return {
    id: row.id as PostId, // made by `add`, like the content
    community,
    content: JSON.parse(row.content) as PostContent,
    locale: row.locale,
    channel: row.channel,
    by: row.by,
    at: row.at,
    state: row.state,
    messageId: row.messageId,
    until: row.until,
  };
}
