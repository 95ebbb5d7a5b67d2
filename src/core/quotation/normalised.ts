import { partitionPoint } from './partition-point.ts';
import type { Place } from './place.ts';

/** A stretch of the original text: UTF-16 code units, as JavaScript's `slice` takes them. */
export interface OriginalRange {
  readonly from: number;
  readonly to: number;
}

/** A normalised text with its way back to the original; `normalise` makes it. */
export class Normalised {
  /** Well-formed: without lone surrogates. */
  readonly text: string;
  readonly original: string;
  /** In code points. */
  readonly length: number;
  /** For each code point, and for the text's end, where the original's stretch begins; those of one stretch share it. */
  readonly #origin: Uint32Array;
  /** The positions of the code points that take two UTF-16 code units. */
  readonly #wide: Uint32Array;

  constructor(text: string, original: string, origin: Uint32Array, wide: Uint32Array) {
    this.text = text;
    this.original = original;
    this.length = origin.length - 1;
    this.#origin = origin;
    this.#wide = wide;
  }

  /** From a position in code points to the index into `text`. */
  indexOf(position: number): number {
    return position + partitionPoint(this.#wide.length, (nth) => (this.#wide[nth] ?? position) < position);
  }

  /** From an index into `text` to the position in code points; within a surrogate pair, that of the pair. */
  positionOf(index: number): number {
    return index - partitionPoint(this.#wide.length, (nth) => (this.#wide[nth] ?? index) + nth < index);
  }

  /** Like `String.slice`, with positions in code points, neither of them negative. */
  slice(start: number, end = this.length): string {
    return this.text.slice(this.indexOf(start), this.indexOf(end));
  }

  /** Where in the original the stretch begins that became the code point here, or where the last one ends. */
  originOf(position: number): number {
    return this.#origin[Math.min(position, this.length)] ?? 0;
  }

  /**
   * The stretch of the original that became this place, with the characters left out inside and directly after it.
   * It is whole: a letter and its accents, which may have been composed or reordered, are not taken apart.
   */
  toOriginal({ start, end }: Place): OriginalRange {
    const from = this.originOf(start);
    return { from, to: end > start ? this.originOf(this.#afterOrigin(this.originOf(end - 1))) : from };
  }

  /** The smallest place that all of this stretch of the original went into; empty where nothing of it was kept. */
  fromOriginal({ from, to }: OriginalRange): Place {
    const after = this.#afterOrigin(from);
    const start = after === 0 ? 0 : this.#fromOrigin(this.originOf(after - 1));
    return { start, end: Math.max(start, Math.min(this.length, this.#fromOrigin(to))) };
  }

  /** The first position whose stretch begins here or later. */
  #fromOrigin(offset: number): number {
    return partitionPoint(this.#origin.length, (position) => this.originOf(position) < offset);
  }

  /** The first position whose stretch begins later. */
  #afterOrigin(offset: number): number {
    return partitionPoint(this.#origin.length, (position) => this.originOf(position) <= offset);
  }
}
