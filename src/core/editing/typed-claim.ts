import type { ClaimNumber, PartyKey, SourceKey, SpeakerKey } from '../dossier/dossier.ts';
import type { Category, SpeakerKind } from '../dossier/vocabulary.ts';

/** Somebody whom the dossier does not know yet. */
export interface NewSpeaker {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly role: string;
  /** The party's name, or that of one to be made. */
  readonly party: PartyKey | { readonly name: string };
}

/** A source that the dossier does not know yet, as it was typed. */
export interface TypedSource {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly published: string;
  /** A language, or two: `en from fr`. */
  readonly language: string;
}

/** A claim as somebody typed it; empty where they typed nothing. */
export interface TypedClaim {
  readonly speaker: SpeakerKey | NewSpeaker;
  /** Null: the speaker's first. */
  readonly role: string | null;
  readonly statement: string;
  /** One a line. */
  readonly quotations: string;
  readonly excerpt: string;
  readonly cue: string;
  /** When, and through what it was said, with semicolons between. */
  readonly said: string;
  readonly source: SourceKey | TypedSource | null;
  readonly category: Category;
  /** Parties' and speakers' keys. */
  readonly about: readonly string[];
  /** A claim that it answers. */
  readonly answers: ClaimNumber | null;
  readonly inQuiz: boolean;
}
