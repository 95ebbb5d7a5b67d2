import { normalise } from './normalise.ts';
import type { Normalised } from './normalised.ts';
import { type QuotedSpan, quotedSpans } from './quoted-spans.ts';

/** A source's text, read once for any number of checks. */
export interface SourceText {
  readonly text: Normalised;
  /** Its pairs of quotation marks, without those nested in others. */
  readonly pairs: readonly QuotedSpan[];
}

export function readSource(original: string): SourceText {
  const text = normalise(original);
  return { text, pairs: quotedSpans(text).filter(({ depth }) => depth === 0) };
}
