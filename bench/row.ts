/** One line of what a measurement found. */
export interface BenchRow {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}
