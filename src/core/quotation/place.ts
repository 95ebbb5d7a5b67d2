/** Where something stands in a source: code points of its normalised text, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
