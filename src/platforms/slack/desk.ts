import type { Actor } from '../../chat/actor.ts';
import { late, within } from '../../chat/pauses.ts';
import { Progress } from '../../chat/progress.ts';
import type { Answer, Invocation, Router } from '../../chat/router.ts';
import type { Doer } from './actors.ts';
import type { Showing } from './showing.ts';

/** In milliseconds: Slack gives up on an acknowledgement after three seconds, of which the way takes some. */
export const ACKNOWLEDGE_WITHIN = 2_000;

/** What handlers of interactions work with. */
export interface Desk {
  readonly router: Router;
  readonly showing: Showing;
  actorOf(doer: Doer): Promise<Actor>;
  /** A file of this workspace, as `download` reads it; its address is Slack's own. */
  readonly readFile: (url: string, limit: number) => Promise<Uint8Array>;
}

/** What an interaction is acknowledged with, and what is done once that is on its way. */
export interface Acknowledged<Body> {
  readonly body?: Body;
  readonly after?: () => Promise<void>;
}

/** The answer if it comes while Slack waits; `late` if it doesn't, or is declared to be. */
export async function answerInTime(
  router: Router,
  actor: Actor,
  invocation: Invocation,
): Promise<{
  readonly soon: Answer | typeof late;
  readonly answered: Promise<Answer>;
  readonly progress: Progress;
}> {
  const progress = new Progress();
  const answered = router.answer(actor, invocation, progress);
  const soon = router.expects(invocation).late ? late : await within(answered, ACKNOWLEDGE_WITHIN);
  return { soon, answered, progress };
}
