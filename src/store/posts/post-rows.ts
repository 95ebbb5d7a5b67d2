import { randomBytes } from 'node:crypto';
import type { ClaimNumber, CommunityKey } from '../../core/dossier/dossier.ts';
import type { Notice, Post, PostContent, PostId } from '../../core/posts/post.ts';
import type { PostModel } from '../client/sqlite/models.ts';
import type { Transaction } from '../prisma-client.ts';

/** Of chance in an id: 16 characters of it fit where a platform allows 25. */
const ID_BYTES = 12;
const DAY_MS = 86_400_000;
/** How long a notice is tried before it waits where moderators look; and what belongs to a round that stands in its channel. */
const NOTICE_MS = 2 * 60_000;
const LASTING_MS = 7 * DAY_MS;

export function randomId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}

interface Wanted {
  readonly communityId: number;
  readonly content: PostContent;
  readonly locale: string;
  readonly channel: string | null;
  readonly by: string;
  readonly at: Date;
  readonly due: Date;
  readonly until: Date;
  readonly roundId?: string | null;
}

/** A row for a post that waits, or is held if it has no channel. */
export function postRow({ content, channel, ...wanted }: Wanted) {
  return {
    ...wanted,
    id: randomId(),
    kind: content.kind,
    content: JSON.stringify(content),
    about: content.kind === 'share' ? content.dossier : null,
    channel,
    state: channel === null ? ('held' as const) : ('waiting' as const),
  };
}

/** Asks, at once, for what follows from a post that stands in its channel. */
export async function followUp(
  tx: Transaction,
  post: PostModel,
  content: PostContent,
  at: Date,
): Promise<void> {
  await followUps(tx, [{ post, content }], at);
}

export async function followUps(
  tx: Transaction,
  wanted: readonly { readonly post: PostModel; readonly content: PostContent }[],
  at: Date,
): Promise<void> {
  const until = new Date(at.getTime() + LASTING_MS);
  const data = wanted.map(({ post: { communityId, locale, channel, by, roundId }, content }) =>
    postRow({ communityId, content, locale, channel, by, at, due: at, until, roundId }),
  );
  await tx.post.createMany({ data });
}

/** Asks for a notice where the community's notices go. */
export async function notifyIn(
  tx: Transaction,
  notice: Notice,
  { communityId, locale, by, at }: Pick<Wanted, 'communityId' | 'locale' | 'by' | 'at'>,
): Promise<void> {
  const settings = await tx.settings.findUnique({ where: { communityId } });
  const channel = settings?.noticesChannel ?? null;
  const content = { kind: 'notice', notice } as const;
  const until = new Date(at.getTime() + NOTICE_MS);
  await tx.post.create({ data: postRow({ communityId, content, locale, channel, by, at, due: at, until }) });
}

export function contentOf(row: Pick<PostModel, 'content'>): PostContent {
  return JSON.parse(row.content) as PostContent; // only `postRow` writes it
}

export function postFrom(row: PostModel, community: CommunityKey): Post {
  return {
    id: row.id as PostId, // made by `postRow`
    community,
    content: contentOf(row),
    locale: row.locale,
    channel: row.channel,
    by: row.by,
    at: row.at,
    state: row.state,
    messageId: row.messageId,
    until: row.until,
    triedAt: row.triedAt,
    tries: row.tries,
    shows: row.shows === null ? null : row.shows.split(' ').map((number) => Number(number) as ClaimNumber), // `settle` wrote it
  };
}
