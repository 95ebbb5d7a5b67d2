/** Of a change, as its revisions tell it. */
export interface Occasion {
  readonly at: Date;
  /** A member's id on their platform, or the community whose file it is. */
  readonly by: string;
  /** The moderators who agreed, besides whoever made it; with spaces between. */
  readonly consent: string | null;
  readonly reason: string | null;
}
