import type { Message } from '../../chat/message.ts';
import type { PostedMessage } from './wire.ts';

/** The playground is one community with one channel. */
export const LOCAL_TENANT = 'local';
export const LOCAL_CHANNEL = 'general';

/** As many of its messages as the page shows. */
const SHOWN = 50;

interface Where {
  readonly tenant: string;
  readonly channel: string;
}

/** Where the channel's messages are kept, as JSON. */
export interface KeptMessages {
  /** Resolves to the message's id. One that was added with that key and stands there is left as it is. */
  add(to: Where, key: string, content: string): Promise<string>;
  /** Resolves with whether there was such a message to change. */
  change(to: Where, id: string, content: string): Promise<boolean>;
  /** Resolves too if it was gone already. */
  remove(from: Where, id: string): Promise<void>;
  /** The newest, at most `count`, the oldest of them first. */
  newest(
    from: Where,
    count: number,
  ): Promise<readonly { readonly id: string; readonly content: string; readonly at: Date }[]>;
}

export const theChannel: Where = { tenant: LOCAL_TENANT, channel: LOCAL_CHANNEL };

/** What the page shows of the channel, the oldest first. */
export async function postedIn(messages: KeptMessages): Promise<readonly PostedMessage[]> {
  const newest = await messages.newest(theChannel, SHOWN);
  return newest.map(({ id, content, at }) => ({
    id,
    at: at.toISOString(),
    message: JSON.parse(content) as Message, // only `localPosting` writes them
  }));
}
