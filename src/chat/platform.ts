import type { PlatformName } from './actor.ts';
import type { Router } from './router.ts';

/** Translates a chat platform's events in, calls the router, and renders what it answers. */
export interface Platform {
  readonly name: PlatformName;
  /** Resolves with a line for the operator on what it did, once people can use it. */
  start(router: Router): Promise<string>;
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
}
