import type { ClaimNumber, CommunityKey, DossierContent, DossierId, Edtf } from '../dossier/dossier.ts';
import type { Fault } from '../dossier-file/fault.ts';
import type { Editable, Edited, Editing, Occasion, WriteProgress } from '../editing/editing.ts';
import type { Shelf } from '../ports.ts';
import type { Suggestion } from './claim-review.ts';
import type { ReadImport } from './import.ts';
import { type ImportPlan, isUnchanged, keepNames, planImport } from './plan.ts';
import { renumbered } from './renumber.ts';

export interface ImportParts {
  readonly shelf: Pick<Shelf, 'entries' | 'open'>;
  readonly editing: Pick<Editing, 'change' | 'create' | 'next' | 'read'>;
  readonly reading: ReadImport;
}

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
      readonly content: DossierContent;
    };

/** A dry run: what a file would do, or what is wrong with it. Nothing is written. */
export async function lookAtImport(
  file: ImportedFile,
  place: ImportPlace,
  { shelf, editing, reading }: ImportParts,
): Promise<ImportLook> {
  const { community, by, today } = place;
  const named = place.dossier === null ? null : await editing.read(community, place.dossier);
  const next = await editing.next(community);
  const into = named === null ? null : { base: named.content, nextNumber: next };
  const read = await reading(file.bytes, file.name, { by, today, into });
  if (read.kind !== 'content') return read;
  const { content } = read;
  if (named !== null && content.slug !== named.content.slug)
    return { kind: 'other-dossier', slug: content.slug };
  const entries = await shelf.entries(community);
  const dossier = place.dossier ?? entries.find(({ slug }) => slug === content.slug)?.id ?? null;
  const stored = dossier === null ? null : await editing.read(community, dossier);
  const wanted =
    stored === null ? content : keepNames(stored.content, renumbered(content, knownIn(stored), next));
  const plan = planImport(stored?.content ?? null, wanted);
  return {
    kind: 'plan',
    title: content.title,
    slug: content.slug,
    dossier,
    plan,
    isUnchanged: isUnchanged(plan),
    content,
  };
}

export type ImportOutcome = 'done' | 'unchanged' | 'gone' | 'taken';

/** All of it or nothing, whatever happens on the way. */
export async function importDossier(
  { dossier, content }: Extract<ImportLook, { kind: 'plan' }>,
  community: CommunityKey,
  occasion: Occasion,
  { editing, progress }: Pick<ImportParts, 'editing'> & { readonly progress?: WriteProgress },
): Promise<ImportOutcome> {
  if (dossier === null) {
    const made = await editing.create(community, content, occasion, 'imported', progress);
    return made === null ? 'taken' : 'done';
  }
  const edit = (now: Editable): Edited => ({
    content: keepNames(now.content, renumbered(content, knownIn(now), now.next)),
    act: 'imported',
    claim: null,
  });
  const outcome = await editing.change<never>({ community, dossier, draft: null }, occasion, edit, progress);
  if (outcome.kind === 'done' || outcome.kind === 'unchanged') return outcome.kind;
  return 'gone';
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
