/** Of a change, as its revisions tell it. */
export interface Occasion {
  readonly at: Date;
  /** A member's id on their platform, or the community whose file it is. */
  readonly by: string;
  readonly reason: string | null;
}
