import { createHash } from 'node:crypto';
import type { Claim, DossierContent } from '../dossier/dossier.ts';

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A claim without what it could not have before, unless it has it: digests of that time still hold. */
function withoutDefaults({ inQuiz, excerpt, ...claim }: Claim): object {
  return { ...claim, ...(!inQuiz && { inQuiz }), ...(excerpt !== null && { excerpt }) };
}

/**
 * SHA-256 in lower-case hexadecimal of what a dossier says: the same for two files that differ in layout, comments or the
 * order of their fields, another if anything else differs, the order of lists included.
 */
export function contentDigest(content: DossierContent): string {
  const told = { ...content, claims: content.claims.map(withoutDefaults) };
  return createHash('sha256').update(JSON.stringify(told, inKeyOrder)).digest('hex');
}
