import type {
  Category,
  CheckLevel,
  RelationBasis,
  RelationKind,
  SpeakerKind,
  TranslatedBy,
  Wording,
} from './vocabulary.ts';

declare const brand: unique symbol;
export type Branded<T, Name> = T & { readonly [brand]: Name };

/** `platform:tenantId`: a Discord server, a Slack workspace, or a local one. */
export type CommunityKey = Branded<string, 'CommunityKey'>;
/** Names one dossier in the database; never typed by people. */
export type DossierId = Branded<string, 'DossierId'>;
/** A party, speaker or source within its dossier, as its file names it. */
export type PartyKey = Branded<string, 'PartyKey'>;
export type SpeakerKey = Branded<string, 'SpeakerKey'>;
export type SourceKey = Branded<string, 'SourceKey'>;
/** The short, lasting number people type: below 1,000 in bundled dossiers, from 1,000 in a community's own. */
export type ClaimNumber = Branded<number, 'ClaimNumber'>;
/** A date, a day known about, or an interval: ISO 8601-2 (EDTF) levels 0 and 1, as `2022-08-05/2022-08-06` or `2022-08-06~`. */
export type Edtf = Branded<string, 'Edtf'>;

/**
 * Where words stand in a source.
 * `start` and `end` are a W3C Web Annotation TextPositionSelector, in Unicode code points of the source's normalised text;
 * `prefix` and `suffix` belong to a TextQuoteSelector and are only as long as telling several occurrences apart needs.
 */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Words in quotation marks in the source, letter for letter. */
export interface Quotation {
  readonly exact: string;
  /** Null where there was nothing to look in. */
  readonly anchor: Anchor | null;
}

export interface Party {
  readonly key: PartyKey;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parent: PartyKey | null;
}

/** A post held at the time, for a party. */
export interface Role {
  readonly title: string;
  readonly party: PartyKey;
}

export interface Speaker {
  readonly key: SpeakerKey;
  readonly kind: SpeakerKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The first is the one a claim has when it names no other. */
  readonly roles: readonly Role[];
}

export interface Source {
  readonly key: SourceKey;
  readonly publisher: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly archiveUrl: string | null;
  readonly published: Edtf | null;
  readonly retrieved: Edtf | null;
  /** BCP 47. */
  readonly language: string;
  readonly translation: { readonly from: string; readonly by: TranslatedBy } | null;
  /** Of the normalised text, UTF-8; null where nobody held the text. */
  readonly digest: { readonly sha256: string; readonly normalization: number } | null;
}

/** How far the words of a claim were checked. */
export type Check =
  | { readonly level: Extract<CheckLevel, 'source'> }
  | { readonly level: Extract<CheckLevel, 'excerpt'>; readonly by: string }
  | { readonly level: Extract<CheckLevel, 'editors'>; readonly on: Edtf }
  | { readonly level: Extract<CheckLevel, 'unchecked'> };

export type Subject = { readonly party: PartyKey } | { readonly speaker: SpeakerKey };

export interface Claim {
  readonly number: ClaimNumber;
  readonly speaker: SpeakerKey;
  readonly role: Role;
  /** One neutral sentence; what stands in it between “ and ” is one of `quotations`, and nothing else does. */
  readonly summary: string;
  readonly wording: Wording;
  readonly quotations: readonly Quotation[];
  /** The source's attributing words. */
  readonly cue: string | null;
  readonly about: readonly Subject[];
  readonly category: Category;
  readonly said: { readonly date: Edtf | null; readonly phrase: string | null };
  readonly medium: string | null;
  readonly source: SourceKey;
  /** What was pasted of the source around the words, if anything: then the anchors count in it, not in the source. */
  readonly excerpt: string | null;
  /** Null where there is nothing to point into. */
  readonly passage: Anchor | null;
  /** Further places where the source reports the same statement. */
  readonly also: readonly Anchor[];
  readonly check: Check;
  /** Whether a quiz may ask about it or use its words. */
  readonly inQuiz: boolean;
}

/** `from` rebuts, answers, supports, concedes or clarifies `to`. */
export interface Relation {
  readonly kind: RelationKind;
  readonly from: ClaimNumber;
  readonly to: ClaimNumber;
  readonly basis: RelationBasis;
  /** Where the source says so; null for an editor's reading. */
  readonly passage: Anchor | null;
}

/** A voice that these sources do not carry. */
export interface MissingVoice {
  /** Who is not heard: a speaker, or a party as a whole. */
  readonly of: Subject;
  /** Why it is named here, as a sentence. */
  readonly reason: string;
  /** The claim that tells of it, where one does. */
  readonly accordingTo: ClaimNumber | null;
}

/** A claim that is shown no more, as it last was. */
export interface Retraction {
  readonly claim: Claim;
  /** Where it stood among the claims, from 0. */
  readonly place: number;
  readonly at: Date;
  /** Null if it went with an edition of a bundled dossier. */
  readonly reason: string | null;
}

/** One contested event and all that was said about it. */
export interface Dossier {
  readonly id: DossierId;
  /** The short name people type. */
  readonly slug: string;
  /** `changed`: it came with Whosaid, and the community has made its own of it. */
  readonly origin: 'bundled' | 'changed' | 'community';
  readonly title: string;
  readonly aliases: readonly string[];
  /** When the event was. */
  readonly happened: Edtf;
  /** What was said after this date is not in here. */
  readonly until: Edtf;
  /** What is disputed, as a question every side could accept. */
  readonly dispute: string;
  readonly parties: readonly Party[];
  readonly speakers: readonly Speaker[];
  readonly sources: readonly Source[];
  /** In the editors' order, which decides what a short view shows. */
  readonly claims: readonly Claim[];
  readonly relations: readonly Relation[];
  readonly missing: readonly MissingVoice[];
  /** The last first. */
  readonly retracted: readonly Retraction[];
}

/** What a dossier's file says; the store adds the rest. */
export type DossierContent = Omit<Dossier, 'id' | 'origin' | 'retracted'>;

/** What a list of dossiers and the look-up of names need to know. */
export interface DossierEntry {
  readonly id: DossierId;
  readonly slug: string;
  readonly origin: Dossier['origin'];
  readonly title: string;
  readonly aliases: readonly string[];
  readonly happened: Edtf;
}
