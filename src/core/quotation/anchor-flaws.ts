import type { Anchor, Quotation } from '../dossier/dossier.ts';
import { beside, type Context, contextFlaw, type Side } from './context.ts';
import { describeAnchor } from './describe-anchor.ts';
import { type DifferencePart, difference } from './difference.ts';
import { cutsWords, findWords } from './find-words.ts';
import { nearestPlace } from './nearest.ts';
import { normalise } from './normalise.ts';
import type { Normalised } from './normalised.ts';
import { sameWords } from './occurrences.ts';
import type { Place } from './place.ts';
import { pairAround, quotedParts } from './quoted-spans.ts';
import type { SourceText } from './source-text.ts';

/** One thing about an anchor that does not hold in its source. */
export type AnchorFlaw =
  /** Not a stretch of the text, which has this many code points. */
  | { readonly code: 'out-of-range'; readonly length: number }
  /** The source has the words, but elsewhere. */
  | { readonly code: 'misplaced'; readonly found: string; readonly places: readonly Place[] }
  /**
   * The source does not have the words. `found` is what stands at the anchor; `difference` compares with `nearest`, or with
   * `found` where nothing is like the words.
   */
  | {
      readonly code: 'words-differ';
      readonly found: string;
      readonly nearest: Place | null;
      readonly difference: readonly DifferencePart[];
    }
  | { readonly code: 'cuts-word' }
  | { readonly code: 'not-quoted' }
  /** Two quotations or more: what it holds of each pair of marks. */
  | { readonly code: 'joined'; readonly parts: readonly Place[] }
  /** The quotation is in none of the passages of its claim. */
  | { readonly code: 'outside-passage' }
  /** Something else stands before or after it than the anchor says. */
  | { readonly code: 'context-differs'; readonly side: Side; readonly found: string }
  /** The same words stand elsewhere too; this context would tell them apart. */
  | { readonly code: 'ambiguous'; readonly context: Context };

/** What does not hold of a quotation's anchor, or of its words where it points. Without any passage, it may be anywhere. */
export function quotationFlaws(
  source: SourceText,
  { exact, anchor }: Quotation & { readonly anchor: Anchor },
  passages: readonly Anchor[],
): AnchorFlaw[] {
  const { text, pairs } = source;
  const range = rangeFlaws(text, anchor);
  const found = range.length === 0 ? text.slice(anchor.start, anchor.end) : '';
  const words = normalise(exact).text;
  if (words === '' || !sameWords(words, found)) return [...range, wordsFlaw(text, words, found)];
  const flaws = placeFlaws(text, anchor);
  if (pairAround(pairs, anchor) === null) {
    const parts = quotedParts(pairs, anchor);
    flaws.push(parts.length > 1 ? { code: 'joined', parts } : { code: 'not-quoted' });
  }
  if (passages.length > 0 && !passages.some(({ start, end }) => start <= anchor.start && anchor.end <= end))
    flaws.push({ code: 'outside-passage' });
  flaws.push(...ambiguityFlaws(text, anchor));
  return flaws;
}

/** What does not hold of an anchor by itself. */
export function passageFlaws(text: Normalised, anchor: Anchor): AnchorFlaw[] {
  const range = rangeFlaws(text, anchor);
  return range.length > 0 ? range : placeFlaws(text, anchor);
}

function rangeFlaws({ length }: Normalised, { start, end }: Place): AnchorFlaw[] {
  const isRange =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  return isRange ? [] : [{ code: 'out-of-range', length }];
}

function placeFlaws(text: Normalised, anchor: Anchor): AnchorFlaw[] {
  const flaws: AnchorFlaw[] = [];
  if (cutsWords(text, anchor)) flaws.push({ code: 'cuts-word' });
  const side = contextFlaw(text, anchor, anchor);
  if (side !== null) {
    const units = normalise(anchor[side] ?? '').text.length;
    flaws.push({ code: 'context-differs', side, found: beside(text, anchor, side, units) });
  }
  return flaws;
}

function wordsFlaw(text: Normalised, words: string, found: string): AnchorFlaw {
  const places = findWords(text, words);
  if (places.length > 0) return { code: 'misplaced', found, places };
  const nearest = nearestPlace(text, words);
  const compared = nearest === null ? found : text.slice(nearest.start, nearest.end);
  return { code: 'words-differ', found, nearest, difference: difference(words, compared) };
}

function ambiguityFlaws(text: Normalised, anchor: Anchor): AnchorFlaw[] {
  const rivals = findWords(text, text.slice(anchor.start, anchor.end)).filter(
    (place) => place.start !== anchor.start && contextFlaw(text, place, anchor) === null,
  );
  if (rivals.length === 0) return [];
  const context = describeAnchor(text, anchor);
  return Object.keys(context).length > 0 ? [{ code: 'ambiguous', context }] : [];
}
