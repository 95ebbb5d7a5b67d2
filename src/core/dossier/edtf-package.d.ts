// The package ships no types; these are the parts of its syntax tree that edtf.ts reads.
declare module 'edtf' {
  /** `approximate` and `uncertain` are bit masks from level 2 on; `unspecified` stands for digits written as X. */
  export interface ParsedDate {
    readonly type: 'Date';
    readonly level: number;
    /** Year, month from 0, day; more of them for a time of day. */
    readonly values: readonly number[];
    readonly approximate?: boolean | number;
    readonly uncertain?: boolean | number;
    readonly unspecified?: number;
  }
  export interface ParsedInterval {
    readonly type: 'Interval';
    readonly level: number;
    /** Null for an open or unknown end. */
    readonly values: readonly [Parsed | null, Parsed | null];
  }
  interface ParsedOther {
    readonly type: 'Year' | 'Decade' | 'Century' | 'Season' | 'List' | 'Set';
    readonly level: number;
  }
  export type Parsed = ParsedDate | ParsedInterval | ParsedOther;
  /** Throws on anything that is no EDTF. */
  export function parse(text: string): Parsed;
}
