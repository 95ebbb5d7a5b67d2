import type { Claim, CommunityKey, Dossier, DossierEntry, DossierId } from './dossier/dossier.ts';

/** The parties and speakers of one dossier, by all their names. */
export interface DossierVoices {
  readonly dossier: DossierId;
  readonly voices: readonly {
    readonly kind: 'party' | 'speaker';
    readonly name: string;
    readonly aliases: readonly string[];
  }[];
}

/** What of a dossier is searched for remembered words. */
export interface DossierStatements {
  readonly id: DossierId;
  readonly claims: readonly Pick<Claim, 'number' | 'summary' | 'quotations' | 'check'>[];
}

/** What a community may read: the bundled dossiers and its own. */
export interface Shelf {
  /** Changes whenever something that another of these answers with has changed. */
  version(community: CommunityKey): Promise<string>;
  /** Changes whenever `entries` or `voices` would answer something else, and with fewer other changes than `version`. */
  namesVersion(community: CommunityKey): Promise<string>;
  /** In the order of their titles. */
  entries(community: CommunityKey): Promise<readonly DossierEntry[]>;
  /** Null if there is none by that id that the community may read. */
  open(community: CommunityKey, id: DossierId): Promise<Dossier | null>;
  /** Read from the database at every call, in a few queries however many dossiers there are: whoever asks keeps an index. */
  voices(community: CommunityKey): Promise<readonly DossierVoices[]>;
  /** As `voices`. */
  statements(community: CommunityKey): Promise<readonly DossierStatements[]>;
}

/** The only way to learn the time. */
export interface Clock {
  now(): Date;
}

/** The only way to have something done later. */
export interface Timers {
  /** Runs `work` again and again with that pause in milliseconds, one at a time, until what it returns is called. */
  every(pause: number, work: () => Promise<void>): () => Promise<void>;
}
