import type { Block, Span } from '../chat/message.ts';
import type { Correction } from '../core/posts/post.ts';
import type { Texts } from '../texts/catalogue.ts';
import { cutLegibly } from './legible.ts';
import { numberOf } from './statement.ts';
import { dayOf } from './when.ts';

/** As many corrections are told in one message; the rest is counted. */
const SHOWN = 5;
/** Of a reason and of what was said, in code points. */
const WORDS_SHOWN = 200;

/** What was corrected since a message was posted, and when. */
export function correctionBlocks(corrections: readonly Correction[], t: Texts): readonly Block[] {
  const told = corrections
    .slice(0, SHOWN)
    .map((correction): Block => ({ kind: 'text', text: correctionText(correction, t) }));
  const more = corrections.length - told.length;
  return more > 0 ? [...told, { kind: 'note', text: t.sharing.moreCorrections(more) }] : told;
}

function correctionText({ claim, kind, at, reason, said }: Correction, t: Texts): readonly Span[] {
  const told = t.sharing.corrections[kind](numberOf(claim), dayOf(new Date(at), t));
  return [
    { bold: told },
    ...(said === null ? [] : [' ', { del: cutLegibly(said, WORDS_SHOWN) }]),
    ...(reason === null ? [] : [' ', t.claim.reason(cutLegibly(reason, WORDS_SHOWN))]),
  ];
}
