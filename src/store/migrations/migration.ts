import { readdir, readFile } from 'node:fs/promises';
import { projectFile } from '../../root.ts';
import type { EngineName } from '../engines/engine.ts';

export interface Migration {
  /** Begins with when it was written, so that names sort in the order to apply them in. */
  readonly name: string;
  sql(): Promise<string>;
}

/** All that this version of Whosaid knows, in order. */
export async function knownMigrations(engine: EngineName): Promise<readonly Migration[]> {
  const folder = projectFile('prisma', 'migrations', engine);
  const names = (await readdir(folder)).sort();
  return names.map((name) => ({
    name,
    sql: () => readFile(projectFile('prisma', 'migrations', engine, name, 'migration.sql'), 'utf8'),
  }));
}
