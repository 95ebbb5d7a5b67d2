import type { Claim, Dossier, SpeakerKey } from '../dossier/dossier.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { normalise } from '../quotation/normalise.ts';
import { fold } from '../search/fold.ts';

interface QuotedClaim {
  readonly claim: Claim;
  readonly texts: readonly string[];
}

/** Of all claims: whoever said the same is also right, whether or not they may be asked about. */
const quotedClaims = perDossier(({ claims }): ReadonlyMap<SpeakerKey, readonly QuotedClaim[]> => {
  const bySpeaker = new Map<SpeakerKey, QuotedClaim[]>();
  for (const claim of claims) {
    if (claim.quotations.length === 0) continue;
    const quoted = { claim, texts: claim.quotations.map(({ exact }) => comparable(exact)) };
    const known = bySpeaker.get(claim.speaker);
    if (known === undefined) bySpeaker.set(claim.speaker, [quoted]);
    else known.push(quoted);
  }
  return bySpeaker;
});

/** Whether words stand in a quotation of somebody else, typography and case aside. */
export function saidByAnother(dossier: Dossier, words: string, speaker: SpeakerKey): boolean {
  const own = comparable(words);
  return [...quotedClaims(dossier)].some(
    ([other, quoted]) =>
      other !== speaker && quoted.some(({ texts }) => texts.some((text) => text.includes(own))),
  );
}

/** Whether the speaker's same words are quoted in another claim in another way, so that two answers would be right. */
export function isQuotedOtherwise(dossier: Dossier, claim: Claim): boolean {
  const own = claim.quotations.map(({ exact }) => comparable(exact));
  return (quotedClaims(dossier).get(claim.speaker) ?? []).some(
    ({ claim: other, texts }) =>
      other.wording !== claim.wording &&
      texts.some((text) => own.some((words) => text.includes(words) || words.includes(text))),
  );
}

/** Between blanks, so that only whole words are found in it. */
function comparable(words: string): string {
  return ` ${fold(normalise(words).text)} `;
}
