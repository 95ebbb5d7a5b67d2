import { Prisma } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { portions } from './portions.ts';

/** The tables that hold dossiers. */
export type Table =
  | 'Dossier'
  | 'Party'
  | 'Speaker'
  | 'Role'
  | 'Alias'
  | 'Source'
  | 'Claim'
  | 'Subject'
  | 'Relation'
  | 'Anchor'
  | 'MissingVoice'
  | 'Revision';

/**
 * As `createMany`, by statements that Prisma does not prepare, which would take most of the time that an import takes.
 * Fields are named as their columns are; all rows have the same ones. `wrote` is told of every portion, how many it had.
 */
export async function insertRows(
  tx: Transaction,
  table: Table,
  rows: readonly object[],
  wrote: (count: number) => void = () => {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const named = Prisma.raw(columns.map((column) => `"${column}"`).join(', '));
  for (const portion of portions(rows)) {
    const values = portion.map((row) => {
      const fields = new Map<string, unknown>(Object.entries(row));
      return Prisma.sql`(${Prisma.join(columns.map((column) => fields.get(column)))})`;
    });
    await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${named}) VALUES ${Prisma.join(values)}`;
    wrote(portion.length);
  }
}
