import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Client } from '../prisma-client.ts';
import type { StoreErrorCode } from '../store-error.ts';

export type EngineName = 'sqlite' | 'postgresql';

/** Until a transaction must have its turn, after those before it; the longest are imports. In milliseconds. */
export const TURN_TIMEOUT_MS = 10_000;
/** Until a change is given up; the largest are imports of many dossiers at once. In milliseconds. */
export const CHANGE_TIMEOUT_MS = 120_000;

/** Prisma's clients for one database. What the writer has not committed, the reader does not see. */
export interface Connections {
  readonly reader: Client;
  readonly writer: Client;
  /** Runs `work`, which writes by connections of its own, while the writer does nothing if that would make it wait. */
  whileAnotherWrites<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** All that differs between databases. Everything else in the store runs on any of them. */
export interface Engine {
  readonly name: EngineName;
  /** One connection, as long as it is not disposed of. */
  openForMigration(): Promise<SqlDriverAdapter>;
  /** Selects a row if migrations were ever applied. */
  readonly findMigrationsTable: string;
  /** Statements that begin a transaction in which one process at a time can be, after waiting for the one before. */
  readonly beginMigration: string;
  /** Statements that end it, and let the next process in. */
  readonly endMigration: string;
  /** Statements that fail, and change nothing, where nothing can be written. */
  readonly tryToWrite: string;
  connect(): Promise<Connections>;
  /** What a code, a kind or a message of the driver stands for; null if it is none of the database's own troubles. */
  meaning(clue: string): StoreErrorCode | null;
}
