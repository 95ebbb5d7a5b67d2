import type { ClaimNumber, DossierContent } from '../dossier/dossier.ts';

/**
 * The same dossier, in which claims that it did not have before are numbered on from `next`: what numbers a file gives to
 * them may be taken elsewhere in the community.
 */
export function renumbered(
  wanted: DossierContent,
  known: ReadonlySet<ClaimNumber>,
  next: ClaimNumber,
): DossierContent {
  let free: number = next;
  const numbers = new Map(
    wanted.claims.map(({ number }) => [number, known.has(number) ? number : (free++ as ClaimNumber)]), // nobody has it
  );
  const now = (number: ClaimNumber) => numbers.get(number) ?? number;
  return {
    ...wanted,
    claims: wanted.claims.map((claim) => ({ ...claim, number: now(claim.number) })),
    relations: wanted.relations.map((one) => ({ ...one, from: now(one.from), to: now(one.to) })),
    missing: wanted.missing.map((one) => ({
      ...one,
      accordingTo: one.accordingTo === null ? null : now(one.accordingTo),
    })),
  };
}
