import { Concordance, runEnd } from './concordance.ts';

/** Collects texts, in the order in which they shall be numbered, and makes a concordance of them. */
export class ConcordanceBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #seconds: number[] = [];
  #tokens = new Uint32Array(1024);
  #length = 0;

  /** The two parts of one text, each as its runs of words. */
  add(first: readonly (readonly string[])[], second: readonly (readonly string[])[]): void {
    for (const run of first) this.#addRun(run);
    this.#seconds.push(this.#length);
    for (const run of second) this.#addRun(run);
    this.#starts.push(this.#length);
  }

  finish(): Concordance {
    const words = [...this.#numbers.keys()].sort();
    const sorted = new Uint32Array(words.length);
    for (const [index, word] of words.entries()) sorted[this.#numbers.get(word) ?? 0] = index;
    const tokens = this.#tokens.slice(0, this.#length);
    for (let at = 0; at < tokens.length; at++) tokens[at] = sorted[tokens[at] ?? runEnd] ?? runEnd;
    return new Concordance(words, tokens, Uint32Array.from(this.#starts), Uint32Array.from(this.#seconds));
  }

  #addRun(run: readonly string[]): void {
    for (const word of run) {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(word, number);
      }
      this.#push(number);
    }
    this.#push(runEnd);
  }

  #push(token: number): void {
    if (this.#length === this.#tokens.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#tokens);
      this.#tokens = longer;
    }
    this.#tokens[this.#length++] = token;
  }
}
