import type { z } from 'zod';

/** `unknown` if the schema knows every key of `T`; otherwise nothing fits. */
type KnowsKeysOf<T, Schema extends z.ZodType, Left extends PropertyKey> = [
  Exclude<keyof T, Left | keyof z.output<Schema>>,
] extends [never]
  ? unknown
  : never;

/**
 * The schema as given; the compiler refuses it unless what it lets through is a `T` of `@slack/types`, and
 * unless it knows every key of `T` but those named in `Left`, which this stand-in leaves out on purpose.
 */
export function tied<T, Left extends PropertyKey = never>() {
  return <Schema extends z.ZodType<T>>(schema: Schema & KnowsKeysOf<T, Schema, Left>): Schema => schema;
}
