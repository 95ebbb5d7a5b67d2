import type {
  Anchor,
  Claim,
  ClaimNumber,
  DossierContent,
  Quotation,
  Relation,
  Source,
  SourceKey,
} from '../dossier/dossier.ts';
import { type AnchorFlaw, passageFlaws, quotationFlaws } from './anchor-flaws.ts';
import { digestOf } from './digest.ts';
import { NORMALIZATION, normalise } from './normalise.ts';
import { sameWords } from './occurrences.ts';
import { pairAround, type QuotedSpan } from './quoted-spans.ts';
import { readSource, type SourceText } from './source-text.ts';

/** What in a dossier points into a source, or into an excerpt of it. */
export type Anchored =
  | { readonly kind: 'passage'; readonly claim: ClaimNumber }
  | { readonly kind: 'quotation'; readonly claim: ClaimNumber; readonly exact: string }
  | { readonly kind: 'relation'; readonly relation: Pick<Relation, 'kind' | 'from' | 'to'> };

export interface AnchorFault {
  readonly of: Anchored;
  readonly anchor: Anchor;
  readonly flaw: AnchorFlaw;
}

export interface DigestComparison {
  /** `incomparable`: the dossier's digest is of another normalisation's text. `undeclared`: it has none. */
  readonly outcome: 'same' | 'different' | 'incomparable' | 'undeclared';
  readonly declared: Source['digest'];
  readonly actual: NonNullable<Source['digest']>;
}

export interface Verification {
  readonly source: SourceText;
  /** What the anchors of each claim point into: the source, or the claim's excerpt. */
  readonly texts: ReadonlyMap<ClaimNumber, SourceText>;
  readonly digest: DigestComparison;
  /** In the dossier's order: claims, their passages before their quotations, then relations. Empty if every anchor holds. */
  readonly faults: readonly AnchorFault[];
  /** The pairs of quotation marks in the source that no quotation of the dossier is from: headings, or what was left out. */
  readonly unaccounted: readonly QuotedSpan[];
}

/**
 * Checks everything that a dossier anchors in one of its sources against that source's text, and what it anchors in an excerpt
 * of that source against the excerpt. A relation's passage is where the claim that it comes from has its own.
 * @throws RangeError if the dossier has no such source.
 */
export function verifyAnchors(
  { sources, claims, relations }: Pick<DossierContent, 'sources' | 'claims' | 'relations'>,
  key: SourceKey,
  original: string,
): Verification {
  const declared = sources.find((source) => source.key === key);
  if (declared === undefined) throw new RangeError(`no such source: ${key}`);
  const source = readSource(original);
  const own = claims.filter((claim) => claim.source === key);
  const texts = new Map(
    own.map(({ number, excerpt }) => [number, excerpt === null ? source : readSource(excerpt)]),
  );
  const faults = [
    ...own.flatMap((claim) => claimFaults(claim, texts.get(claim.number) ?? source)),
    ...relations.flatMap((relation) => relationFaults(relation, texts.get(relation.from))),
  ];
  const quoted = own.flatMap(({ excerpt, quotations }) => (excerpt === null ? quotations : []));
  return {
    source,
    texts,
    digest: compareDigest(declared, source),
    faults,
    unaccounted: unaccounted(source, quoted),
  };
}

function claimFaults({ number, passage, also, quotations }: Claim, text: SourceText): AnchorFault[] {
  const passages = passage === null ? also : [passage, ...also];
  return [
    ...passages.flatMap((anchor) =>
      faultsOf({ kind: 'passage', claim: number }, anchor, passageFlaws(text.text, anchor)),
    ),
    ...quotations.flatMap(({ exact, anchor }) => {
      if (anchor === null) return [];
      const flaws = quotationFlaws(text, { exact, anchor }, passages);
      return faultsOf({ kind: 'quotation', claim: number, exact }, anchor, flaws);
    }),
  ];
}

/** None if the claim that it comes from is another source's. */
function relationFaults({ kind, from, to, passage }: Relation, text: SourceText | undefined): AnchorFault[] {
  if (passage === null || text === undefined) return [];
  return faultsOf(
    { kind: 'relation', relation: { kind, from, to } },
    passage,
    passageFlaws(text.text, passage),
  );
}

function faultsOf(of: Anchored, anchor: Anchor, flaws: readonly AnchorFlaw[]): AnchorFault[] {
  return flaws.map((flaw) => ({ of, anchor, flaw }));
}

function compareDigest({ digest: declared }: Source, { text }: SourceText): DigestComparison {
  const actual = { sha256: digestOf(text), normalization: NORMALIZATION };
  if (declared === null) return { outcome: 'undeclared', declared, actual };
  if (declared.normalization !== NORMALIZATION) return { outcome: 'incomparable', declared, actual };
  return { outcome: declared.sha256 === actual.sha256 ? 'same' : 'different', declared, actual };
}

function unaccounted({ text, pairs }: SourceText, quotations: readonly Quotation[]): QuotedSpan[] {
  const accounted = new Set(
    quotations.flatMap(({ exact, anchor }) =>
      anchor !== null && sameWords(normalise(exact).text, text.slice(anchor.start, anchor.end))
        ? [pairAround(pairs, anchor)]
        : [],
    ),
  );
  return pairs.filter((pair) => !accounted.has(pair));
}
