import type { Claim, ClaimNumber, DossierContent, Relation } from '../dossier/dossier.ts';
import { type ClaimChange, claimChanges, sameClaim } from './differences.ts';
import type { Draft, WantedRelation } from './draft.ts';
import type { Editable, Edited } from './editing.ts';
import { type Lack, readClaim, typedClaim, withClaim } from './read-claim.ts';
import { type RelationFault, relationFault } from './relation-check.ts';
import type { TypedClaim } from './typed-claim.ts';
import { placeOf } from './words-check.ts';

/** Why a draft can't become part of its dossier. */
export type ApplyFault =
  | { readonly code: 'lacks'; readonly lacks: readonly Lack[] }
  /** The claim it changes is shown no more. */
  | { readonly code: 'retracted' }
  /** Somebody changed the claim since. */
  | { readonly code: 'conflict'; readonly theirs: Claim | null; readonly changes: readonly ClaimChange[] }
  | { readonly code: 'relation'; readonly fault: RelationFault | 'not-in-excerpt' | 'no-link' }
  /** It changes nothing by itself. */
  | { readonly code: 'report' };

type Applied = Edited | { readonly refused: ApplyFault };

/** What the dossier is to say once the draft is published, as things stand now. */
export function applyDraft(draft: Draft, now: Editable): Applied {
  const { content } = draft;
  switch (content.op) {
    case 'claim':
      return applyClaim(draft, content.typed, now);
    case 'link':
      return link(content.relation, now);
    case 'unlink':
      return unlink(content.relation, now);
    case 'undo':
      return undo(draft, content, now);
    case 'report':
      return { refused: { code: 'report' } };
    default:
      return content satisfies never;
  }
}

function applyClaim(draft: Draft, typed: TypedClaim, now: Editable): Applied {
  const before = claimOf(now.content, draft.claim);
  if (draft.claim !== null && before === null) return { refused: { code: 'retracted' } };
  if (before !== null && draft.base !== null && !sameClaim(draft.base, before))
    return { refused: conflict(draft.base, before) };
  const number = draft.claim ?? now.next;
  const reading = readClaim(typed, now.content, { number, by: draft.by, before });
  if (reading.kind === 'unready') return { refused: { code: 'lacks', lacks: reading.lacks } };
  return { content: reading.content, act: draft.claim === null ? 'published' : 'changed', claim: number };
}

function conflict(base: Claim | null, theirs: Claim | null): ApplyFault {
  return { code: 'conflict', theirs, changes: claimChanges(base, theirs) };
}

function link({ kind, from, to, stated }: WantedRelation, { content }: Editable): Applied {
  const fault = relationFault(content, { kind, from, to });
  if (fault !== null) return { refused: { code: 'relation', fault } };
  const excerpt = claimOf(content, from)?.excerpt ?? null;
  const passage = stated === null || excerpt === null ? null : placeOf(excerpt, stated);
  if (stated !== null && passage === null) return { refused: { code: 'relation', fault: 'not-in-excerpt' } };
  const relation: Relation = { kind, from, to, basis: passage === null ? 'editor' : 'stated', passage };
  return { content: { ...content, relations: [...content.relations, relation] }, act: 'linked', claim: from };
}

function unlink({ kind, from, to }: Omit<WantedRelation, 'stated'>, { content }: Editable): Applied {
  const left = content.relations.filter((one) => one.kind !== kind || one.from !== from || one.to !== to);
  if (left.length === content.relations.length) return { refused: { code: 'relation', fault: 'no-link' } };
  return { content: { ...content, relations: left }, act: 'unlinked', claim: from };
}

function undo(
  { claim, by }: Draft,
  { from, to }: { readonly from: Claim | null; readonly to: Claim | null },
  { content, retracted }: Editable,
): Applied {
  const now = claimOf(content, claim);
  if (claim === null || !(now === null ? from === null : from !== null && sameClaim(now, from)))
    return { refused: conflict(from, now) };
  if (to === null) return { content: withoutClaim(content, claim), act: 'undone', claim };
  // Whoever pasted the excerpt then is told by the history; from now on it is whoever stands by it.
  const check = to.check.level === 'excerpt' ? { ...to.check, by } : to.check;
  const isWhole =
    content.speakers.some(
      ({ key, roles }) =>
        key === to.speaker &&
        roles.some(({ title, party }) => title === to.role.title && party === to.role.party),
    ) && content.sources.some(({ key }) => key === to.source);
  if (!isWhole) return { refused: { code: 'lacks', lacks: ['speaker', 'source'] } };
  if (from !== null) return { content: withClaim(content, { ...to, check }), act: 'undone', claim };
  const place = retracted.find((one) => one.claim.number === claim)?.place ?? content.claims.length;
  const claims = content.claims.toSpliced(place, 0, { ...to, check });
  return { content: { ...content, claims }, act: 'restored', claim };
}

/** The content without a claim, and without what hangs on it. */
export function withoutClaim(content: DossierContent, claim: ClaimNumber): DossierContent {
  return {
    ...content,
    claims: content.claims.filter(({ number }) => number !== claim),
    relations: content.relations.filter(({ from, to }) => from !== claim && to !== claim),
    missing: content.missing.map((voice) =>
      voice.accordingTo === claim ? { ...voice, accordingTo: null } : voice,
    ),
  };
}

export function claimOf({ claims }: Pick<DossierContent, 'claims'>, claim: ClaimNumber | null): Claim | null {
  return claims.find(({ number }) => number === claim) ?? null;
}

/** What somebody typed on top of what somebody else changed meanwhile: their own words where they changed something. */
export function mergedTyped(base: Claim, mine: TypedClaim, theirs: Claim): TypedClaim {
  const before = typedClaim(base);
  const meanwhile = typedClaim(theirs);
  const isMine = (name: keyof TypedClaim) => JSON.stringify(mine[name]) !== JSON.stringify(before[name]);
  const merged = Object.fromEntries(
    (Object.keys(mine) as (keyof TypedClaim)[]).map((name) => [
      name,
      isMine(name) ? mine[name] : meanwhile[name],
    ]),
  );
  return merged as unknown as TypedClaim; // every field is of one of the two
}
