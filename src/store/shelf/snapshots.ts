import { LRUCache } from 'lru-cache';

/** What was read, by name, while there is room for it: the least recently used goes first. */
export class Snapshots<Read extends object | null> {
  readonly #values: LRUCache<string, NonNullable<Read>>;
  readonly #underWay = new Map<string, Promise<Read>>();

  constructor(limit: number, sizeOf: (value: NonNullable<Read>) => number) {
    // One more than it holds, because nothing may weigh nothing.
    this.#values = new LRUCache({ maxSize: limit, sizeCalculation: (value) => 1 + sizeOf(value) });
  }

  /** Reads it once however many ask at the same time. Nothing, and a failure, is not kept. */
  async get(name: string, read: () => Promise<Read>): Promise<Read> {
    const kept = this.#values.get(name) ?? this.#underWay.get(name);
    if (kept !== undefined) return kept;
    const reading = read();
    this.#underWay.set(name, reading);
    try {
      const value = await reading;
      if (value !== null) this.#values.set(name, value);
      return value;
    } finally {
      this.#underWay.delete(name);
    }
  }
}
