import { endOfBeginning } from './typos.ts';

/** Stands in a text's tokens where one run of words ends: nothing is contiguous across it. */
export const runEnd = 0xffffffff;

/** Where a word occurs: twice the text's index, plus one where it stands in the text's second part only. */
export type Place = number;

/**
 * The words of many texts in alphabetical order, each with the places where it occurs, and the texts as sequences of words.
 * A text has two parts, of which the first counts more: a claim's quotations before its summary, a name as it is written
 * before its transliteration.
 */
export class Concordance {
  /** In the order of their UTF-16 code units, which is the same everywhere. */
  readonly words: readonly string[];
  /** The first letters of all words. */
  readonly initials: readonly string[];
  readonly texts: number;
  readonly #tokens: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #seconds: Uint32Array;
  readonly #places: Uint32Array;
  readonly #placesFrom: Uint32Array;

  constructor(words: readonly string[], tokens: Uint32Array, starts: Uint32Array, seconds: Uint32Array) {
    this.words = words;
    this.initials = [...new Set(words.map((word) => word.slice(0, 1)))];
    this.texts = seconds.length;
    this.#tokens = tokens;
    this.#starts = starts;
    this.#seconds = seconds;

    const counts = new Uint32Array(words.length + 1);
    this.#eachPlace((word) => {
      counts[word + 1] = (counts[word + 1] ?? 0) + 1;
    });
    for (let word = 0; word < words.length; word++) {
      counts[word + 1] = (counts[word + 1] ?? 0) + (counts[word] ?? 0);
    }
    const places = new Uint32Array(counts[words.length] ?? 0);
    const next = counts.slice();
    this.#eachPlace((word, place) => {
      const at = next[word] ?? 0;
      places[at] = place;
      next[word] = at + 1;
    });
    this.#places = places;
    this.#placesFrom = counts;
  }

  /** The word's index, or -1. */
  indexOf(word: string): number {
    const at = this.#firstNotBefore(word);
    return this.words[at] === word ? at : -1;
  }

  /** The words that begin so, the word itself included, are those from the first index up to, not including, the second. */
  beginningWith(beginning: string): readonly [number, number] {
    const from = this.#firstNotBefore(beginning);
    return [from, endOfBeginning(this.words, from, beginning)];
  }

  /** Of the words from one up to, not including, another; each word's in ascending order, each text once. */
  places(from: number, to = from + 1): Uint32Array {
    return this.#places.subarray(this.#placesFrom[from], this.#placesFrom[to]);
  }

  /** The word indices of a text's part, with a `runEnd` after each run of words. */
  tokens(text: number, part: 0 | 1): Uint32Array {
    const second = this.#seconds[text];
    return part === 0
      ? this.#tokens.subarray(this.#starts[text], second)
      : this.#tokens.subarray(second, this.#starts[text + 1]);
  }

  /** Whether words stand side by side, in this order, in one run of a text's part. */
  contains(text: number, part: 0 | 1, sequence: readonly number[]): boolean {
    const [first] = sequence;
    const from = (part === 0 ? this.#starts[text] : this.#seconds[text]) ?? 0;
    const last = ((part === 0 ? this.#seconds[text] : this.#starts[text + 1]) ?? 0) - sequence.length;
    for (let at = from; at <= last; at++) {
      if (this.#tokens[at] !== first) continue;
      let next = 1;
      while (next < sequence.length && this.#tokens[at + next] === sequence[next]) next++;
      if (next === sequence.length) return true;
    }
    return false;
  }

  #eachPlace(visit: (word: number, place: Place) => void): void {
    // lastIn[word]: one more than the last text it was met in, so that each text counts a word once.
    const lastIn = new Uint32Array(this.words.length);
    for (let text = 0; text < this.texts; text++) {
      const second = this.#seconds[text] ?? 0;
      const end = this.#starts[text + 1] ?? 0;
      for (let at = this.#starts[text] ?? 0; at < end; at++) {
        const word = this.#tokens[at] ?? runEnd;
        if (word === runEnd || lastIn[word] === text + 1) continue;
        lastIn[word] = text + 1;
        visit(word, text * 2 + (at < second ? 0 : 1));
      }
    }
  }

  #firstNotBefore(word: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
