import type { CommunityKey, DossierId } from '../dossier/dossier.ts';
import { perCommunity } from '../per-community.ts';
import type { Shelf } from '../ports.ts';
import type { Match } from './match.ts';
import { SearchIndex } from './search-index.ts';

/** From remembered words to the statements that have them, best first; only those of one dossier where it is given. */
export type StatementSearch = (
  community: CommunityKey,
  words: string,
  within: { readonly dossier?: DossierId | undefined },
) => Promise<readonly Match[]>;

/** A community's index is made when it first searches. */
export function statementSearch(shelf: Shelf): StatementSearch {
  const indexes = perCommunity(
    shelf,
    async (community) => new SearchIndex(await shelf.statements(community)),
  );
  return async (community, words, within) => (await indexes(community)).find(words, within);
}
