import type { CommunityKey, DossierId } from '../dossier/dossier.ts';
import { perCommunity } from '../per-community.ts';
import type { Shelf } from '../ports.ts';
import type { Match } from './match.ts';
import { SearchIndex } from './search-index.ts';

/** What a community's dossiers hold of some words, best first; only those of one dossier where it is given. */
type Search = (
  community: CommunityKey,
  words: string,
  within: { readonly dossier?: DossierId | undefined },
) => Promise<readonly Match[]>;

export interface StatementSearch {
  /** From remembered words to the statements that have them all. */
  readonly find: Search;
  /** From a longer text to the statements that it repeats a part of. */
  readonly sharing: Search;
}

/** A community's index is made when it first searches. */
export function statementSearch(shelf: Shelf): StatementSearch {
  const indexes = perCommunity(
    (community) => shelf.version(community),
    async (community) => new SearchIndex(await shelf.statements(community)),
  );
  return {
    find: async (community, words, within) => (await indexes(community)).find(words, within),
    sharing: async (community, text, within) => (await indexes(community)).sharing(text, within),
  };
}
