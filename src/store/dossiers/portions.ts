import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * As many rows in one statement: far fewer statements than one a row would be, and each prepared, which Prisma does without a
 * pause and in a time that grows with the rows, before anybody notices that they wait.
 */
const AT_ONCE = 25;

/** Rows by portions. Between two of them others have their turn, which drivers that never wait would not give them. */
export async function* portions<Row>(rows: readonly Row[]): AsyncGenerator<Row[]> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    if (from > 0) await othersTurn();
    yield rows.slice(from, from + AT_ONCE);
  }
}
