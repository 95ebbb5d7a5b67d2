import type { CommunityKey } from '../dossier/dossier.ts';
import type { ImportedFile } from './import-dossier.ts';

/** Files between the look at them and the word to import them, which are nobody's but theirs who handed them in. */
export interface KeptFiles {
  keep(owner: FileOwner, file: ImportedFile): string;
  /** Null if it is theirs no more, or never was. */
  find(owner: FileOwner, id: string): ImportedFile | null;
}

export interface FileOwner {
  readonly community: CommunityKey;
  readonly userId: string;
}
