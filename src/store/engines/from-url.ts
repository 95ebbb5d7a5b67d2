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
  if (url.startsWith('file://')) return sqlite(pathOf(url));
  if (url.startsWith('file:') && url !== 'file:') return sqlite(path.resolve(url.slice('file:'.length)));
  if (/^postgres(ql)?:\/\//.test(url)) {
    // A user without a host is an address by a Unix socket, named in the query, to PostgreSQL but not to the URL standard.
    if (!URL.canParse(url.replace('@/', '@localhost/'))) throw unusable('not an address of a server');
    return postgresql(url);
  }
  throw unusable('neither file: nor postgresql:');
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw unusable('file:// takes an absolute path, as in file:///srv/whosaid.db');
  }
}

function unusable(why: string): StoreError {
  return new StoreError('address', new TypeError(why));
}
