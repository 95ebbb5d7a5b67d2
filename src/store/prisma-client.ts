import type { Prisma, PrismaClient } from './client/sqlite/client.ts';

/**
 * The clients of both engines come from one list of models and differ only in filters nobody here uses
 * (`mode: 'insensitive'`, which PostgreSQL has), so what SQLite's can do is what either can.
 */
export type Client = PrismaClient;
export type Transaction = Prisma.TransactionClient;
