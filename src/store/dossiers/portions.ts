import { setImmediate } from 'node:timers/promises';

/**
 * As many rows in one statement: far fewer statements than one a row would be, and each prepared, which Prisma does without a
 * pause and in a time that grows with the rows, before anybody notices that they wait.
 */
const AT_ONCE = 15;
/** With as many rows, nobody waits long enough to need a turn in between. */
const FEW = 50;

/** Lets whatever else is ready go first. */
export async function othersTurn(): Promise<void> {
  await setImmediate();
}

export function isLarge(rows: readonly unknown[]): boolean {
  return rows.length > FEW;
}

/** Rows by portions. Between two of many, others have their turn, which drivers that never wait would not give them. */
export async function* portions<Row>(rows: readonly Row[], atOnce = AT_ONCE): AsyncGenerator<Row[]> {
  for (let from = 0; from < rows.length; from += atOnce) {
    if (from > 0 && isLarge(rows)) await othersTurn();
    yield rows.slice(from, from + atOnce);
  }
}
