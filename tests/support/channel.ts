import type { Message } from '../../src/chat/message.ts';
import { PostFault, type Posting } from '../../src/chat/platform.ts';

/** A channel at the platform's edge: it keeps what is posted, and does what the test tells it to. */
export class Channel implements Posting {
  readonly repeatable: boolean;
  readonly messages = new Map<string, Message>();
  /** Called before a post is made; what it throws is what comes of it. */
  before: () => void = () => {};
  /** Called after it was made, before the answer. */
  after: () => void = () => {};
  /** Called before a message is changed; what it throws is what comes of it. */
  beforeUpdate: () => void = () => {};
  private readonly keys = new Map<string, string>();
  private count = 0;

  constructor({ repeatable }: { readonly repeatable: boolean }) {
    this.repeatable = repeatable;
  }

  async check() {
    return [];
  }

  async post(_tenant: string, channel: string, message: Message, key: string) {
    this.before();
    const known = this.repeatable ? this.keys.get(key) : undefined;
    if (known !== undefined) return { channel, id: known };
    this.count += 1;
    const id = `message-${this.count}`;
    this.keys.set(key, id);
    this.messages.set(id, message);
    this.after();
    return { channel, id };
  }

  async update(_tenant: string, { id }: { readonly id: string }, message: Message) {
    this.beforeUpdate();
    if (!this.messages.has(id))
      throw new PostFault({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'gone' }] });
    this.messages.set(id, message);
  }

  async remove(_tenant: string, { id }: { readonly id: string }) {
    this.messages.delete(id);
  }
}
