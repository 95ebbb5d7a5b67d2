import type { RelationKind } from '../dossier/vocabulary.ts';

export type Path = readonly (string | number)[];

/** What a field takes. A place is two positions: start and end. */
export type Expected = 'text' | 'whole-number' | 'list' | 'fields' | 'place';
export type Found = 'text' | 'number' | 'truth-value' | 'nothing' | 'list' | 'fields';
export type Referent = 'party' | 'speaker' | 'party-or-speaker' | 'source' | 'claim' | 'role';

/** What is wrong with the text as YAML. */
export type YamlProblem =
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'too-many-parts' }
  | { readonly code: 'not-utf-8' }
  /** `detail` is the YAML parser's own, in English. */
  | { readonly code: 'syntax'; readonly detail: string }
  | { readonly code: 'tab' }
  | { readonly code: 'several-documents' }
  | { readonly code: 'other-yaml-version' }
  | { readonly code: 'too-deep' }
  | { readonly code: 'tag' }
  | { readonly code: 'anchor'; readonly name: string }
  | { readonly code: 'alias'; readonly name: string }
  | { readonly code: 'doubled-field'; readonly field: string; readonly firstLine: number };

/** What is wrong with one field, seen by itself. */
export type ShapeProblem =
  | {
      readonly code: 'unknown-field';
      readonly field: string;
      readonly nearest: string | null;
      readonly known: readonly string[];
    }
  | { readonly code: 'missing-field'; readonly field: string }
  /** `written` is what stands in the file, where it is one word or number. */
  | {
      readonly code: 'wrong-kind';
      readonly expected: Expected;
      readonly found: Found;
      readonly written: string | null;
    }
  | {
      readonly code: 'not-one-of';
      readonly written: string;
      readonly allowed: readonly string[];
      readonly nearest: string | null;
    }
  | { readonly code: 'too-low'; readonly minimum: number }
  | { readonly code: 'too-high'; readonly maximum: number }
  | { readonly code: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'empty-list' }
  | { readonly code: 'too-many'; readonly limit: number }
  | { readonly code: 'empty-text' }
  /** A line break or a control character in it, or a blank around it. */
  | { readonly code: 'not-one-line' }
  /** As in `U+0007`: neither a letter nor a line break, and nothing that could be shown. */
  | { readonly code: 'control-character'; readonly character: string }
  | { readonly code: 'bad-key'; readonly written: string }
  | { readonly code: 'bad-date'; readonly written: string }
  | {
      readonly code: 'bad-address';
      readonly reason: 'not-an-address' | 'not-https' | 'credentials' | 'internal';
    }
  | { readonly code: 'bad-language'; readonly written: string }
  | { readonly code: 'bad-sha256' };

