import type { Claim } from '../dossier/dossier.ts';

/** A claim as a revision has it: with what claims could not have yet when it was written, and no name of who pasted. */
export function claimIn(value: string): Claim;
export function claimIn(value: string | null): Claim | null;
export function claimIn(value: string | null): Claim | null {
  if (value === null) return null;
  const claim = JSON.parse(value) as Claim; // revisions of claims hold nothing else
  const { check } = claim;
  return {
    ...claim,
    inQuiz: claim.inQuiz ?? true,
    excerpt: claim.excerpt ?? null,
    check: check.level === 'excerpt' ? { ...check, by: '' } : check,
  };
}
