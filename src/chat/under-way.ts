import { within } from './pauses.ts';

/** Knows what has begun and not yet ended. */
export class UnderWay {
  readonly #tasks = new Set<Promise<unknown>>();

  during<T>(task: Promise<T>): Promise<T> {
    this.#tasks.add(task);
    const ended = () => this.#tasks.delete(task);
    task.then(ended, ended);
    return task;
  }

  /** Resolves once nothing is under way, or after so many milliseconds if they are given. */
  async ended(patience?: number): Promise<void> {
    await (patience === undefined ? this.#allEnded() : within(this.#allEnded(), patience));
  }

  async #allEnded(): Promise<void> {
    while (this.#tasks.size > 0) await Promise.allSettled(this.#tasks);
  }
}
