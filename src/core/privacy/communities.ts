import type { CommunityKey } from '../dossier/dossier.ts';

/** So long after the bot was removed from a community, what the community owns is deleted. */
export const KEPT_DAYS = 30;
export const KEPT_MS = KEPT_DAYS * 86_400_000;

/** Which communities the bot is in. What was removed and came back in time has lost nothing. */
export interface Communities {
  /** The first of several tells the time. */
  left(community: CommunityKey): Promise<void>;
  joined(community: CommunityKey): Promise<void>;
  /** Of all that there are on the platform, the bot is in these and no other. */
  joinedOnly(platform: string, communities: readonly CommunityKey[]): Promise<void>;
  /**
   * Deletes all that one community owns which was left `KEPT_MS` ago or earlier, on one of these platforms, all or nothing.
   * Null if there is none.
   */
  forget(platforms: readonly string[]): Promise<CommunityKey | null>;
}
