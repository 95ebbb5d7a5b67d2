import type {
  Branded,
  ClaimNumber,
  CommunityKey,
  DossierContent,
  DossierId,
  Retraction,
} from '../dossier/dossier.ts';
import type { DraftId } from './draft.ts';

/** What of a dossier changes as one, and has its own history. */
export type EntityKind = 'dossier' | 'party' | 'speaker' | 'source' | 'claim' | 'relation' | 'missing';

/** Changes that came with Whosaid bear it instead of somebody's id. */
const BUNDLED = 'whosaid:bundled';

export type RevisionId = Branded<number, 'RevisionId'>;

/** One change: the first has no `before`, a retraction no `after`, a restoration again no `before`. */
export interface Revision {
  readonly id: RevisionId;
  /** From 1, without gaps. */
  readonly version: number;
  readonly at: Date;
  /** A member's id on their platform, or the community whose file it is. */
  readonly by: string;
  /** The moderators who agreed to it, besides whoever made it. */
  readonly consent: readonly string[];
  readonly reason: string | null;
  /** As JSON. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Whether it came with an edition of a bundled dossier, whose name is its reason. */
export function isBundledEdition({ by, reason }: Pick<Revision, 'by' | 'reason'>): boolean {
  return by === BUNDLED && reason !== null;
}

/** A dossier as it stands while it is changed: nobody else changes it meanwhile. */
export interface Editable {
  readonly id: DossierId;
  readonly content: DossierContent;
  readonly retracted: readonly Retraction[];
  /** For a claim that is added: nobody had it before. */
  readonly next: ClaimNumber;
  /** Whether it is shown at all. */
  readonly archived: boolean;
}

export interface Place {
  readonly community: CommunityKey;
  readonly dossier: DossierId;
  /** What the change was written as; published with it. */
  readonly draft: DraftId | null;
}

export interface Occasion {
  readonly by: string;
  readonly consent: readonly string[];
  readonly reason: string | null;
  /** BCP 47; in which the moderators' log tells of it. */
  readonly locale: string;
}

/** What the moderators' log tells. */
export interface LogEntry {
  readonly act:
    | 'published'
    | 'changed'
    | 'retracted'
    | 'restored'
    | 'linked'
    | 'unlinked'
    | 'undone'
    | 'created'
    | 'edited'
    | 'archived'
    | 'reopened'
    | 'imported';
  readonly event: string;
  /** None where the dossier itself was changed. */
  readonly claim: ClaimNumber | null;
  readonly consent: readonly string[];
  readonly reason: string | null;
}

/** What a dossier is to say from now on. */
export interface Edited {
  readonly content: DossierContent;
  readonly archived?: boolean;
  /** What is told of it. */
  readonly act: LogEntry['act'];
  readonly claim: ClaimNumber | null;
}

export type Outcome<Refused> =
  | { readonly kind: 'done'; readonly claim: ClaimNumber | null }
  /** Everything is as it should be already. */
  | { readonly kind: 'unchanged' }
  /** The community has no such dossier, or it is archived and would stay so. */
  | { readonly kind: 'gone' }
  /** The draft was published, declined or discarded meanwhile. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'refused'; readonly why: Refused };

/** The last revision of one entity first, and how many there are. */
export interface RevisionPage {
  readonly revisions: readonly Revision[];
  readonly count: number;
}

/** Told how much of a change is written so far, from 0 to 1; nobody sees any of it before all of it is. */
export type WriteProgress = (share: number) => void;

/** Changes of what a community's dossiers say; it changes bundled ones for itself alone. */
export interface Editing {
  /**
   * Makes a dossier say what `edit` makes of it as it stands at that moment. One transaction: each difference is a revision,
   * the log is told, and the draft, if one is named, is published, once.
   */
  change<Refused>(
    where: Place,
    occasion: Occasion,
    edit: (now: Editable) => Edited | { readonly refused: Refused },
    progress?: WriteProgress,
  ): Promise<Outcome<Refused>>;
  /** Adds a dossier; its claims are numbered on from the community's last. Null if another has that short name. */
  create(
    community: CommunityKey,
    content: DossierContent,
    occasion: Occasion,
    act: 'created' | 'imported',
    progress?: WriteProgress,
  ): Promise<DossierId | null>;
  /** Which dossier that the community may read has that claim, be it retracted; null if none has. */
  locate(community: CommunityKey, claim: ClaimNumber): Promise<DossierId | null>;
  /** The number that a claim would get if it were added now. */
  next(community: CommunityKey): Promise<ClaimNumber>;
  /** A dossier as it stands, archived or not; null if the community may not read it. */
  read(community: CommunityKey, dossier: DossierId): Promise<Omit<Editable, 'next'> | null>;
  /** The community's own that are shown no more, by their titles. */
  archived(
    community: CommunityKey,
  ): Promise<readonly { readonly id: DossierId; readonly slug: string; readonly title: string }[]>;
  /** At most `count`, those before version `before` if that is given; none if the community may not read that dossier. */
  history(
    community: CommunityKey,
    dossier: DossierId,
    entity: { readonly kind: EntityKind; readonly key: string },
    page: { readonly count: number; readonly before?: number },
  ): Promise<RevisionPage>;
}
