import type { ClaimNumber, DossierContent } from '../dossier/dossier.ts';
import { certainlyBefore } from '../dossier/edtf.ts';
import { contrary, type RelationKind } from '../dossier/vocabulary.ts';

export type RelationFault =
  /** One of the two is not in the dossier. */
  | 'unknown'
  | 'itself'
  | 'doubled'
  /** One can't both dispute and support the other. */
  | 'contradiction'
  /** Nothing relates to what was certainly said later. */
  | 'later';

/** Why a relation can't be added; null if it can. */
export function relationFault(
  { claims, relations }: Pick<DossierContent, 'claims' | 'relations'>,
  { kind, from, to }: { readonly kind: RelationKind; readonly from: ClaimNumber; readonly to: ClaimNumber },
): RelationFault | null {
  if (from === to) return 'itself';
  const [one, other] = [from, to].map((number) => claims.find((claim) => claim.number === number));
  if (one === undefined || other === undefined) return 'unknown';
  const between = relations.filter((relation) => relation.from === from && relation.to === to);
  if (between.some((relation) => relation.kind === kind)) return 'doubled';
  if (between.some((relation) => relation.kind === contrary[kind])) return 'contradiction';
  const [said, before] = [one.said.date, other.said.date];
  return said !== null && before !== null && certainlyBefore(said, before) ? 'later' : null;
}
