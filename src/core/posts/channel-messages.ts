/** A message that stands in a channel which no platform keeps. */
export interface ChannelMessage {
  readonly id: string;
  /** JSON, as whoever added it wrote it. */
  readonly content: string;
  readonly at: Date;
}

/** A channel that no platform keeps. */
export interface LocalChannel {
  readonly tenant: string;
  readonly channel: string;
}

/** What stands in channels that no platform keeps. */
export interface ChannelMessages {
  /** Resolves to the message's id. One that was added with that key and stands there is left as it is. */
  add(to: LocalChannel, key: string, content: string): Promise<string>;
  /** Resolves with whether there was such a message to change. */
  change(to: LocalChannel, id: string, content: string): Promise<boolean>;
  /** Resolves too if it was gone already. */
  remove(from: LocalChannel, id: string): Promise<void>;
  /** The newest, at most `count`, the oldest of them first. */
  newest(from: LocalChannel, count: number): Promise<readonly ChannelMessage[]>;
}
