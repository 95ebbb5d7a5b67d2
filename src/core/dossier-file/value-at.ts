import type { Path } from './fault.ts';

function fieldOf(value: unknown, part: string | number): unknown {
  // Own fields only, so that `constructor` is none.
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  // An object by its `typeof`.
  return (value as Readonly<Record<string | number, unknown>>)[part];
}

/** What stands at a path in lists and plain objects; undefined if nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(fieldOf, value);
}
