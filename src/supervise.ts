import type { App } from './app.ts';
import { CannotStart, type Platform, type PostingPlatform } from './chat/platform.ts';
import { en as t } from './texts/en.ts';

/** Pauses between tries, in milliseconds: each twice the one before. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

/** A platform and how it is told that it runs no longer, which ends it until the next start. */
export interface Supervised {
  readonly platform: Platform | PostingPlatform;
  /** Resolves with a sentence for the operator once it is lost while running; never, if nothing can be. */
  readonly lost: Promise<string>;
}

/**
 * Runs each platform by itself until `stop` is aborted: none waits for another, and one that fails leaves the others
 * alone. What may go by itself is tried again with growing pauses; the rest is told, once. Ends early, with a failing
 * exit code, when none is left.
 */
export async function supervise(
  platforms: readonly Supervised[],
  app: App,
  stop: AbortSignal,
  failure: (error: unknown) => string,
): Promise<void> {
  let running = 0;
  const stopped = aborted(stop);
  await Promise.all(platforms.map(attend));
  if (!stop.aborted) process.exitCode = 1;

  async function attend({ platform, lost }: Supervised): Promise<void> {
    try {
      if (!(await started(platform))) return;
      if ('posting' in platform) app.connect(platform.name, platform.posting);
      running += 1;
      if (running === platforms.length && !stop.aborted) console.log(t.operator.stop);
      const told = await Promise.race([lost, stopped]);
      if (told !== undefined) console.error(told);
    } finally {
      app.connect(platform.name, null);
      await platform.stop();
    }
  }

  /** Tells whether it runs; if not, everything about it has been told. */
  async function started(platform: Platform): Promise<boolean> {
    // A start that waits for somebody who does not answer ends with it.
    stop.addEventListener('abort', () => void platform.stop(), { once: true });
    for (let pause = FIRST_PAUSE; !stop.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        console.log(await platform.start(app.router));
        return true;
      } catch (error) {
        if (stop.aborted) return false;
        const told = error instanceof CannotStart ? error : null;
        if (told?.retryable !== true) {
          console.error(told?.message ?? failure(error));
          return false;
        }
        console.error(t.operator.triesAgain(told.message, pause / 1_000));
        await platform.stop();
        await waited(pause, stop);
      }
    }
    return false;
  }
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

async function waited(milliseconds: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener('abort', done);
  });
}
