import type { ClaimNumber, CommunityKey, DossierContent, DossierId, Edtf } from '../dossier/dossier.ts';
import type { Fault } from '../dossier-file/fault.ts';
import type { Editable, Edited, Editing, Occasion, WriteProgress } from '../editing/editing.ts';
import type { Shelf } from '../ports.ts';
import type { Suggestion } from './claim-review.ts';
import { readImport } from './import.ts';
import { type ImportPlan, isUnchanged, keepNames, planImport } from './plan.ts';
import { renumbered } from './renumber.ts';

export interface ImportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Into which dossier of which community, by whom, and on which day, in UTC. */
export interface ImportPlace {
  readonly community: CommunityKey;
  /** Named by whoever imports; a table of claims needs one, a dossier's file names its own. */
  readonly dossier: DossierId | null;
  readonly by: string;
  readonly today: Edtf;
}

export type ImportLook =
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  /** What is reviewed, and the reviews: each to be looked at as any suggestion. */
  | { readonly kind: 'suggestions'; readonly suggestions: readonly Suggestion[] }
  /** It names a dossier other than the one it was to be read into. */
  | { readonly kind: 'other-dossier'; readonly slug: string }
  | {
      readonly kind: 'plan';
      readonly title: string;
      readonly slug: string;
      /** Null for a dossier that is to be made. */
      readonly dossier: DossierId | null;
      readonly plan: ImportPlan;
      readonly isUnchanged: boolean;
    };

export type ImportOutcome =
  | { readonly kind: 'done' | 'unchanged'; readonly title: string }
  /** Another dossier has its short name since. */
  | { readonly kind: 'taken'; readonly slug: string }
  /** There is nothing any more that it could be read into. */
  | { readonly kind: 'gone' };

/** Files become dossiers. */
export interface Importing {
  /** A dry run: what a file would do, or what is wrong with it. Nothing is written. */
  look(file: ImportedFile, place: ImportPlace): Promise<ImportLook>;
  /** What a look told of: all of it or nothing, whatever happens on the way. */
  apply(
    file: ImportedFile,
    place: ImportPlace,
    occasion: Occasion,
    progress?: WriteProgress,
  ): Promise<ImportOutcome>;
}

export interface ImportParts {
  readonly shelf: Pick<Shelf, 'entries' | 'open'>;
  readonly editing: Pick<Editing, 'change' | 'create' | 'next' | 'read'>;
}

export function importing({ shelf, editing }: ImportParts): Importing {
  /** What is read into which dossier; null for one that is to be made. */
  async function read(file: ImportedFile, place: ImportPlace) {
    const { community, by, today } = place;
    const named = place.dossier === null ? null : await editing.read(community, place.dossier);
    const next = await editing.next(community);
    const into = named === null ? null : { base: named.content, nextNumber: next };
    const found = readImport(file.bytes, file.name, { by, today, into });
    if (found.kind !== 'content') return found;
    const { content } = found;
    if (named !== null && content.slug !== named.content.slug)
      return { kind: 'other-dossier' as const, slug: content.slug };
    const entries = await shelf.entries(community);
    const dossier = place.dossier ?? entries.find(({ slug }) => slug === content.slug)?.id ?? null;
    return { kind: 'content' as const, content, dossier, next };
  }

  return {
    async look(file, place) {
      const found = await read(file, place);
      if (found.kind !== 'content') return found;
      const { content, dossier, next } = found;
      const stored = dossier === null ? null : await editing.read(place.community, dossier);
      const known = stored === null ? new Set<ClaimNumber>() : knownIn(stored);
      const wanted = keepNames(stored?.content ?? null, renumbered(content, known, next));
      const plan = planImport(stored?.content ?? null, wanted);
      const { title, slug } = content;
      return { kind: 'plan', title, slug, dossier, plan, isUnchanged: isUnchanged(plan) };
    },

    async apply(file, place, occasion, progress) {
      const found = await read(file, place);
      if (found.kind !== 'content') return { kind: 'gone' };
      const { content, dossier } = found;
      const { title, slug } = content;
      const { community } = place;
      if (dossier === null) {
        const made = await editing.create(community, content, occasion, 'imported', progress);
        return made === null ? { kind: 'taken', slug } : { kind: 'done', title };
      }
      const edit = (now: Editable): Edited => ({
        content: keepNames(now.content, renumbered(content, knownIn(now), now.next)),
        act: 'imported',
        claim: null,
      });
      const where = { community, dossier, draft: null };
      const { kind } = await editing.change<never>(where, occasion, edit, progress);
      return kind === 'done' || kind === 'unchanged' ? { kind, title } : { kind: 'gone' };
    },
  };
}

/** A claim that was retracted comes back under its number. */
function knownIn({
  content,
  retracted,
}: {
  readonly content: DossierContent;
  readonly retracted: readonly { readonly claim: { readonly number: ClaimNumber } }[];
}): ReadonlySet<ClaimNumber> {
  return new Set([...content.claims, ...retracted.map(({ claim }) => claim)].map(({ number }) => number));
}
