import { existsSync } from 'node:fs';
import { type Environment, readEnvironment } from './environment.ts';
import { projectFile } from './root.ts';
import type { Texts } from './texts/catalogue.ts';

/**
 * What the environment says, completed from `.env`, which never overrules it.
 * Null after having told on standard error what is wrong.
 */
export function readSettings(t: Texts): Environment | null {
  const file = projectFile('.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const read = readEnvironment(process.env);
  if (read.ok) return read.environment;
  for (const fault of read.faults) console.error(t.operator.wrongVariable(fault));
  return null;
}
