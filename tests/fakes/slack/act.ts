import type { Acknowledgement, Envelope } from './delivery.ts';
import { type Seen, seenMessage, seenView } from './seen.ts';
import type { Sight, World } from './world.ts';

export interface Act {
  /** As the person would call it: `/stance`, or a button's label. */
  readonly what: string;
  readonly envelope: Envelope;
  /** Whether a sight is what the person waits for. */
  answers(sight: Sight): boolean;
  /** Shows what the acknowledgement carried. */
  acknowledged(acknowledgement: Extract<Acknowledgement, { ok: true }>): void;
}

export interface ActParts {
  readonly world: World;
  readonly patienceMs: number;
  /** What failed, in the words that the person was told. */
  readonly failures: string[];
  deliver(envelope: Envelope): Promise<Acknowledgement>;
}

/** The bot took note of what a person did, and showed them nothing. */
export class NothingSeen extends Error {}

/**
 * Delivers what a person did and resolves to the first thing they then see.
 *
 * @throws Error with the words that Slack shows if nothing acknowledged it in time.
 * @throws NothingSeen after `patienceMs`.
 */
export async function act({ world, patienceMs, failures, deliver }: ActParts, given: Act): Promise<Seen> {
  const seen = nextSight(world, patienceMs, given.answers, `Nothing came of ${given.what}`);
  try {
    const acknowledgement = await deliver(given.envelope);
    if (!acknowledgement.ok) {
      const told = `${given.what} failed with the error "${acknowledgement.error}"`;
      failures.push(told);
      throw new Error(told);
    }
    given.acknowledged(acknowledgement);
  } catch (error) {
    seen.cancel();
    throw error;
  }
  return seen.promise;
}

/** The next sight that `matches`; a promise that is given up rejects with `otherwise`. */
export function nextSight(
  world: World,
  patienceMs: number,
  matches: (sight: Sight) => boolean,
  otherwise: string,
): { readonly promise: Promise<Seen>; cancel(): void } {
  let cancel = (): void => {};
  const promise = new Promise<Seen>((resolve, reject) => {
    const unwatch = world.watch((sight) => {
      if (!matches(sight)) return;
      finish();
      resolve(sight.kind === 'view' ? seenView(sight.view) : seenMessage(sight.message, sight.via));
    });
    const timer = setTimeout(() => cancel(), patienceMs);
    const finish = (): void => {
      unwatch();
      clearTimeout(timer);
    };
    cancel = () => {
      finish();
      reject(new NothingSeen(`${otherwise} within ${patienceMs} ms`));
    };
  });
  // Whoever awaits it hears of the rejection; a caller that failed earlier doesn't.
  promise.catch(() => undefined);
  return { promise, cancel };
}
