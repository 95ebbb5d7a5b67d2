import type { ClaimNumber, DossierId } from '../dossier/dossier.ts';

/**
 * Strongest first, which is the order in which they are answered.
 * - `fragment`: everything that was typed stands together in one quotation, word for word.
 * - `words`: every remembered word stands in the claim's quotations, in whatever order.
 * - `summary`: every remembered word stands in the claim, but some only in reported speech: the summary, or words nobody checked.
 * - `part`: not all that was typed, but words of it that stand side by side, stand so in one quotation.
 */
export type MatchKind = 'fragment' | 'words' | 'summary' | 'part';

/** How one remembered word was understood. Both words are folded: lower case, without diacritics. */
export interface FoundWord {
  readonly typed: string;
  /** As it stands in the claim: what was typed, or a word that begins so, or one that differs by the typos forgiven. */
  readonly found: string;
  readonly typos: number;
}

/** A claim in which the remembered words are. */
export interface Match {
  readonly dossier: DossierId;
  readonly claim: ClaimNumber;
  readonly how: MatchKind;
  /** Every word that had to be found, in the order typed; for a fragment that is every word, for a part none. */
  readonly words: readonly FoundWord[];
}
