/** Where a posted message stands, by the platform's ids. */
export interface MessageRef {
  readonly channel: string;
  readonly id: string;
}
