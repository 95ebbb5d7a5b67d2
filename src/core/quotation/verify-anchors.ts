import type {
  Anchor,
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

/** What in a dossier points into a source. */
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
  readonly digest: DigestComparison;
  /** In the dossier's order: claims, their passages before their quotations, then relations. Empty if every anchor holds. */
  readonly faults: readonly AnchorFault[];
  /** The pairs of quotation marks in the source that no quotation of the dossier is from: headings, or what was left out. */
  readonly unaccounted: readonly QuotedSpan[];
}

/**
 * Checks everything that a dossier anchors in one of its sources against that source's text.
 * A relation's passage is in the source of the claim that it comes from.
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
  const numbers = new Set(own.map(({ number }) => number));
  const faults = [
    ...own.flatMap(({ number, passage, also, quotations }) => [
      ...[passage, ...also].flatMap((anchor) =>
        faultsOf({ kind: 'passage', claim: number }, anchor, passageFlaws(source.text, anchor)),
      ),
      ...quotations.flatMap((quotation) =>
        faultsOf(
          { kind: 'quotation', claim: number, exact: quotation.exact },
          quotation.anchor,
          quotationFlaws(source, quotation, [passage, ...also]),
        ),
      ),
    ]),
    ...relations.flatMap(({ kind, from, to, passage }) =>
      passage === null || !numbers.has(from)
        ? []
        : faultsOf(
            { kind: 'relation', relation: { kind, from, to } },
            passage,
            passageFlaws(source.text, passage),
          ),
    ),
  ];
  const quoted = own.flatMap(({ quotations }) => quotations);
  return {
    source,
    digest: compareDigest(declared, source),
    faults,
    unaccounted: unaccounted(source, quoted),
  };
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
    quotations
      .filter(({ exact, anchor }) => sameWords(normalise(exact).text, text.slice(anchor.start, anchor.end)))
      .map(({ anchor }) => pairAround(pairs, anchor)),
  );
  return pairs.filter((pair) => !accounted.has(pair));
}
