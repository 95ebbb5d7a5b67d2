import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { projectFile } from '../../root.ts';
import type { EngineName } from '../engines/engine.ts';
import { StoreError } from '../store-error.ts';
import type { Migration } from './migration.ts';

/** The engine's refusal to begin where there are tables already, https://www.prisma.io/docs/orm/reference/error-reference#p3005 */
const NOT_EMPTY = 'P3005';

// TypeScript's own types of it come only with all of the browser's.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: { __wbindgen_start(): void } } }>;
};

// By hand, because Node 20 can't import a `.wasm` file, which the package's entry point does.
const file = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm');
const { instance } = await WebAssembly.instantiate(await readFile(file), {
  './schema_engine_bg.js': { ...bindings, ...idleTimers() },
});
bindings.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

/**
 * Applies those of `migrations` that the database lacks, with Prisma's own engine, and notes them in `_prisma_migrations`.
 * Everything goes through `connection`, so a transaction begun there holds all of it.
 * @throws StoreError `foreign` if none was ever applied and there are tables all the same.
 */
export async function applyMigrations(
  name: EngineName,
  connection: SqlDriverAdapter,
  migrations: readonly Migration[],
): Promise<void> {
  const migrationDirectories = await Promise.all(
    migrations.map(async (migration) => ({
      path: migration.name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await migration.sql() },
      },
    })),
  );
  const watched = watch(connection);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: connection.provider,
      adapterName: connection.adapterName,
      connect: async () => watched.connection,
      connectToShadowDb: async () => watched.connection,
    }),
  );
  try {
    await engine.applyMigrations({
      migrationsList: {
        baseDir: projectFile('prisma', 'migrations', name),
        lockfile: { path: 'migration_lock.toml', content: `provider = "${name}"\n` },
        shadowDbInitScript: '',
        migrationDirectories,
      },
      filters: { externalTables: [], externalEnums: [] },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === NOT_EMPTY)
      throw new StoreError('foreign', error);
    // The engine tells in prose what went wrong; what the driver said is lost on it.
    throw new Error(error instanceof Error ? error.message : String(error), { cause: watched.lastError() });
  } finally {
    engine.free();
  }
}

/** The connection as the engine gets it: not the engine's to close, and with its errors remembered. */
function watch(connection: SqlDriverAdapter): {
  readonly connection: SqlDriverAdapter;
  lastError(): unknown;
} {
  let last: unknown;
  async function remember<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      last = error;
      throw error;
    }
  }
  return {
    connection: {
      provider: connection.provider,
      adapterName: connection.adapterName,
      queryRaw: (query) => remember(() => connection.queryRaw(query)),
      executeRaw: (query) => remember(() => connection.executeRaw(query)),
      executeScript: (script) => remember(() => connection.executeScript(script)),
      startTransaction: (isolation) => remember(() => connection.startTransaction(isolation)),
      dispose: async () => {},
    },
    lastError: () => last,
  };
}

/**
 * The engine gives PostgreSQL ten seconds for its lock and forgets the timer once it has it, which would keep a process
 * that is otherwise done from ending.
 */
function idleTimers(): Readonly<Record<string, object>> {
  const setters = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref();
  return Object.fromEntries(setters.map((name) => [name, start]));
}
