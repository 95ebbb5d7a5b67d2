import type { Quotation } from './dossier.ts';

export type StatementPart = { readonly text: string } | { readonly quotation: Quotation };

/**
 * Splits a claim's summary at what stands in it between “ and ”.
 * Whatever is set as a quotation there is one of the claim's own, checked ones: `unmatched` lists the words that are not.
 */
export function statementParts(
  summary: string,
  quotations: readonly Quotation[],
): { readonly parts: readonly StatementPart[]; readonly unmatched: readonly string[] } {
  const parts: StatementPart[] = [];
  const unmatched: string[] = [];
  let from = 0;
  for (const match of summary.matchAll(/“([^”]*)”/gu)) {
    const words = match[1] ?? '';
    const quotation = quotations.find(({ exact }) => exact === words);
    if (quotation === undefined) {
      unmatched.push(words);
      continue;
    }
    if (match.index > from) parts.push({ text: summary.slice(from, match.index) });
    parts.push({ quotation });
    from = match.index + match[0].length;
  }
  if (from < summary.length) parts.push({ text: summary.slice(from) });
  return { parts, unmatched };
}
