import type { Message, Span } from '../chat/message.ts';
import type { Obstacle } from '../chat/place.ts';
import { sentence } from '../chat/refusal.ts';
import type { PostId } from '../core/posts/post.ts';
import type { Texts } from '../texts/catalogue.ts';
import { unshare } from './actions.ts';
import { doerOf } from './mention-of.ts';
import { message } from './pages.ts';

/** What became of a post that was asked for just now. */
export type Delivery =
  | { readonly kind: 'sent' | 'waiting' | 'unconfirmed' | 'refused' | 'outdated' | 'too-often' }
  | { readonly kind: 'unreachable'; readonly obstacles: readonly Obstacle[] };

/** What became of a post that was to be taken away. */
export type Removal =
  | { readonly kind: 'removed' | 'not-removed' }
  | Extract<Delivery, { readonly kind: 'unreachable' }>;

/** As many shares as a member has within so many minutes. */
export const SHARES = 5;
export const SHARES_MINUTES = 10;

/** What a channel sees: the shared message, who shared it, and a button to take it away. */
export function sharedMessage(shown: Message, id: PostId, by: string, t: Texts): Message {
  const who = doerOf(by, t);
  return message(t.sharing.summary(shown.summary), [
    ...shown.blocks,
    { kind: 'note', text: t.sharing.sharedBy<Span>(who) },
    { kind: 'buttons', buttons: [{ on: unshare.ref({ post: id }), label: t.sharing.remove }] },
  ]);
}

/** What whoever asked for it is told. */
export function deliveryMessage(delivery: Delivery | Removal, t: Texts): Message {
  const told = toldOf(delivery, t);
  return sentence(told, told);
}

function toldOf(delivery: Delivery | Removal, t: Texts): string {
  switch (delivery.kind) {
    case 'sent':
      return t.sharing.shared;
    case 'waiting':
      return t.sharing.waiting;
    case 'unconfirmed':
      return t.sharing.unconfirmed;
    case 'refused':
      return t.sharing.refused;
    case 'outdated':
      return t.router.outdated;
    case 'too-often':
      return t.sharing.tooOften(SHARES, SHARES_MINUTES);
    case 'removed':
      return t.sharing.removed;
    case 'not-removed':
      return t.sharing.notRemoved;
    case 'unreachable':
      return obstaclesText(delivery.obstacles, t);
    default:
      return delivery satisfies never;
  }
}

export function obstaclesText(obstacles: readonly Obstacle[], t: Texts): string {
  return obstacles.map(({ who, lacks }) => t.sharing.lacks[who][lacks]).join(' ');
}
