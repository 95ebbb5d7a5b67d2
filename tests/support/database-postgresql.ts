import { PrismaPg } from '@prisma/adapter-pg';
import { inject } from 'vitest';
import type { TestDatabase } from './database.ts';
import { templateDatabase } from './postgresql-server.ts';

let made = 0;

export function emptyPostgresql(): Promise<TestDatabase> {
  return create('template1');
}

/** As after a first start, by copying a database. */
export function migratedPostgresql(): Promise<TestDatabase> {
  return create(templateDatabase);
}

async function create(template: string): Promise<TestDatabase> {
  made += 1;
  const name = `whosaid_${process.pid}_${made}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
  return {
    url: `${inject('postgresqlUrl')}${name}`,
    remove: () => administer(`DROP DATABASE "${name}" WITH (FORCE)`),
  };
}

async function administer(statement: string): Promise<void> {
  const connection = await new PrismaPg(`${inject('postgresqlUrl')}postgres`).connect();
  try {
    await connection.executeScript(statement);
  } finally {
    await connection.dispose();
  }
}
