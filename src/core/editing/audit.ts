import type { CommunityKey } from '../dossier/dossier.ts';
import type { EntityKind } from './editing.ts';

/** What is wrong with the history of one entity. */
export interface AuditFault {
  readonly community: CommunityKey;
  readonly dossier: string;
  readonly entity: EntityKind;
  readonly key: string;
  /** Null where it is about what is shown now. */
  readonly version: number | null;
  readonly what: /** A version is missing, or comes out of order. */
    | 'gap'
    /** It does not begin with what the one before it ended with. */
    | 'break'
    /** What is shown is not what the last version says. */
    | 'shown'
    /** It is shown, and has no history. */
    | 'no-history';
  /** The fields that differ; none where it is not shown on one side. */
  readonly fields: readonly string[];
}

export type AuditStep =
  | { readonly kind: 'fault'; readonly fault: AuditFault }
  /** A dossier was looked at, with so many revisions. */
  | { readonly kind: 'dossier'; readonly revisions: number };
