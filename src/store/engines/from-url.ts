import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from '../store-error.ts';
import type { Engine } from './engine.ts';
import { postgresql } from './postgresql.ts';
import { sqlite } from './sqlite.ts';

/**
 * `file:` with a path, relative to the working directory, is SQLite; `postgresql://` or `postgres://` is a server.
 * @throws StoreError `address` for anything else; its cause does not repeat the address, which may hold a password.
 */
export function engineFromUrl(url: string): Engine {
  if (url.startsWith('file://')) return sqlite(fileURLToPath(url));
  if (url.startsWith('file:') && url !== 'file:') return sqlite(path.resolve(url.slice('file:'.length)));
  if (/^postgres(ql)?:\/\//.test(url)) return postgresql(url);
  throw new StoreError('address', new TypeError('neither file: nor postgresql:'));
}
