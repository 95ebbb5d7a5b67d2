import type { Claim, Dossier, Edtf } from './dossier.ts';
import { earliest, latest } from './edtf.ts';
import { perDossier } from './per-dossier.ts';

export interface Timeline {
  /** By the first day each date may mean, then by the last. */
  readonly dated: readonly { readonly date: Edtf; readonly claims: readonly Claim[] }[];
  /** The source does not say when; in the editors' order. */
  readonly undated: readonly Claim[];
}

/** The statements in the order in which they were made, as far as their sources tell. */
export const timelineOf: (dossier: Dossier) => Timeline = perDossier(({ claims }) => {
  const byDate = new Map<Edtf, Claim[]>();
  const undated: Claim[] = [];
  for (const claim of claims) {
    if (claim.said.date === null) undated.push(claim);
    else byDate.set(claim.said.date, [...(byDate.get(claim.said.date) ?? []), claim]);
  }
  const dated = [...byDate].map(([date, made]) => ({
    date,
    claims: made,
    from: earliest(date),
    to: latest(date),
  }));
  dated.sort((a, b) => a.from - b.from || a.to - b.to);
  return { dated, undated };
});
