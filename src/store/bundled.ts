import type { CommunityKey } from '../core/dossier/dossier.ts';

/**
 * Owns the dossiers that come with Whosaid, which everybody reads.
 * A row like any other community's, so that every dossier has an owner and uniqueness holds among the bundled ones too.
 */
export const bundledCommunity = 'whosaid:bundled' as CommunityKey; // the one place that names it; written by the first migration
/** Its row: the first one, written by the first migration; CHECKs hold by this number. */
export const BUNDLED_ID = 1;
