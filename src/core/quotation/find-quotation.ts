import { type Context, contextFlaw } from './context.ts';
import { findWords } from './find-words.ts';
import { joinedParts } from './joined-parts.ts';
import { nearestPlace } from './nearest.ts';
import { normalise } from './normalise.ts';
import type { Place } from './place.ts';
import { pairAround, quotedParts, quotedSpans } from './quoted-spans.ts';
import type { SourceText } from './source-text.ts';

/** What is known of where a quotation stands: all that is given must hold. */
export interface Whereabouts extends Context {
  readonly start?: number;
}

/** Whether a source has certain words in quotation marks, and where. */
export type Finding =
  | ({ readonly kind: 'found' } & Place)
  /** Several quotations of the source say it, and what is known does not decide. */
  | { readonly kind: 'ambiguous'; readonly places: readonly Place[] }
  /** The source quotes the words, but not where they were said to stand. */
  | { readonly kind: 'elsewhere'; readonly places: readonly Place[] }
  /** The words are there, but not in quotation marks. */
  | { readonly kind: 'unquoted'; readonly places: readonly Place[] }
  /** These are two quotations or more: the words are those of several pairs of marks. */
  | { readonly kind: 'joined'; readonly parts: readonly Place[] }
  /** Not there, letter for letter, as whole words. `nearest` is for showing only. */
  | { readonly kind: 'absent'; readonly nearest: Place | null }
  /** There are no words to find. */
  | { readonly kind: 'empty' };

/**
 * Looks for a quotation: letter for letter under the normalisation, case included, beginning and ending with whole words
 * (`beginsInWord` and `endsInWord` say what those are), within one pair of quotation marks. Marks typed around the words don't
 * belong to them, and which kind of mark is nested in them doesn't matter. Takes time linear in both lengths.
 */
export function findQuotation(source: SourceText, typed: string, whereabouts: Whereabouts = {}): Finding {
  const words = withoutOuterMarks(typed);
  if (words === '') return { kind: 'empty' };
  const places = findWords(source.text, words);
  const quoted = places.filter((place) => pairAround(source.pairs, place) !== null);
  if (quoted.length === 0) return whyNotQuoted(source, words, places);
  const fitting = quoted.filter((place) => fits(source, place, whereabouts));
  const [only] = fitting;
  if (only === undefined) return { kind: 'elsewhere', places: quoted };
  return fitting.length > 1 ? { kind: 'ambiguous', places: fitting } : { kind: 'found', ...only };
}

/**
 * Looks for quotations in the order in which they stand in the source, as the parts of one that its attribution splits
 * (“…,” she said, “…”). Each is found by itself; where that is ambiguous, its neighbours decide if only one lies between them.
 */
export function findQuotationsInOrder(source: SourceText, typed: readonly string[]): Finding[] {
  const findings = typed.map((words) => findQuotation(source, words));
  let from = 0;
  for (const [nth, finding] of findings.entries()) {
    if (finding.kind === 'ambiguous') {
      const to = findings.slice(nth).find(isFound)?.start ?? source.text.length;
      const [only, ...others] = finding.places.filter(({ start, end }) => start >= from && end <= to);
      if (only !== undefined && others.length === 0) findings[nth] = { kind: 'found', ...only };
    }
    const settled = findings[nth];
    if (settled !== undefined && isFound(settled)) from = settled.end;
  }
  return findings;
}

function isFound(finding: Finding): finding is Extract<Finding, { kind: 'found' }> {
  return finding.kind === 'found';
}

function withoutOuterMarks(typed: string): string {
  const words = normalise(typed);
  const [pair, ...others] = quotedSpans(words).filter(({ depth }) => depth === 0);
  if (pair === undefined || others.length > 0) return words.text;
  const around = `${words.slice(0, pair.start)}${words.slice(pair.end)}`;
  return /^["'] ? ?["']$/.test(around) ? words.slice(pair.start, pair.end) : words.text;
}

function whyNotQuoted(source: SourceText, words: string, places: readonly Place[]): Finding {
  const [first] = places;
  const parts = first === undefined ? joinedParts(source, words) : quotedParts(source.pairs, first);
  if (parts !== null && parts.length > 1) return { kind: 'joined', parts };
  if (first !== undefined) return { kind: 'unquoted', places };
  return { kind: 'absent', nearest: nearestPlace(source.text, words) };
}

function fits({ text }: SourceText, place: Place, { start, ...context }: Whereabouts): boolean {
  return (start === undefined || start === place.start) && contextFlaw(text, place, context) === null;
}
