import { mentioned } from '../../chat/mention.ts';
import type { Span, Text } from '../../chat/message.ts';
import { quotationMarks } from '../../chat/quotation-marks.ts';
import { escapeMarkdown } from './escape.ts';
import { beginning } from './plain-label.ts';

/** Longer addresses are not linked: no browser or proxy promises to take them, and a message has little room. */
const ADDRESS_LIMIT = 2_000;
/** Of an address that is shown and not linked. */
const SHOWN_ADDRESS_LIMIT = 200;

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const DATE_AND_TIME = 'f';

const SNOWFLAKE = /^\d{1,20}$/;

/** Text as Discord's markup. */
export function renderText(text: Text): string {
  return typeof text === 'string' ? escapeMarkdown(text) : joiningBold(text).map(renderSpan).join('');
}

/** Marks of bold words that meet would not be read as such. */
function joiningBold(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && isBold(last) && isBold(span))
      joined.splice(-1, 1, { bold: last.bold + span.bold });
    else joined.push(span);
  }
  return joined;
}

function isBold(span: Span): span is { readonly bold: string } {
  return typeof span === 'object' && 'bold' in span;
}

function renderSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if ('bold' in span) return bold(escapeMarkdown(span.bold));
  if ('quote' in span) {
    const [open, close] = quotationMarks(span.lang);
    return `${open}${escapeMarkdown(span.quote)}${close}`;
  }
  if ('channel' in span)
    return SNOWFLAKE.test(span.channel) ? `<#${span.channel}>` : escapeMarkdown(`#${span.channel}`);
  if ('mention' in span) {
    const { kind, id } = mentioned(span.mention);
    if (!SNOWFLAKE.test(id)) return escapeMarkdown(`@${id}`);
    return kind === 'role' ? `<@&${id}>` : `<@${id}>`;
  }
  if ('moment' in span) return `<t:${span.moment}:${DATE_AND_TIME}>`;
  if ('del' in span) return span.del.trim() === '' ? span.del : `~~${escapeMarkdown(span.del)}~~`;
  if ('ins' in span) return bold(escapeMarkdown(span.ins));
  return link(span.link, span.href);
}

/** Bold markup can't hold nothing. */
export function bold(markup: string): string {
  return markup.trim() === '' ? markup : `**${markup}**`;
}

/** Only https is a link. Where its words look like an address or hold brackets, Discord would not take them for a link's words. */
function link(words: string, href: string): string {
  const address = linkable(href);
  if (address === null) {
    const shown = beginning(href, SHOWN_ADDRESS_LIMIT);
    return escapeMarkdown(words === href ? words : `${words} (${shown === href ? href : `${shown}…`})`);
  }
  if (words === href || words.trim() === '') return `<${address}>`;
  return /[[\]\n]|:\/\//.test(words)
    ? `${escapeMarkdown(words)} (<${address}>)`
    : `[${escapeMarkdown(words)}](${address})`;
}

/** Null unless it leads to where it seems to lead. */
function linkable(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  // Those are as good in their numbers, and would end the link.
  const address = url.href.replace(
    /[()\\<>]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return address.length > ADDRESS_LIMIT ? null : address;
}
