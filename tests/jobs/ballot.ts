import type { Given } from './ledger.ts';

/** What members were told of their answers, and so what must be stored of them. */
export class Ballot {
  readonly #may = new Map<string, Set<number | null>>();

  /** Pressed: it may be stored. */
  tried({ member, number, choice }: Given): void {
    this.#of(member, number).add(choice);
  }

  /** Told that it is stored: it must be. */
  confirmed({ member, number, choice }: Given): void {
    this.#may.set(keyOf(member, number), new Set([choice]));
  }

  /** What is stored and should not be, or the other way round. */
  faults(stored: readonly Given[]): readonly string[] {
    const left = new Map(this.#may);
    const faults: string[] = [];
    for (const { member, number, choice } of stored) {
      const key = keyOf(member, number);
      if (!left.get(key)?.has(choice)) faults.push(`${key} is stored as ${choice}`);
      left.delete(key);
    }
    for (const [key, may] of left) if (!may.has(null)) faults.push(`${key} is lost`);
    return faults;
  }

  #of(member: string, number: number): Set<number | null> {
    const key = keyOf(member, number);
    const may = this.#may.get(key) ?? new Set<number | null>([null]);
    this.#may.set(key, may);
    return may;
  }
}

function keyOf(member: string, number: number): string {
  return `${member}’s answer to ${number}`;
}
