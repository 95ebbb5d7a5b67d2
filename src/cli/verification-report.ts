import type { DossierContent, SourceKey } from '../core/dossier/dossier.ts';
import type { DossierFile } from '../core/dossier-file/read-dossier-file.ts';
import type { AnchorFlaw } from '../core/quotation/anchor-flaws.ts';
import { type Verification, verifyAnchors } from '../core/quotation/verify-anchors.ts';
import type { Texts } from '../texts/catalogue.ts';
import { describeFlaw } from '../views/anchor-flaw.ts';
import { placeName } from '../views/dossier-fault.ts';
import { cutLegibly } from '../views/legible.ts';
import { anchorPath } from './anchor-path.ts';
import { compared, differenceLines } from './difference-lines.ts';

type ReadFile = Extract<DossierFile, { ok: true }>;

/** Unused pairs of quotation marks are shown to be recognised, not to be read; in code points. */
const MAX_PAIR_SHOWN = 100;

export interface Report {
  /** Of the file from its sources' texts. */
  readonly differences: number;
  readonly lines: readonly string[];
}

/** How much of a dossier is quoted from these sources, or stands in them. */
function counts({ claims, relations }: DossierContent, keys: ReadonlySet<SourceKey>) {
  const own = claims.filter(({ source }) => keys.has(source));
  const numbers = new Set(own.map(({ number }) => number));
  return [
    own.reduce((sum, { quotations }) => sum + quotations.filter(({ anchor }) => anchor !== null).length, 0),
    own.reduce((sum, { passage, also }) => sum + (passage === null ? 0 : 1) + also.length, 0),
    relations.filter(({ from }) => numbers.has(from)).length,
  ] as const;
}

/** What the file alone tells, nothing compared. */
export function consistencyLine(name: string, { content }: ReadFile, { verify: t }: Texts): string {
  return t.consistent(name, ...counts(content, new Set(content.sources.map(({ key }) => key))));
}

function digestReport(
  { digest, faults }: Verification,
  key: SourceKey,
  place: string,
  { verify: t }: Texts,
): Report {
  const { declared, actual } = digest;
  if (declared === null) {
    return { differences: 0, lines: [t.noDigest(key, actual.sha256, actual.normalization)] };
  }
  switch (digest.outcome) {
    case 'incomparable':
      return {
        differences: 1,
        lines: [`${place}: ${t.otherNormalization(declared.normalization, actual.normalization)}`],
      };
    case 'different': {
      const has = (code: AnchorFlaw['code']) => faults.some(({ flaw }) => flaw.code === code);
      const moved = has('misplaced') && !has('words-differ');
      const verdict = faults.length === 0 ? t.otherDigestHolds : moved ? t.otherDigestMoved : t.otherDigest;
      return {
        differences: 1,
        lines: [`${place}: ${verdict}`, ...compared(declared.sha256, actual.sha256, false)],
      };
    }
    case 'same':
    case 'undeclared':
      return { differences: 0, lines: [] };
  }
}

function pairLines({ source, unaccounted }: Verification, key: SourceKey, { verify: t }: Texts): string[] {
  const pairs = source.pairs.length;
  if (unaccounted.length === 0) return [t.allPairsUsed(key, pairs)];
  return [
    t.unusedPairs(key, pairs, unaccounted.length),
    ...unaccounted.map(({ start, end }) =>
      t.unusedPair(start, cutLegibly(source.text.slice(start, end), MAX_PAIR_SHOWN)),
    ),
  ];
}

/** Compares a dossier's file with the texts of its sources, or of some of them. */
export function verificationReport(
  name: string,
  { content, placeOf }: ReadFile,
  texts: ReadonlyMap<SourceKey, string>,
  colour: boolean,
  t: Texts,
): Report {
  const differing: string[] = [];
  const informing: string[] = [];
  let differences = 0;
  for (const [key, original] of texts) {
    const verification = verifyAnchors(content, key, original);
    const index = content.sources.findIndex((source) => source.key === key);
    const place = placeName({ file: name, ...placeOf(['sources', index, 'sha256']) }, t);
    const digest = digestReport(verification, key, place, t);
    differences += digest.differences + verification.faults.length;
    (digest.differences > 0 ? differing : informing).push(...digest.lines);
    for (const fault of verification.faults) {
      const { of, anchor, flaw } = fault;
      const claim = of.kind === 'relation' ? of.relation.from : of.claim;
      const text = verification.texts.get(claim) ?? verification.source;
      const where = placeName({ file: name, ...placeOf(anchorPath(content, fault)) }, t);
      differing.push(`${where}: ${describeFlaw(anchor, flaw, t)}`);
      differing.push(...differenceLines(of, anchor, flaw, text, colour));
    }
    informing.push(...pairLines(verification, key, t));
  }
  const keys = [...texts.keys()].map(t.verify.source);
  const left = content.sources.filter(({ key }) => !texts.has(key)).map(({ key }) => t.verify.source(key));
  if (left.length > 0) informing.push(t.verify.notCompared(left));
  const verdict =
    differences > 0
      ? t.verify.differs(name, differences, keys)
      : t.verify.verified(name, ...counts(content, new Set(texts.keys())), keys);
  return { differences, lines: [...differing, verdict, ...informing] };
}
