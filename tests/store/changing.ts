import type {
  Claim,
  ClaimNumber,
  CommunityKey,
  DossierContent,
  DossierId,
} from '../../src/core/dossier/dossier.ts';
import type { Draft, DraftId } from '../../src/core/editing/draft.ts';
import type { Editable, Edited, Occasion } from '../../src/core/editing/editing.ts';
import type { TypedClaim } from '../../src/core/editing/typed-claim.ts';
import type { Store } from '../../src/store/open-store.ts';

export const occasion: Occasion = { by: 'U-ada', consent: [], reason: 'a slip', locale: 'en-GB' };

/** The dossier that goes by that short name. */
export async function idOf(store: Store, community: CommunityKey, slug = 'bridge'): Promise<DossierId> {
  const entry = (await store.shelf.entries(community)).find((one) => one.slug === slug);
  if (entry === undefined) throw new Error(`no ${slug}`);
  return entry.id;
}

/** What it says now, as the community reads it. */
export async function contentIn(
  store: Store,
  community: CommunityKey,
  id: DossierId,
): Promise<DossierContent> {
  const dossier = await store.shelf.open(community, id);
  if (dossier === null) throw new Error('not shown');
  const { id: _, origin: __, retracted: ___, ...content } = dossier;
  return content;
}

type Edit = (now: Editable) => Edited;

export function change(
  store: Store,
  community: CommunityKey,
  dossier: DossierId,
  edit: Edit,
  { draft = null, ...other }: Partial<Occasion> & { readonly draft?: DraftId | null } = {},
) {
  return store.editing.change<never>({ community, dossier, draft }, { ...occasion, ...other }, edit);
}

/** Adds one that says what the first one does. */
export function withOneMore({ content, next }: Editable): Edited {
  const [first] = content.claims;
  if (first === undefined) throw new Error('no sample');
  const claims = [...content.claims, { ...first, number: next }];
  return { content: { ...content, claims }, act: 'published', claim: next };
}

export function withClaim(number: number, fields: Partial<Claim>): Edit {
  return ({ content }) => ({
    content: {
      ...content,
      claims: content.claims.map((claim) => (claim.number === number ? { ...claim, ...fields } : claim)),
    },
    act: 'changed',
    claim: number as ClaimNumber, // there is one
  });
}

export function withoutClaim(number: number): Edit {
  return ({ content }) => ({
    content: {
      ...content,
      claims: content.claims.filter((claim) => claim.number !== number),
      relations: content.relations.filter(({ from, to }) => from !== number && to !== number),
      missing: content.missing.map((voice) =>
        voice.accordingTo === number ? { ...voice, accordingTo: null } : voice,
      ),
    },
    act: 'retracted',
    claim: number as ClaimNumber, // there was one
  });
}

export const archived: Edit = ({ content }) => ({
  content,
  archived: true,
  act: 'archived',
  claim: null,
});
export const reopened: Edit = ({ content }) => ({
  content,
  archived: false,
  act: 'reopened',
  claim: null,
});

export function typed(statement: string): TypedClaim {
  return {
    speaker: 'director' as never, // as the dossier has it
    role: null,
    statement,
    quotations: '',
    excerpt: '',
    cue: '',
    said: '',
    source: null,
    category: 'assertion',
    about: [],
    answers: null,
    inQuiz: true,
  };
}

/** One that somebody has begun, and written into unless `statement` is null. */
export async function begun(
  store: Store,
  community: CommunityKey,
  dossier: DossierId,
  {
    by = 'U-ada',
    statement = 'She says so.' as string | null,
    tell = false,
    base = null as Claim | null,
  } = {},
): Promise<Draft> {
  const draft = await store.drafts.begin({
    community,
    dossier,
    claim: base?.number ?? null,
    content: { op: 'claim', typed: typed('') },
    why: null,
    base,
    by,
  });
  if (draft === null) throw new Error('no room for a draft');
  if (statement === null) return draft;
  const content = { op: 'claim', typed: typed(statement) } as const;
  const written = await store.drafts.write(community, draft.id, { content, tell });
  if (written === null) throw new Error('settled already');
  return written;
}
