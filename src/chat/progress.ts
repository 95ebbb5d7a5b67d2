import type { Message } from './message.ts';
import { pause } from './pauses.ts';
import type { Telling } from './router.ts';

/**
 * How often what is shown changes, in milliseconds: Discord lets a message be edited five times in five seconds. Work that
 * takes less is not told of at all.
 */
const BETWEEN_MS = 1_500;

/** How far long work is. Whatever is told too soon after what is shown gives way to what is told later. */
export class Progress implements Telling {
  #latest: Message | null = null;
  #show: ((message: Message) => Promise<unknown>) | null = null;
  #showing: Promise<void> | null = null;
  readonly #over = new AbortController();

  readonly tell = (message: Message): void => {
    this.#latest = message;
    this.#begin();
  };

  /** Shows what was told, and what will be; that it can't be shown is no trouble of the work's. */
  showBy(show: (message: Message) => Promise<unknown>): void {
    this.#show = show;
    this.#begin();
  }

  async end(): Promise<void> {
    this.#over.abort();
    await this.#showing;
  }

  #begin(): void {
    if (this.#showing !== null || this.#show === null || this.#latest === null) return;
    this.#showing = this.#run(this.#show).finally(() => {
      this.#showing = null;
    });
  }

  async #run(show: (message: Message) => Promise<unknown>): Promise<void> {
    const { signal } = this.#over;
    while (this.#latest !== null) {
      await pause(BETWEEN_MS, signal);
      if (signal.aborted) return;
      const message = this.#latest;
      this.#latest = null;
      await show(message).catch(() => undefined);
    }
  }
}
