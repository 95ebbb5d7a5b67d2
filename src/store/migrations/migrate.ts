import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Engine } from '../engines/engine.ts';
import { explained } from '../engines/explained.ts';
import { StoreError } from '../store-error.ts';
import type { Migration } from './migration.ts';

/**
 * Brings the database up to the last of `known`, and finds out whether it can be written.
 * Each migration is applied as a whole or not at all, and once, however many processes start at the same time.
 * @throws StoreError, having changed nothing: `newer` if it has migrations beyond `known`, `foreign` if others altogether.
 */
export async function migrate(engine: Engine, known: readonly Migration[]): Promise<void> {
  await explained(engine, async () => {
    const connection = await engine.openForMigration();
    try {
      while ((await firstMissing(engine, connection, known)) !== null) {
        await applyNext(engine, connection, known);
      }
      await connection.executeScript(engine.tryToWrite);
    } finally {
      await connection.dispose();
    }
  });
}

async function applyNext(
  engine: Engine,
  connection: SqlDriverAdapter,
  known: readonly Migration[],
): Promise<void> {
  // Only now: reading the engine takes longer than a start that has nothing to apply.
  const { applyMigrations } = await import('./schema-engine.ts');
  await connection.executeScript(engine.beginMigration);
  try {
    // Again, because whoever held the lock before may have applied it.
    const next = await firstMissing(engine, connection, known);
    if (next !== null) await applyMigrations(engine.name, connection, known.slice(0, next + 1));
    await connection.executeScript(engine.endMigration);
  } catch (error) {
    try {
      await connection.executeScript('ROLLBACK');
    } catch {
      // The first error had ended the transaction by itself, and is the one to tell.
    }
    throw error;
  }
}

/** The place in `known` of the first migration that the database lacks. */
async function firstMissing(
  engine: Engine,
  connection: SqlDriverAdapter,
  known: readonly Migration[],
): Promise<number | null> {
  const applied = await appliedMigrations(engine, connection);
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    const isOurs = unknown.length < applied.length;
    throw new StoreError(
      isOurs ? 'newer' : 'foreign',
      new Error(`unknown migrations: ${unknown.join(', ')}`),
    );
  }
  const missing = known.findIndex((migration) => !applied.includes(migration.name));
  return missing === -1 ? null : missing;
}

async function appliedMigrations(engine: Engine, connection: SqlDriverAdapter): Promise<readonly string[]> {
  const table = await connection.queryRaw({ sql: engine.findMigrationsTable, args: [], argTypes: [] });
  if (table.rows.length === 0) return [];
  const { rows } = await connection.queryRaw({
    sql: 'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
    args: [],
    argTypes: [],
  });
  return rows.map(([name]) => String(name));
}
