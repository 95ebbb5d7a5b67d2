import type { FormFault } from './refusal.ts';

/**
 * What the bot must not have sent: Discord refused it, or only this house forbids it.
 * `said` has one line for each thing wrong, led by where it is.
 */
export interface Violation {
  readonly rule: 'discord' | 'house rule';
  /** For example `POST /interactions/…/callback`. */
  readonly request: string;
  readonly said: readonly string[];
  readonly body: unknown;
}

/** How many are kept; whoever sends more has seen enough of them. */
const KEPT = 200;

export class Violations {
  #all: Violation[] = [];

  get all(): readonly Violation[] {
    return this.#all;
  }

  add(violation: Violation): void {
    if (this.#all.length < KEPT) this.#all.push(violation);
  }

  /** Hands them over: whoever expected them has them, and nobody else hears of them. */
  take(): readonly Violation[] {
    const taken = this.#all;
    this.#all = [];
    return taken;
  }

  /** @throws Error that quotes all that nobody has taken. */
  assertNone(): void {
    const all = this.take();
    if (all.length === 0) return;
    const lines = all.map(({ rule, request, said }) => `${request} (${rule}):\n  ${said.join('\n  ')}`);
    throw new Error(`The bot sent what Discord does not take:\n${lines.join('\n')}`);
  }
}

export function describeFaults(faults: readonly FormFault[]): string[] {
  return faults.map(
    ({ path, code, message }) => `${path.map(String).join('.') || 'body'}: ${message} [${code}]`,
  );
}
