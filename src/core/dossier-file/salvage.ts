import type { Path } from './fault.ts';
import { valueAt } from './value-at.ts';

/** A value of which any part may be missing; what is there has the right type. */
export type Salvaged<T> = T extends object ? { readonly [K in keyof T]?: Salvaged<T[K]> | undefined } : T;

/**
 * What is left to check of a value after setting to undefined, in place, what is of a wrong type: a field that is there but
 * can't be read is told from one that is missing by `in`.
 * `wrong` names every path at which the value is not what `T` has there; unknown fields may stay.
 */
export function salvage<T>(value: unknown, wrong: readonly Path[]): Salvaged<T> | undefined {
  for (const path of wrong) {
    const last = path.at(-1);
    if (last === undefined) return undefined;
    const parent = valueAt(value, path.slice(0, -1));
    if (typeof parent === 'object' && parent !== null && Object.hasOwn(parent, last)) {
      Reflect.set(parent, last, undefined);
    }
  }
  // Whatever was not of its type in T has just been taken out.
  return value as Salvaged<T>;
}
