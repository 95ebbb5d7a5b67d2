import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../client/postgresql/client.ts';
import type { Client } from '../prisma-client.ts';
import type { StoreErrorCode } from '../store-error.ts';
import { type Engine, TURN_TIMEOUT_MS } from './engine.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** How long a statement waits for another process to finish writing. */
const LOCK_TIMEOUT_MS = 2_000;
/** How long a start waits for another process to finish migrating. */
const MIGRATION_LOCK_TIMEOUT_MS = 60_000;
/** Any number that everybody who migrates Whosaid's databases agrees on; apart from Prisma's own, 72707369. */
const MIGRATION_LOCK = 87_401_115;

/** By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html, where class 08 is written with its two digits. */
const meanings: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['08', 'unreachable'],
  ['57P0', 'unreachable'],
  ['28', 'refused'],
  ['3D000', 'refused'],
  ['42501', 'refused'],
  ['53300', 'refused'],
  ['53100', 'full'],
  ['25006', 'read-only'],
  ['55P03', 'locked'],
  ['40P01', 'locked'],
  ['23', 'rule'],
  // What never reached a server has no SQLSTATE: the driver adapter's kinds, and the messages of pg where there is no more.
  ['DatabaseNotReachable', 'unreachable'],
  ['ConnectionClosed', 'unreachable'],
  ['SocketTimeout', 'unreachable'],
  ['TlsConnectionError', 'refused'],
  ['Connection terminated', 'unreachable'],
  ['timeout exceeded when trying to connect', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
];

export function postgresql(url: string): Engine {
  return {
    name: 'postgresql',
    openForMigration: () =>
      new PrismaPg({
        connectionString: url,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        lock_timeout: MIGRATION_LOCK_TIMEOUT_MS,
        // One connection that is kept, so that what follows BEGIN is in its transaction.
        max: 1,
        idleTimeoutMillis: 0,
      }).connect(),
    findMigrationsTable: `SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'`,
    beginMigration: `BEGIN; SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`,
    // Prisma's engine has a lock of its own, which outlasts the transaction: two processes, each with one of the locks,
    // would wait for each other at the next migration.
    endMigration: 'COMMIT; SELECT pg_advisory_unlock_all()',
    tryToWrite: `SELECT 1 FROM "Community" WHERE "id" = 1 FOR KEY SHARE`,
    async connect() {
      const client = new PrismaClient({
        adapter: new PrismaPg({
          connectionString: url,
          connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
          lock_timeout: LOCK_TIMEOUT_MS,
        }),
        transactionOptions: { maxWait: TURN_TIMEOUT_MS },
      });
      await client.$connect();
      // A cast because the classes are different ones to TypeScript; see Client for why it holds.
      const both = client as unknown as Client;
      return {
        reader: both,
        writer: both,
        whileAnotherWrites: (work) => work(),
        close: () => client.$disconnect(),
      };
    },
    meaning: (clue) => meanings.find(([prefix]) => clue.startsWith(prefix))?.[1] ?? null,
  };
}
