import type { Actor } from '../../chat/actor.ts';
import type { Answer, Invocation, Router } from '../../chat/router.ts';
import { type Pressable, pressablesOf } from './render.ts';

/** One person at a terminal: lines in, answers out. A line that is only a number presses what the last reply numbered so. */
export class TerminalSession {
  readonly #router: Router;
  readonly #actor: Actor;
  #pressables: readonly Pressable[] = [];

  constructor(router: Router, actor: Actor) {
    this.#router = router;
    this.#actor = actor;
  }

  async answer(line: string): Promise<Answer> {
    const answer = await this.#router.answer(this.#actor, this.#read(line));
    const pressables = pressablesOf(answer.reply);
    // A refusal numbers nothing, and what was shown before it can still be pressed.
    if (pressables.length > 0 || answer.outcome === 'done') this.#pressables = pressables;
    return answer;
  }

  #read(line: string): Invocation {
    const pressed = /^\s*\d{1,4}\s*$/u.test(line) ? this.#pressables[Number(line) - 1] : undefined;
    if (pressed === undefined) return { kind: 'line', line };
    return { kind: 'press', ref: pressed.on, values: pressed.value === undefined ? [] : [pressed.value] };
  }
}
