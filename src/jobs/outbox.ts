import type { PlatformName } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import { PostFault, type Posting, REPEATABLE_MS } from '../chat/platform.ts';
import type { CommunityKey } from '../core/dossier/dossier.ts';
import type { Clock } from '../core/ports.ts';
import type { NewPost, Post, PostLimit, PostOutcome, Posts } from '../core/posts/post.ts';
import type { Delivery, Removal } from '../views/sharing.ts';

/** After that, whoever took a post is taken for dead. In milliseconds; longer than any platform's client tries. */
const LEASE_MS = 45_000;
/** As many posts are tried one after the other before others get their turn. */
const BATCH = 20;

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
  /** Takes a post off its channel. */
  remove(post: Post): Promise<Removal>;
  /** Tries what is due, also of processes that are no more. */
  deliver(): Promise<void>;
}

export function outbox({ posts, clock, postingOn, running, render, report }: OutboxParts): Outbox {
  const after = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

  async function attempt(post: Post, channel: string): Promise<Delivery> {
    const to = tenantOf(post.community);
    const posting = postingOn(to.platform);
    if (posting === null) return { kind: 'waiting' };
    const message = await render(post, to, posting);
    if (message === null) {
      await posts.settle(post.id, givenUp(post));
      return { kind: 'outdated' };
    }
    // Where a second try could post twice there must be none, even if this process dies before it hears an answer.
    if (!posting.repeatable) await posts.settle(post.id, { state: 'unconfirmed' });
    try {
      const { id } = await posting.post(to.tenantId, channel, message, post.id);
      await posts.settle(post.id, { state: 'sent', messageId: id });
      return { kind: 'sent' };
    } catch (error) {
      return failed(post, error);
    }
  }

  async function failed(post: Post, error: unknown): Promise<Delivery> {
    if (!(error instanceof PostFault)) throw error;
    const { why } = error;
    switch (why.kind) {
      case 'delayed': {
        const due = after(why.pause);
        const again = due < post.until;
        await posts.settle(post.id, again ? { state: 'waiting', due } : givenUp(post));
        return { kind: again ? 'waiting' : 'refused' };
      }
      case 'unconfirmed':
        await posts.settle(post.id, { state: 'unconfirmed' });
        return { kind: 'unconfirmed' };
      case 'unreachable':
        await posts.settle(post.id, givenUp(post));
        return { kind: 'unreachable', obstacles: why.obstacles };
      case 'refused':
        report(error, post);
        await posts.settle(post.id, givenUp(post));
        return { kind: 'refused' };
      default:
        return why satisfies never;
    }
  }

  async function deliverOne(post: Post): Promise<void> {
    try {
      if (post.channel === null || post.until <= clock.now()) await posts.settle(post.id, givenUp(post));
      else await attempt(post, post.channel);
    } catch (error) {
      report(error, post);
    }
  }

  return {
    async put(post, limit) {
      const times = { due: after(LEASE_MS), until: after(REPEATABLE_MS) };
      const added = await posts.add(post, times, limit);
      if (added === null) return { kind: 'too-often' };
      return added.channel === null ? { kind: 'waiting' } : attempt(added, added.channel);
    },

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

    async deliver() {
      const platforms = running();
      if (platforms.length === 0) return;
      const due = await posts.take(platforms, BATCH, after(LEASE_MS));
      for (const post of due) await deliverOne(post);
    },
  };
}

/** What moderators must know is not lost with its channel: it waits where they look. */
function givenUp({ content }: Post): PostOutcome {
  return { state: content.kind === 'notice' ? 'held' : 'failed' };
}

function tenantOf(community: CommunityKey): Tenant {
  const colon = community.indexOf(':');
  // Keys are made of a platform's name, a colon and the tenant.
  return { platform: community.slice(0, colon) as PlatformName, tenantId: community.slice(colon + 1) };
}