/** What is wrong between fields that are each right. */
export type ContentProblem =
  | {
      readonly code: 'taken';
      readonly what: 'party-or-speaker' | 'source' | 'claim' | 'role';
      readonly value: string;
      readonly firstLine: number;
    }
  | {
      readonly code: 'unknown-reference';
      readonly what: Referent;
      readonly value: string;
      readonly nearest: string | null;
    }
  | { readonly code: 'parent-cycle'; readonly chain: readonly string[] }
  | { readonly code: 'source-needed'; readonly sources: readonly string[] }
  | { readonly code: 'half-digest'; readonly missing: 'sha256' | 'normalization' }
  | { readonly code: 'until-before-happened' }
  | { readonly code: 'said-after-until'; readonly said: string; readonly until: string }
  | { readonly code: 'quotations-needed'; readonly wording: 'direct' | 'mixed' }
  | { readonly code: 'quotations-unexpected' }
  | { readonly code: 'no-words' }
  | { readonly code: 'claim-words-too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'straight-quotation-mark' }
  | { readonly code: 'unpaired-quotation-mark' }
  | { readonly code: 'words-not-quoted'; readonly words: string; readonly nearest: string | null }
  | { readonly code: 'empty-place'; readonly start: number; readonly end: number }
  | {
      readonly code: 'outside-passage';
      readonly start: number;
      readonly end: number;
      readonly passage: readonly [number, number];
    }
  /** A quotation's words, looked up in the excerpt of their claim: it has others; the nearest of them are for showing only. */
  | { readonly code: 'words-differ'; readonly nearest: string | null }
  /** It has them, but not in quotation marks. */
  | { readonly code: 'not-quoted' }
  /** They are two quotations or more: what it has in each pair of marks. */
  | { readonly code: 'joined'; readonly parts: readonly string[] }
  /** It has them several times. */
  | { readonly code: 'ambiguous'; readonly starts: readonly number[] }
  /** It has them, but not where the file says. */
  | { readonly code: 'misplaced'; readonly starts: readonly number[] }
  /** The marks around the words are given as if they belonged to them. */
  | { readonly code: 'marks-around' }
  /** A place is not in the excerpt, which has this many code points. */
  | { readonly code: 'out-of-range'; readonly length: number }
  | { readonly code: 'cuts-word' }
  /** This means something only of words whose place is given, or an excerpt that has them. */
  | { readonly code: 'place-needed'; readonly field: 'passage' | 'at' }
  | { readonly code: 'checked-in-future'; readonly today: string }
  | { readonly code: 'relation-kind'; readonly found: readonly RelationKind[] }
  | { readonly code: 'relation-basis'; readonly found: 'neither' | 'both' }
  | { readonly code: 'relation-to-itself' }
  | { readonly code: 'doubled-relation'; readonly firstLine: number }
  | { readonly code: 'contradiction'; readonly kind: RelationKind; readonly firstLine: number }
  | {
      readonly code: 'relates-to-later';
      readonly kind: RelationKind;
      readonly from: { readonly number: number; readonly said: string };
      readonly to: { readonly number: number; readonly said: string };
    };

/** What can be read in: a dossier's file, a table of claims, a review. */
export const importFormats = ['yaml', 'csv', 'json'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What is wrong with a file that was handed in, or with a table or a review in it. */
export type ExchangeProblem =
  /** It is no text: the name says otherwise. */
  | { readonly code: 'not-text'; readonly found: 'utf-16' | 'binary' }
  /** A text of a kind that can't be read in. */
  | { readonly code: 'unknown-format' }
  /** Its content is of another kind than its name says. */
  | { readonly code: 'other-format'; readonly named: ImportFormat; readonly found: ImportFormat }
  /** A table is read into a dossier that is there, and none was named. */
  | { readonly code: 'dossier-needed' }
  /** `detail` is the parser's own, in English. */
  | { readonly code: 'bad-table' | 'bad-json'; readonly detail: string }
  | { readonly code: 'doubled-column'; readonly field: string }
  | { readonly code: 'too-many-cells'; readonly cells: number; readonly columns: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'number-twice'; readonly number: string; readonly firstLine: number }
  /** Several speakers or parties have that name. */
  | { readonly code: 'ambiguous-name'; readonly value: string; readonly keys: readonly string[] }
  /** The dossier has that source with something else there. */
  | { readonly code: 'source-differs'; readonly source: string; readonly known: string | null }
  /** Not as in `rebuts 5; answers 7`. */
  | { readonly code: 'bad-relation'; readonly written: string }
  | { readonly code: 'no-claim-review' };

export type Problem = YamlProblem | ShapeProblem | ContentProblem | ExchangeProblem;

/** Where a field stands in its file. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** As in `claims[3].quotations[0].words`, counted from 0; empty for the file as a whole. */
  readonly path: string;
  /** The number or key of the list's entry that the field is in, where it has one. */
  readonly entry: string | null;
}

/** One thing that is wrong in a dossier's file, and where. */
export type Fault = { readonly file: string } & Place & Problem;

/** A problem on its way to become a `Fault`. */
export interface Finding {
  readonly path: Path;
  readonly problem: Problem;
  /** Where it is if the path alone does not tell: an offset in the text. */
  readonly offset?: number;
}
