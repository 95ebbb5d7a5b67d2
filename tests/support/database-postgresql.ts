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

/** Their addresses: as after a first start, and of a test that is over. */
const idle: string[] = [];

/** As `migratedPostgresql`; emptied for the next test, which takes less time than another copy. */
export async function pooledPostgresql(): Promise<TestDatabase> {
  const { url } = idle.length === 0 ? await create(templateDatabase) : { url: idle.pop() ?? '' };
  return {
    url,
    async remove() {
      await administer(EMPTIED, url);
      idle.push(url);
    },
  };
}

/** Whoever is still connected is not any more, as where a database is dropped. */
const EMPTIED = `
  DO $$
  DECLARE named record;
  BEGIN
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;
    FOR named IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
      EXECUTE format('DELETE FROM %I', named.tablename);
    END LOOP;
    FOR named IN SELECT sequencename FROM pg_sequences LOOP
      EXECUTE format('ALTER SEQUENCE %I RESTART', named.sequencename);
    END LOOP;
    INSERT INTO "Community" ("key") VALUES ('whosaid:bundled');
  END $$`;

async function create(template: string): Promise<TestDatabase> {
  made += 1;
  const name = `whosaid_${process.pid}_${made}`;
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
  return {
    url: `${inject('postgresqlUrl')}${name}`,
    remove: () => administer(`DROP DATABASE "${name}" WITH (FORCE)`),
  };
}

async function administer(statement: string, url = `${inject('postgresqlUrl')}postgres`): Promise<void> {
  const connection = await new PrismaPg(url).connect();
  try {
    await connection.executeRaw({ sql: statement, args: [], argTypes: [] });
  } finally {
    await connection.dispose();
  }
}
