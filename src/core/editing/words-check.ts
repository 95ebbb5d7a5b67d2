import type { Quotation } from '../dossier/dossier.ts';
import { describeAnchor } from '../quotation/describe-anchor.ts';
import { type DifferencePart, difference } from '../quotation/difference.ts';
import { type Finding, findQuotation, findQuotationsInOrder } from '../quotation/find-quotation.ts';
import { normalise } from '../quotation/normalise.ts';
import type { Place } from '../quotation/place.ts';
import { readSource, type SourceText } from '../quotation/source-text.ts';
import { curlyMarks, linesOf, oneLine } from './typed-fields.ts';

/** Words that were typed as a quotation and don't stand so in the excerpt. */
export interface WordsFlaw {
  readonly typed: string;
  readonly kind: Exclude<Finding['kind'], 'found' | 'empty' | 'elsewhere'>;
  /** What was typed against what the excerpt has in its nearest place; null where nothing is near. */
  readonly difference: readonly DifferencePart[] | null;
}

export interface CheckedWords {
  /** The statement, with its quotations as the excerpt has them. */
  readonly statement: string;
  readonly quotations: readonly Quotation[];
  readonly flaws: readonly WordsFlaw[];
  /** Whether something stands in quotation marks in the statement. */
  readonly isMixed: boolean;
}

/** What of the statement stands in quotation marks, and what else was given as a quotation, looked up in the excerpt. */
export function checkWords(typed: {
  readonly statement: string;
  readonly quotations: string;
  readonly excerpt: string;
}): CheckedWords {
  const statement = curlyMarks(oneLine(typed.statement));
  const inStatement = [...statement.matchAll(/“([^”]+)”/gu)].map((match) => match[1] ?? '');
  const listed = linesOf(typed.quotations).map(withoutMarks);
  const words = [...listed, ...inStatement.filter((one) => !listed.some((other) => sameWords(one, other)))];
  if (typed.excerpt.trim() === '')
    return {
      statement,
      quotations: words.map((exact) => ({ exact, anchor: null })),
      flaws: [],
      isMixed: inStatement.length > 0,
    };
  const source = readSource(typed.excerpt);
  const findings = findQuotationsInOrder(source, words);
  const found = new Map<string, Quotation>();
  const flaws: WordsFlaw[] = [];
  for (const [nth, finding] of findings.entries()) {
    const one = words[nth] ?? '';
    if (finding.kind === 'found') found.set(keyOf(one), quotationAt(source, finding));
    else flaws.push(flawOf(source, one, finding));
  }
  return {
    statement: statement.replace(/“([^”]+)”/gu, (whole, one: string) => {
      const quotation = found.get(keyOf(one));
      return quotation === undefined ? whole : `“${quotation.exact}”`;
    }),
    quotations: words.flatMap((one) => found.get(keyOf(one)) ?? []),
    flaws,
    isMixed: inStatement.length > 0,
  };
}

/** Words as the excerpt has them, on one line; marks nested in them are single ones, so that they can stand in a statement. */
function quotationAt({ text }: SourceText, { start, end }: Place): Quotation {
  const { from, to } = text.toOriginal({ start, end });
  const exact = oneLine(text.original.slice(from, to))
    .replace(/[“„«]/gu, '‘')
    .replace(/[”»]/gu, '’')
    .replace(/(^|[\s(])"/gu, '$1‘')
    .replace(/"/gu, '’');
  return { exact, anchor: { start, end, ...describeAnchor(text, { start, end }) } };
}

function flawOf(source: SourceText, typed: string, finding: Exclude<Finding, { kind: 'found' }>): WordsFlaw {
  switch (finding.kind) {
    case 'absent': {
      const { nearest } = finding;
      const words = nearest === null ? null : source.text.slice(nearest.start, nearest.end);
      return { typed, kind: 'absent', difference: words === null ? null : difference(typed, words) };
    }
    case 'ambiguous':
    case 'unquoted':
    case 'joined':
      return { typed, kind: finding.kind, difference: null };
    case 'elsewhere':
    case 'empty':
      // Nothing was said of where, and empty lines are none.
      return { typed, kind: 'absent', difference: null };
    default:
      return finding satisfies never;
  }
}

function withoutMarks(words: string): string {
  return /^["“„«]([^"“”„«»]*)["”“»]$/u.exec(words)?.[1]?.trim() ?? words;
}

function keyOf(words: string): string {
  return normalise(words).text;
}

function sameWords(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

/** Where words stand in an excerpt, in quotation marks or not; null if they don't, or in several places. */
export function placeOf(excerpt: string, typed: string): Place | null {
  const source = readSource(excerpt);
  const finding = findQuotation(source, typed);
  if (finding.kind === 'found') return { start: finding.start, end: finding.end };
  const [only, ...others] = finding.kind === 'unquoted' ? finding.places : [];
  return only === undefined || others.length > 0 ? null : only;
}
