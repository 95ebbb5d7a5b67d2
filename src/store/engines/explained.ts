import { StoreError } from '../store-error.ts';
import type { Engine } from './engine.ts';

/**
 * Runs what may fail because of the database.
 * @throws StoreError where it does; whatever else goes wrong passes through.
 */
export async function explained<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    for (const clue of clues(error)) {
      const code = engine.meaning(clue);
      if (code !== null) throw new StoreError(code, error);
    }
    throw error;
  }
}

/** The same methods, telling the database's own troubles as StoreErrors. */
export function explainedAll<Methods extends object>(engine: Engine, methods: Methods): Methods {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...args: readonly unknown[]) => explained(engine, () => method(...args)),
    ]),
  ) as Methods; // the same names, each taking and giving what it did
}

/** Prisma wraps what the driver said, now as a cause, now in `meta`; what is nearest to the driver comes first. */
function clues(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { cause, meta, originalCode, code, kind, message } = error as {
    [Field in 'cause' | 'meta' | 'originalCode' | 'code' | 'kind' | 'message']?: unknown; // only read, and checked below
  };
  const within =
    typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
      ? clues(meta.driverAdapterError)
      : [];
  const own = [originalCode, code, kind, message].filter((value) => typeof value === 'string');
  return [...clues(cause), ...within, ...own];
}
