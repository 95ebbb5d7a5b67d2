import { setTimeout as delay } from 'node:timers/promises';
import type { Given } from './command-options.ts';
import type { FakeDiscord } from './start-fake-discord.ts';

export interface Load {
  /** For example `/stance`. */
  readonly command: string;
  readonly options: Given;
  /** The option that is being typed; without one the command is sent. */
  readonly typing?: string;
  /** How many interactions in all, and how many are unanswered at any time. */
  readonly count: number;
  readonly inFlight: number;
  /** Before each, in milliseconds. */
  readonly pause?: number;
}

export interface LoadResult {
  /** From dispatching to the first response's arrival, in milliseconds, one for each that was answered. */
  readonly milliseconds: readonly number[];
  readonly unanswered: number;
}

/** Has one member use a command many times over. */
export async function runLoad(
  discord: FakeDiscord,
  { command, options, typing, count, inFlight, pause = 0 }: Load,
): Promise<LoadResult> {
  const member = discord.member('member');
  const milliseconds: number[] = [];
  let [left, unanswered] = [count, 0];
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      if (pause > 0) await delay(pause);
      const start = performance.now();
      const { kind } =
        typing === undefined
          ? await member.slash(command, options)
          : await member.autocomplete(command, options, typing);
      if (kind === 'no answer') unanswered += 1;
      else milliseconds.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { milliseconds, unanswered };
}

/** In a child process with IPC: a `Load` sent to it is run, and its `LoadResult` (or `{ error }`) sent back. */
export function serveLoads(discord: FakeDiscord): void {
  process.on('message', (load: Load) => {
    runLoad(discord, load)
      .catch((error: unknown) => ({ error: `${error}` }))
      .then((result) => process.send?.(result));
  });
}
