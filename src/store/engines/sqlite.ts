import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { PrismaClient } from '../client/sqlite/client.ts';
import type { StoreErrorCode } from '../store-error.ts';
import { CHANGE_TIMEOUT_MS, type Engine, TURN_TIMEOUT_MS } from './engine.ts';

/**
 * How long a connection waits for another process to finish writing.
 * The driver waits without letting go of the event loop, so this is also how long everything else may stand still.
 */
const BUSY_TIMEOUT_MS = 2_000;

/** Of one statement: SQLite's own default. Prisma would assume 999 and cut large inserts into many. */
const MAX_BIND_VALUES = 32_766;

/** By SQLite's result codes, https://www.sqlite.org/rescode.html; extended ones begin with the name of a primary one. */
const meanings: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CANTOPEN', 'unopenable'],
  ['SQLITE_CONSTRAINT', 'rule'],
  // A quota that is used up comes as this; SQLite calls only a device without room full.
  ['SQLITE_IOERR_WRITE', 'full'],
  ['SQLITE_IOERR', 'unopenable'],
  // From making the folder.
  ['ENOSPC', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'unopenable'],
  ['EPERM', 'unopenable'],
  ['ENOTDIR', 'unopenable'],
  ['EEXIST', 'unopenable'],
  ['ENOENT', 'unopenable'],
];

export function sqlite(file: string): Engine {
  async function open(pragmas: string): Promise<SqlDriverAdapter> {
    await mkdir(path.dirname(file), { recursive: true });
    const adapter = await new PrismaBetterSqlite3({ url: file, timeout: BUSY_TIMEOUT_MS }).connect();
    adapter.getConnectionInfo = () => ({ maxBindValues: MAX_BIND_VALUES, supportsRelationJoins: false });
    try {
      await adapter.executeScript(pragmas);
      return adapter;
    } catch (error) {
      await adapter.dispose();
      throw error;
    }
  }

  function factory(connect: () => Promise<SqlDriverAdapter>): SqlDriverAdapterFactory {
    return { provider: 'sqlite', adapterName: '@prisma/adapter-better-sqlite3', connect };
  }

  return {
    name: 'sqlite',
    // Making a table anew drops the old one, which would count as deleting what refers to it.
    openForMigration: () => open('PRAGMA foreign_keys = OFF'),
    findMigrationsTable: `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
    beginMigration: 'BEGIN IMMEDIATE',
    endMigration: 'COMMIT',
    // More than beginning, which SQLite allows where nothing can be written.
    tryToWrite: 'BEGIN IMMEDIATE; UPDATE "Community" SET "version" = "version" WHERE "id" = 1; ROLLBACK',
    async connect() {
      const writer = new PrismaClient({
        adapter: factory(async () => {
          const adapter = await open('PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL');
          await useWriteAheadLog(adapter);
          return takingTurns(adapter);
        }),
        transactionOptions: { maxWait: TURN_TIMEOUT_MS },
      });
      // A connection of its own: the driver's one connection runs whatever comes between the statements of a transaction
      // inside it, so that readers would be told of what may yet be rolled back.
      const reader = new PrismaClient({ adapter: factory(() => open('PRAGMA query_only = ON')) });
      await writer.$connect();
      await reader.$connect();
      return {
        reader,
        writer,
        // An open transaction in which nothing is done locks nothing, and has whatever else is to be written wait its turn.
        whileAnotherWrites: (work) => writer.$transaction(work, { timeout: CHANGE_TIMEOUT_MS }),
        async close() {
          await reader.$disconnect();
          await writer.$disconnect();
        },
      };
    },
    meaning: (clue) => meanings.find(([prefix]) => clue.startsWith(prefix))?.[1] ?? null,
  };
}

/**
 * The driver never waits, so that many transactions in a row would let nothing else run, and nobody be answered, until the
 * last is through. With this, whatever else is ready goes first. What is written by itself waits until no transaction is
 * open, whose part it would become, and with which it would be rolled back.
 */
function takingTurns(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const { startTransaction, queryRaw, executeRaw } = adapter;
  let open: Promise<void> | null = null;
  adapter.startTransaction = async (isolation) => {
    await othersTurn();
    const transaction = await startTransaction.call(adapter, isolation);
    const { commit, rollback } = transaction;
    let ended = () => {};
    open = new Promise((resolve) => {
      ended = resolve;
    });
    const over = () => {
      open = null;
      ended();
    };
    transaction.commit = () => commit.call(transaction).finally(over);
    transaction.rollback = () => rollback.call(transaction).finally(over);
    return transaction;
  };
  adapter.queryRaw = async (query) => {
    while (open !== null) await open;
    return queryRaw.call(adapter, query);
  };
  adapter.executeRaw = async (query) => {
    while (open !== null) await open;
    return executeRaw.call(adapter, query);
  };
  return adapter;
}

/**
 * Lets readers go on while somebody writes; it lasts in the file.
 * Switching does not wait for others (SQLite asks for the lock without its busy handler), but an exclusive transaction
 * does, for readers too.
 */
async function useWriteAheadLog(adapter: SqlDriverAdapter): Promise<void> {
  for (;;) {
    try {
      await adapter.executeScript('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isDriverAdapterError(error) || error.cause.kind !== 'SocketTimeout') throw error;
      await adapter.executeScript('BEGIN EXCLUSIVE; ROLLBACK');
    }
  }
}
