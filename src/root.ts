import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(path.join(folder, 'package.json')) || parent === folder ? folder : findRoot(parent);
}

const root = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** The path of a file of this project, whether its code runs from `src/` or compiled from `dist/`. */
export function projectFile(...segments: string[]): string {
  return path.join(root, ...segments);
}
