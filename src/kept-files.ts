import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ImportedFile } from './core/exchange/import-dossier.ts';
import type { FileOwner, KeptFiles } from './core/exchange/kept-files.ts';

/** All files together take at most so many bytes, each for at most so many milliseconds. */
const BYTES_IN_MEMORY = 64 * 1024 * 1024;
const KEPT_MS = 30 * 60_000;
/** Of chance in an id. */
const ID_BYTES = 12;

export function keptFiles(): KeptFiles {
  const files = new LRUCache<string, ImportedFile>({
    maxSize: BYTES_IN_MEMORY,
    sizeCalculation: ({ bytes }) => 1 + bytes.length,
    ttl: KEPT_MS,
  });
  const named = ({ community, userId }: FileOwner, id: string) => `${community} ${userId} ${id}`;
  return {
    keep(owner, file) {
      const id = randomBytes(ID_BYTES).toString('base64url');
      files.set(named(owner, id), file);
      return id;
    },
    find: (owner, id) => files.get(named(owner, id)) ?? null,
  };
}
