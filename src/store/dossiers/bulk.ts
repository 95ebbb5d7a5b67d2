import { Prisma } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { portions } from './portions.ts';

/** The tables that a claim fills with one row or more. */
type Table = 'Claim' | 'Subject' | 'Relation' | 'Anchor' | 'MissingVoice' | 'Revision';

/** Told of every portion, how many rows it had. */
type Wrote = (count: number) => void;

/**
 * As `createMany`, by statements that Prisma does not prepare, which would take most of the time that an import takes.
 * Fields are named as their columns are; all rows have the same ones.
 */
export async function insertRows<Row extends object>(
  tx: Transaction,
  table: Table,
  rows: readonly Row[],
  wrote: Wrote = () => {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Row & string)[]; // those of every other row too
  const named = Prisma.raw(columns.map((column) => `"${column}"`).join(', '));
  for (const portion of portions(rows)) {
    const values = portion.map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column]))})`);
    await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${named}) VALUES ${Prisma.join(values)}`;
    wrote(portion.length);
  }
}
