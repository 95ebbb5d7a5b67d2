import type { RichTextElement } from '@slack/types';
import { mentioned } from '../../chat/mention.ts';
import type { Span, Text } from '../../chat/message.ts';
import { quotationMarks } from '../../chat/quotation-marks.ts';
import { LINK } from './limits.ts';
import { cut, inert, wholeTo } from './written.ts';

/** What people are called, by their id. */
export type Names = ReadonlyMap<string, string>;

/** https://docs.slack.dev/reference/objects/conversation-object: letters for its kind, then capitals and digits. */
const CHANNEL = /^[CGD][A-Z0-9]{1,30}$/;

/** https://docs.slack.dev/reference/block-kit/block-elements/date-element#date-format-strings */
const DATE_AND_TIME = '{date_long_pretty} at {time}';

/** In rich text only elements are markup, so that words stay words whatever they look like. */
export function richText(text: Text, names: Names): readonly RichTextElement[] {
  const spans = typeof text === 'string' ? [text] : text;
  return spans
    .flatMap((span) => elementsOf(span, names))
    .filter((one) => one.type !== 'text' || one.text !== '');
}

/** Whether plain text would say less. */
export function hasMarkup(text: Text): boolean {
  return typeof text !== 'string' && text.some((span) => typeof span !== 'string' && !('quote' in span));
}

export function words(text: string, bold = false): RichTextElement {
  return { type: 'text', text: inert(text), ...(bold ? { style: { bold: true } } : {}) };
}

function elementsOf(span: Span, names: Names): readonly RichTextElement[] {
  if (typeof span === 'string') return [words(span)];
  if ('bold' in span) return [words(span.bold, true)];
  if ('quote' in span) {
    const [open, close] = quotationMarks(span.lang);
    return [words(`${open}${span.quote}${close}`)];
  }
  if ('channel' in span)
    return [
      CHANNEL.test(span.channel) ? { type: 'channel', channel_id: span.channel } : words(`#${span.channel}`),
    ];
  if ('mention' in span) {
    const { kind, id } = mentioned(span.mention);
    // An element that names a member pings them.
    return [words(`@${(kind === 'user' ? names.get(id) : undefined) ?? id}`)];
  }
  if ('moment' in span) {
    const fallback = cut(inert(span.words), LINK);
    return [{ type: 'date', timestamp: span.moment, format: DATE_AND_TIME, fallback }];
  }
  if ('del' in span) return [{ ...words(span.del), style: { strike: true } }];
  if ('ins' in span) return [words(span.ins, true)];
  return link(span.link, span.href);
}

/** Only https is a link. Where its words don't name the place that it leads to, the place stands behind them. */
function link(label: string, href: string): readonly RichTextElement[] {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null || url.protocol !== 'https:' || url.href.length > LINK)
    return [words(label === href ? label : `${label} (${href})`)];
  const place: RichTextElement = { type: 'link', url: url.href, text: url.hostname };
  const text = inert(label);
  if (text.length > LINK) return [words(`${label} (`), place, words(')')];
  const named: RichTextElement = { ...place, text: text === '' ? url.href : text };
  return text.includes(url.hostname) || text === '' ? [named] : [named, words(` (${url.hostname})`)];
}

/** The elements in pieces of at most `limit` UTF-16 code units, in order; nothing is lost. */
export function pieces(
  elements: readonly RichTextElement[],
  limit: number,
): readonly (readonly RichTextElement[])[] {
  const done: RichTextElement[][] = [];
  let piece: RichTextElement[] = [];
  let room = limit;
  for (const element of elements) {
    let rest = element;
    while (rest.type === 'text' && rest.text.length > room) {
      const end = breakBefore(rest.text, room);
      if (end > 0) piece.push({ ...rest, text: rest.text.slice(0, end) });
      rest = { ...rest, text: rest.text.slice(end) };
      turn();
    }
    if (lengthOf(rest) > room) turn();
    if (lengthOf(rest) > 0) piece.push(rest);
    room -= lengthOf(rest);
  }
  turn();
  return done;

  function turn(): void {
    if (piece.length > 0) done.push(piece);
    piece = [];
    room = limit;
  }
}

/** Behind a space, if there is one not too far back. */
function breakBefore(text: string, room: number): number {
  const space = text.lastIndexOf(' ', room - 1);
  return room > 0 && space >= room / 2 ? space + 1 : wholeTo(text, room);
}

function lengthOf(element: RichTextElement): number {
  if (element.type === 'text') return element.text.length;
  if (element.type === 'date') return element.format.length + (element.fallback?.length ?? 0);
  return element.type === 'link' ? element.url.length + (element.text?.length ?? 0) : 1;
}
