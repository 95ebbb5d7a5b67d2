/** What keeps a message from being posted to a channel: who lacks what. */
export interface Obstacle {
  readonly who: 'member' | 'bot';
  /**
   * `gone`: there is no such channel, or it can't be told from one that the bot may not see.
   * `closed`: it is archived or locked. `unfit`: nobody can post there, whatever their rights.
   * `history`: what was posted there before may not be read again.
   */
  readonly lacks:
    | 'view'
    | 'write'
    | 'write-in-threads'
    | 'history'
    | 'membership'
    | 'gone'
    | 'closed'
    | 'unfit';
}

/** A channel that somebody asks in. */
export interface Place {
  /** The platform's id of the channel or thread. */
  readonly channel: string;
  /** What keeps a post from standing here at their wish: rights of their own and of the bot. None if it may. */
  readonly obstacles: readonly Obstacle[];
}
