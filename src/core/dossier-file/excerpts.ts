import { type Finding as Found, findQuotation, findQuotationsInOrder } from '../quotation/find-quotation.ts';
import { cutsWords } from '../quotation/find-words.ts';
import { normalise } from '../quotation/normalise.ts';
import { sameWords } from '../quotation/occurrences.ts';
import type { Place } from '../quotation/place.ts';
import { readSource, type SourceText } from '../quotation/source-text.ts';
import type { ContentProblem, Finding, Path } from './fault.ts';
import { MAX_CLAIMS, MAX_EXCERPT_FAULTS, MAX_QUOTATIONS, maxLength } from './limits.ts';
import type { SalvagedClaim, SalvagedDossier } from './names.ts';

/** A claim's excerpt, with where each of its quotations is in it; null for one that can't be looked up. */
export interface Excerpt {
  readonly source: SourceText;
  readonly found: readonly (Found | null)[];
}

/** By the claim's place in the file's list. */
export type Excerpts = ReadonlyMap<number, Excerpt>;

type SalvagedQuotation = NonNullable<NonNullable<SalvagedClaim['quotations']>[number]>;

/** Words whose place is told are looked up there; the others stand in their order. */
function lookUp(excerpt: string, quotations: readonly (SalvagedQuotation | undefined)[]): Excerpt {
  const source = readSource(excerpt);
  const inOrder = findQuotationsInOrder(
    source,
    quotations.map((quotation) => quotation?.words ?? ''),
  );
  const found = quotations.map((quotation, nth) => {
    if (quotation?.words === undefined) return null;
    const { words, at, prefix, suffix } = quotation;
    if (at === undefined && prefix === undefined && suffix === undefined) return inOrder[nth] ?? null;
    return findQuotation(source, words, {
      ...(at !== undefined && { start: at }),
      ...(prefix !== undefined && { prefix }),
      ...(suffix !== undefined && { suffix }),
    });
  });
  return { source, found };
}

/** What is told as too long or too many, and would take long. */
function isTooLong(excerpt: string, quotations: readonly unknown[]): boolean {
  // A code point takes two code units at most.
  return excerpt.length > 2 * maxLength.excerpt || quotations.length > MAX_QUOTATIONS;
}

/** Looks up what the claims with an excerpt quote; stops once `MAX_EXCERPT_FAULTS` quotations are not found. */
export function lookUpExcerpts({ claims }: SalvagedDossier): Excerpts {
  const excerpts = new Map<number, Excerpt>();
  let missing = 0;
  for (const [index, claim] of (claims ?? []).slice(0, MAX_CLAIMS).entries()) {
    const quotations = claim?.quotations ?? [];
    if (claim?.excerpt === undefined || isTooLong(claim.excerpt, quotations)) continue;
    if (missing > MAX_EXCERPT_FAULTS) break;
    const excerpt = lookUp(claim.excerpt, quotations);
    missing += excerpt.found.filter((found) => found !== null && found.kind !== 'found').length;
    excerpts.set(index, excerpt);
  }
  return excerpts;
}

function starts(places: readonly Place[]): number[] {
  return places.map(({ start }) => start);
}

function wordsProblem({ text }: SourceText, words: string, found: Found): ContentProblem | null {
  const shown = ({ start, end }: Place) => text.slice(start, end);
  switch (found.kind) {
    case 'found':
      return sameWords(normalise(words).text, shown(found)) ? null : { code: 'marks-around' };
    case 'absent':
      return { code: 'words-differ', nearest: found.nearest === null ? null : shown(found.nearest) };
    case 'unquoted':
      return { code: 'not-quoted' };
    case 'joined':
      return { code: 'joined', parts: found.parts.map(shown) };
    case 'ambiguous':
      return { code: 'ambiguous', starts: starts(found.places) };
    case 'elsewhere':
      return { code: 'misplaced', starts: starts(found.places) };
    case 'empty':
      return { code: 'no-words' };
    default:
      return found satisfies never;
  }
}

/** What is wrong with a place that the file gives in an excerpt; an empty one is told elsewhere. */
export function placeInExcerpt(
  { source: { text } }: Excerpt,
  [start, end]: readonly [(number | undefined)?, (number | undefined)?],
  path: Path,
): Finding[] {
  if (start === undefined || end === undefined || start >= end) return [];
  if (end > text.length) return [{ path, problem: { code: 'out-of-range', length: text.length } }];
  return cutsWords(text, { start, end }) ? [{ path, problem: { code: 'cuts-word' } }] : [];
}

/** What of a claim does not stand in its excerpt as the file has it. */
export function excerptFindings(claim: SalvagedClaim, excerpt: Excerpt, path: Path): Finding[] {
  const findings: Finding[] = [];
  for (const [nth, found] of excerpt.found.entries()) {
    const words = claim.quotations?.[nth]?.words;
    const problem = found && words !== undefined ? wordsProblem(excerpt.source, words, found) : null;
    // Words that are none are told with the other quotations.
    if (problem === null || problem.code === 'no-words') continue;
    const field = problem.code === 'misplaced' && claim.quotations?.[nth]?.at !== undefined ? 'at' : 'words';
    findings.push({ path: [...path, 'quotations', nth, field], problem });
  }
  return [
    ...findings,
    ...placeInExcerpt(excerpt, claim.passage ?? [], [...path, 'passage']),
    ...(claim.also ?? []).flatMap((place, nth) =>
      placeInExcerpt(excerpt, place ?? [], [...path, 'also', nth]),
    ),
  ];
}
