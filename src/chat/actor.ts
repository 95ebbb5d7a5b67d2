import type { Naming } from '../texts/naming.ts';
import type { Place } from './place.ts';

export const platformNames = ['discord', 'slack', 'web', 'terminal'] as const;
export type PlatformName = (typeof platformNames)[number];

/** The tenant of direct messages that belong to no community: it reads the bundled dossiers, and only a member’s own practice is kept for it. */
export const directTenant = '@direct';

/** Who asks, as the platform vouches for them. */
export interface Actor {
  readonly platform: PlatformName;
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  /** What commands are called where they are; with a slash unless told otherwise. Always the same function. */
  readonly command?: Naming;
  readonly roles: readonly string[];
  /** Where they ask, if it is a channel of the community that could be posted to; null elsewhere. */
  readonly place: Place | null;
  /** Belongs to another community that shares a channel with this one: never a moderator here. */
  readonly outsider: boolean;
  /** Holds the platform's own rights to manage the community. */
  isManager(): Promise<boolean>;
}
