import type { PlatformName } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import type { Obstacle } from '../chat/place.ts';
import { PostFault, type Posting, REPEATABLE_MS } from '../chat/platform.ts';
import type { ClaimNumber, CommunityKey } from '../core/dossier/dossier.ts';
import type { Clock } from '../core/ports.ts';
import type {
  NewPost,
  Notice,
  Post,
  PostContent,
  PostId,
  PostLimit,
  PostOutcome,
  Posts,
} from '../core/posts/post.ts';
import type { Delivery, Removal } from '../views/sharing.ts';
import { claimsIn } from '../views/statement.ts';

/** After that, whoever took a post is taken for dead. In milliseconds; longer than any platform's client tries. */
const LEASE_MS = 45_000;
/** As many posts are taken in one go, and so many of them are under way at once. */
const BATCH = 50;
const AT_ONCE = 10;
/** Where a second try could make a second copy, so long is waited for a sign of the first. In milliseconds. */
export const AGAIN_MS = 3 * 60_000;
/** After a fault of the platform's, pauses grow from the first to the last. In milliseconds. */
const FIRST_PAUSE = 1_000;
const LAST_PAUSE = 5 * 60_000;

/** A community, as its platform knows it. */
export interface Tenant {
  readonly platform: PlatformName;
  readonly tenantId: string;
}

export interface OutboxParts {
  readonly posts: Posts;
  readonly clock: Clock;
  /** What posts for that platform; null while it does not run. */
  postingOn(platform: PlatformName): Posting | null;
  /** The platforms that `postingOn` has something for. */
  running(): readonly PlatformName[];
  /** Null where there is nothing to show any more. */
  render(post: Post, to: Tenant, on: Pick<Posting, 'command'>): Promise<Message | null>;
  /** Records an error of ours. */
  report(error: unknown, post: Post): void;
}

/** The one way to a channel for what is not the answer to whoever sees it. */
export interface Outbox {
  /** Stores the post, tries it, and resolves to what became of it; what waits is tried again by `deliver`. */
  put(post: NewPost, limit: PostLimit | null): Promise<Delivery>;
  /** Tries a post that whoever calls this has taken until `lease`. */
  send(post: Post): Promise<Delivery>;
  /** Until when a post is taken by who stores it now. */
  lease(): Date;
  /** Takes a post off its channel. */
  remove(post: Post): Promise<Removal>;
  /** Tries what is due, also of processes that are no more; what becomes due meanwhile as well. */
  deliver(): Promise<void>;
  /** Has that done meanwhile; resolves when there is room for more. */
  accept(): Promise<void>;
}

