/** Knows what has begun and not yet ended. */
export class UnderWay {
  readonly #tasks = new Set<Promise<void>>();

  /** Of tasks that never reject. */
  add(task: Promise<void>): void {
    this.#tasks.add(task);
    void task.then(() => this.#tasks.delete(task));
  }

  /** Resolves once nothing is under way, at the latest after so many milliseconds. */
  async ended(patience: number): Promise<void> {
    await atMost(Promise.all(this.#tasks), patience);
  }
}

/** Resolves when the task ends, however it does, at the latest after so many milliseconds. */
export async function atMost(task: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled([task]), late]);
  clearTimeout(timer);
}
