import { setTimeout as delay } from 'node:timers/promises';

/** Marks what did not come in time. */
export const late = Symbol('late');

/** What a promise resolves to, or `late` if it doesn't within so many milliseconds. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof late>((resolve) => {
    timer = setTimeout(resolve, milliseconds, late);
  });
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}

/** Resolves early if the signal is aborted. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
