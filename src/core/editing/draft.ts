import type { Branded, Claim, ClaimNumber, CommunityKey, DossierId } from '../dossier/dossier.ts';
import type { RelationKind } from '../dossier/vocabulary.ts';
import type { TypedClaim } from './typed-claim.ts';

export type DraftId = Branded<string, 'DraftId'>;

/** A relation as somebody would have it. */
export interface WantedRelation {
  readonly kind: RelationKind;
  readonly from: ClaimNumber;
  readonly to: ClaimNumber;
  /** The source's words that say so, as they were typed; null for an editor's reading. */
  readonly stated: string | null;
}

/** What a draft would change, as it was typed. */
export type DraftContent =
  /** A claim, added or changed. */
  | { readonly op: 'claim'; readonly typed: TypedClaim }
  | { readonly op: 'link'; readonly relation: WantedRelation }
  | { readonly op: 'unlink'; readonly relation: Omit<WantedRelation, 'stated'> }
  /** Takes back the last change of a claim: from what it is now to what it was; null where it was not shown. */
  | { readonly op: 'undo'; readonly from: Claim | null; readonly to: Claim | null }
  /** What a member says is wrong with a claim. */
  | { readonly op: 'report'; readonly says: string };

export interface Draft {
  readonly id: DraftId;
  readonly community: CommunityKey;
  readonly dossier: DossierId;
  /** The claim it changes or is about, or has become. */
  readonly claim: ClaimNumber | null;
  /** `editing`: whoever began it goes on with it. `waiting`: it is in the queue. The others are its ends. */
  readonly state: 'editing' | 'waiting' | 'published' | 'declined' | 'discarded';
  readonly content: DraftContent;
  /** Why it changes what it changes; in the history. */
  readonly why: string | null;
  /** The claim as it was when somebody began to change it. */
  readonly base: Claim | null;
  /** A member's id on their platform. */
  readonly by: string;
  readonly at: Date;
  readonly changedAt: Date;
  readonly waitingSince: Date | null;
  /** Whether they want to be told in a direct message what became of it. */
  readonly tell: boolean;
  /** The moderator who agreed first, where two have to. */
  readonly agreedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Why it was declined. */
  readonly reason: string | null;
}

export type NewDraft = Pick<Draft, 'community' | 'dossier' | 'claim' | 'content' | 'why' | 'base' | 'by'>;

/** As many drafts as a member may have under way; as many more that nothing was written into; and suggestions in an hour. */
export const DRAFTS_LIMIT = 50;
export const UNWRITTEN_LIMIT = 5;
export const SUGGESTIONS_AN_HOUR = 10;
/** As many suggestions as a queue holds. */
export const QUEUE_LIMIT = 1_000;

export interface Queue {
  readonly length: number;
  /** Since when the oldest waits. */
  readonly since: Date | null;
  /** The one at that place, from 0, the oldest first; null if there are not so many. */
  readonly draft: Draft | null;
}

/** What somebody writes stays until they publish, hand in or discard it. */
export interface Drafts {
  /** Null if they have `DRAFTS_LIMIT`. Of those that nothing was written into the oldest makes room. */
  begin(draft: NewDraft): Promise<Draft | null>;
  /** Null if the community has none of that id. */
  find(community: CommunityKey, id: DraftId): Promise<Draft | null>;
  /** What somebody has under way and has written something into, the last changed first. */
  editing(community: CommunityKey, by: string): Promise<readonly Draft[]>;
  /** What somebody has handed in, the last first, at most `count`. */
  suggested(community: CommunityKey, by: string, count: number): Promise<readonly Draft[]>;
  /**
   * Keeps what was written, whose agreement to what it was before is then none any more. Null if the draft has come to an
   * end, or the community has none of that id.
   */
  write(
    community: CommunityKey,
    id: DraftId,
    change: Partial<Pick<Draft, 'dossier' | 'content' | 'why' | 'base' | 'tell'>>,
  ): Promise<Draft | null>;
  /** Into the queue. `agreed`: the moderator whose own it is. */
  submit(
    community: CommunityKey,
    id: DraftId,
    agreed: string | null,
  ): Promise<'waiting' | 'too-many' | 'queue-full' | 'blocked' | 'settled'>;
  queue(community: CommunityKey, place: number): Promise<Queue>;
  /** The first of two agrees; false if somebody else did before, or it waits no more. */
  agree(community: CommunityKey, id: DraftId, by: string): Promise<boolean>;
  /** False if it waits no more. */
  decline(
    community: CommunityKey,
    id: DraftId,
    decided: { readonly by: string; readonly reason: string; readonly locale: string },
  ): Promise<boolean>;
  /** By whoever writes it; false if it has come to an end. */
  discard(community: CommunityKey, id: DraftId): Promise<boolean>;
}
