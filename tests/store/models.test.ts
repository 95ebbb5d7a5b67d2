import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { projectFile } from '../../src/root.ts';
import { knownMigrations } from '../../src/store/migrations/migration.ts';
import { migratedSqlite } from '../support/database.ts';
import { lent, rows } from './databases.ts';

const models = await readFile(projectFile('prisma', 'schema.prisma'), 'utf8');

/** `enum Name { … }` or `model Name { … }`, by name. */
function blocks(keyword: string): readonly (readonly [name: string, lines: readonly string[]])[] {
  return [...models.matchAll(new RegExp(`^${keyword} (\\w+) \\{\\n(.*?)^\\}`, 'gms'))].map(
    ([, name = '', body = '']) => [name, body.split('\n').map((line) => line.trim())],
  );
}

it('every change of the models has its migration', async () => {
  expect(await readFile(projectFile('prisma', 'migrations', 'schema.prisma'), 'utf8')).toBe(models);
});

it('both engines have the same migrations', async () => {
  const [ofSqlite, ofPostgresql] = [await knownMigrations('sqlite'), await knownMigrations('postgresql')];
  expect(ofPostgresql.map(({ name }) => name)).toEqual(ofSqlite.map(({ name }) => name));
});

it('on SQLite, which has no enums, a check holds each column to the values of its enum', async () => {
  const { url } = await lent(migratedSqlite);
  const tables = new Map(
    (await rows(url, `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'table'`)).map(([name, sql]) => [
      String(name),
      String(sql),
    ]),
  );
  const values = new Map(
    blocks('enum').map(([name, lines]) => [name, lines.filter((line) => /^\w+$/.test(line))]),
  );
  const missing: string[] = [];
  let columns = 0;
  for (const [model, lines] of blocks('model')) {
    for (const line of lines) {
      const [column = '', type = ''] = line.split(/\s+/);
      const allowed = values.get(type.replace('?', ''));
      if (allowed === undefined) continue;
      columns += 1;
      const check = `CHECK ("${column}" IN (${allowed.map((value) => `'${value}'`).join(', ')}))`;
      if (!tables.get(model)?.includes(check)) missing.push(`${model}: ${check}`);
    }
  }
  expect(missing).toEqual([]);
  expect(columns).toBeGreaterThan(values.size);
});