export function outbox({ posts, clock, postingOn, running, render, report }: OutboxParts): Outbox {
  const underWay = new Set<Promise<void>>();
  let delivering: Promise<void> | null = null;
  let begun: Promise<number> | null = null;
  /** Whether something may have become due since it was last looked for. */
  let again = false;
  const after = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

  async function attempt(post: Post): Promise<Delivery> {
    const { channel, content, community } = post;
    const to = tenantOf(community);
    const posting = postingOn(to.platform);
    if (posting === null) return { kind: 'waiting' };
    if (channel === null || post.until <= clock.now()) return gaveUp(post, 'outdated');
    try {
      if (content.kind === 'edit') return await edit(post, content.of, to, posting);
      if (content.kind === 'removal') {
        await posting.remove(to.tenantId, { channel, id: content.message });
        return await sent(post, content.message);
      }
      return await send(post, channel, to, posting);
    } catch (error) {
      return failed(post, error);
    }
  }

  async function send(post: Post, channel: string, to: Tenant, posting: Posting): Promise<Delivery> {
    const stood = await foundAgain(post, channel, to, posting);
    if (stood !== null) return sent(post, stood);
    // Recorded before it is sent: this process may die before it hears an answer.
    const tried = await posts.trying(post.id, meanwhile(post, posting));
    // It was found standing meanwhile, or made by another process that took this one for dead.
    if (tried === null) return { kind: 'sent' };
    const message = await render(tried, to, posting);
    if (message === null) return gaveUp(post, 'outdated');
    const { id } = await posting.post(to.tenantId, channel, message, post.id);
    return sent(post, id, post.content.kind === 'share' ? claimsIn(message) : undefined);
  }

  /** Where posting again does nothing twice for a while only, what was tried before that is looked for first. */
  async function foundAgain(
    { id, triedAt }: Post,
    channel: string,
    { tenantId }: Tenant,
    posting: Posting,
  ): Promise<string | null> {
    if (triedAt === null || posting.find === undefined) return null;
    if (posting.repeatable && clock.now().getTime() - triedAt.getTime() < REPEATABLE_MS) return null;
    const found = await posting.find(tenantId, channel, id, triedAt);
    return found?.id ?? null;
  }

  /** What a post is while nobody knows whether a try of it has made it. */
  function meanwhile({ content }: Post, { repeatable }: Posting) {
    if (repeatable) return { state: 'waiting', due: after(LEASE_MS) } as const;
    // Of a share that may stand there, a second copy would be worse than none; a round must not be lost.
    return mustStand(content) ? ({ state: 'waiting', due: after(AGAIN_MS) } as const) : unconfirmed;
  }

  async function edit(post: Post, of: PostId, to: Tenant, posting: Posting): Promise<Delivery> {
    const target = await posts.find(post.community, of);
    if (target?.channel == null || target.messageId === null || target.state !== 'sent')
      return gaveUp(post, 'outdated');
    const message = await render(target, to, posting);
    if (message === null) return gaveUp(post, 'outdated');
    await posting.update(to.tenantId, { channel: target.channel, id: target.messageId }, message);
    return sent(post, target.messageId, target.content.kind === 'share' ? claimsIn(message) : undefined);
  }

  async function sent({ id }: Post, messageId: string, shows?: readonly ClaimNumber[]): Promise<Delivery> {
    await posts.settle(id, { state: 'sent', messageId, ...(shows !== undefined && { shows }) });
    return { kind: 'sent' };
  }

  async function gaveUp<Kind extends 'outdated' | 'refused'>(
    post: Post,
    kind: Kind,
  ): Promise<{ readonly kind: Kind }> {
    await posts.settle(post.id, givenUp(post));
    return { kind };
  }

  async function failed(post: Post, error: unknown): Promise<Delivery> {
    if (!(error instanceof PostFault)) throw error;
    const { why } = error;
    switch (why.kind) {
      case 'delayed': {
        const growing = Math.min(FIRST_PAUSE * 2 ** post.tries, LAST_PAUSE);
        const due = after(Math.max(why.pause, growing));
        if (due >= post.until) return gaveUp(post, 'refused');
        await posts.settle(post.id, { state: 'waiting', due });
        return { kind: 'waiting' };
      }
      case 'unconfirmed':
        await posts.settle(
          post.id,
          mustStand(post.content) ? { state: 'waiting', due: after(AGAIN_MS) } : unconfirmed,
        );
        return { kind: 'unconfirmed' };
      case 'unreachable':
        await posts.settle(post.id, isGone(post, why.obstacles) ? GONE : givenUp(post), true);
        return { kind: 'unreachable', obstacles: why.obstacles };
      case 'refused':
        report(error, post);
        return gaveUp(post, 'refused');
      default:
        return why satisfies never;
    }
  }

  async function deliverOne(post: Post): Promise<void> {
    try {
      await attempt(post);
    } catch (error) {
      report(error, post);
    }
  }

  /** Takes what is due and begins with it; resolves to how many those are, once the last one is under way. */
  async function begin(): Promise<number> {
    const platforms = running();
    const due = platforms.length === 0 ? [] : await posts.take(platforms, BATCH, after(LEASE_MS));
    for (const post of due) {
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      const delivery = deliverOne(post).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    }
    return due.length;
  }

  async function deliverAll(): Promise<void> {
    try {
      // What follows from a post is due once that is there.
      for (let mayFollow = true; again || mayFollow; ) {
        again = false;
        begun = begin();
        mayFollow = (await begun) > 0 || underWay.size > 0;
        while (!again && underWay.size > 0) await Promise.race(underWay);
      }
    } finally {
      await Promise.all(underWay);
      delivering = null;
    }
  }

  function deliver(): Promise<void> {
    again = true;
    delivering ??= deliverAll();
    return delivering;
  }

  return {
    async put(post, limit) {
      const times = { due: after(LEASE_MS), until: after(REPEATABLE_MS) };
      const added = await posts.add(post, times, limit);
      if (added === null) return { kind: 'too-often' };
      return added.channel === null ? { kind: 'waiting' } : attempt(added);
    },

    send: attempt,
    lease: () => after(LEASE_MS),

    async remove(post) {
      const { platform, tenantId } = tenantOf(post.community);
      const { channel, messageId } = post;
      const posting = postingOn(platform);
      if (channel === null || messageId === null || posting === null) return { kind: 'not-removed' };
      try {
        await posting.remove(tenantId, { channel, id: messageId });
      } catch (error) {
        if (!(error instanceof PostFault)) throw error;
        if (error.why.kind === 'unreachable') return { kind: 'unreachable', obstacles: error.why.obstacles };
        return { kind: 'not-removed' };
      }
      await posts.settle(post.id, { state: 'removed' });
      return { kind: 'removed' };
    },

    deliver,

    async accept() {
      await Promise.race([deliver(), begun]);
    },
  };
}

const unconfirmed = { state: 'unconfirmed' } as const;
const GONE = { state: 'failed', gone: true } as const;

/** What may rather stand there twice for a while than not at all. */
function mustStand({ kind }: PostContent): boolean {
  return kind === 'round' || kind === 'result';
}

function isGone({ content }: Post, obstacles: readonly Obstacle[]): boolean {
  return content.kind === 'edit' && obstacles.some(({ lacks }) => lacks === 'gone');
}

/** What moderators must know is not lost with its channel: it waits where they look. */
function givenUp({ content }: Post): PostOutcome {
  const lost = content.kind !== 'notice' || UNHELD.includes(content.notice.code);
  return { state: lost ? 'failed' : 'held' };
}

/** Notices that are for others than moderators, or that another tells of. */
const UNHELD: readonly Notice['code'][] = ['schedule-set', 'suggestion-settled'];

function tenantOf(community: CommunityKey): Tenant {
  const colon = community.indexOf(':');
  // Keys are made of a platform's name, a colon and the tenant.
  return { platform: community.slice(0, colon) as PlatformName, tenantId: community.slice(colon + 1) };
}
