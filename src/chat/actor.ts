export const platformNames = ['discord', 'slack', 'web', 'terminal'] as const;
export type PlatformName = (typeof platformNames)[number];

/** Who asks, as the platform vouches for them. */
export interface Actor {
  readonly platform: PlatformName;
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  readonly roles: readonly string[];
  /** Holds the platform's own rights to manage the community. */
  isManager(): Promise<boolean>;
}
