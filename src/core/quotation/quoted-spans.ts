import { markOf, surroundingsOf } from './marks.ts';
import type { Normalised } from './normalised.ts';
import { type Opened, OpenMarks } from './open-marks.ts';
import { paragraphEnds } from './paragraphs.ts';
import { partitionPoint } from './partition-point.ts';
import type { Place } from './place.ts';

/** Words in quotation marks, without the marks and a space beside them. */
export interface QuotedSpan extends Place {
  /** How many other pairs of marks are around this one; 0 for a pair on its own. */
  readonly depth: number;
}

/**
 * Every stretch in quotation marks, ordered by where it begins; any two are disjoint or one holds the other.
 * Reads the marks as the original has them: “…”, "…", „…“, ”…”, «…», »…«, 「…」 and their single and nested kinds; where
 * only normalised text is left, their direction has to be told from the spaces around them.
 * An apostrophe opens nothing, an unclosed mark quotes nothing. A quotation of several paragraphs, each opened anew and only
 * the last one closed, is one stretch a paragraph. Straight marks turned the wrong way by a misplaced space
 * (`so, "she said`) are paired within their paragraph. Takes time linear in the text's length.
 */
export function quotedSpans(normalised: Normalised): QuotedSpan[] {
  const { text, original } = normalised;
  const ends = paragraphEnds(original);
  const marks = new OpenMarks();
  let paragraph = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xdc00 && unit <= 0xdfff) wide += 1;
    if (unit !== 0x22 && unit !== 0x27) continue;
    const at = index - wide;
    const from = normalised.originOf(at);
    const mark = markOf(original.charAt(from));
    if (mark === null) continue;
    if ((ends[paragraph] ?? from) < from) {
      marks.endParagraph(paragraph);
      while ((ends[paragraph] ?? from) < from) paragraph += 1;
    }
    const met = {
      mark,
      at,
      wordsFrom: at + (text[index + 1] === ' ' ? 2 : 1),
      wordsTo: at - (text[index - 1] === ' ' ? 1 : 0),
      paragraph,
      leadsParagraph: at === 0 || (ends[paragraph - 1] ?? -1) >= normalised.originOf(at - 1),
    };
    marks.meet(met, surroundingsOf(text, index));
  }
  marks.endParagraph(paragraph);
  return nested(marks.all);
}

function nested(opened: readonly Opened[]): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  const around: number[] = [];
  for (const { by, end, closed } of opened) {
    if (!closed || end <= by.wordsFrom) continue;
    while ((around.at(-1) ?? end) < end) around.pop();
    spans.push({ start: by.wordsFrom, end, depth: around.length });
    around.push(end);
  }
  return spans;
}

/** The one of these pairs, disjoint and in order as those of depth 0 are, that holds the whole place. */
export function pairAround(pairs: readonly QuotedSpan[], { start, end }: Place): QuotedSpan | null {
  const pair = pairs[partitionPoint(pairs.length, (nth) => (pairs[nth]?.start ?? start) <= start) - 1];
  return pair !== undefined && end <= pair.end ? pair : null;
}

/** What of a place is in quotation marks: one part for each of these pairs that it touches. */
export function quotedParts(pairs: readonly QuotedSpan[], { start, end }: Place): Place[] {
  return pairs
    .filter((pair) => pair.start < end && pair.end > start)
    .map((pair) => ({ start: Math.max(start, pair.start), end: Math.min(end, pair.end) }));
}
