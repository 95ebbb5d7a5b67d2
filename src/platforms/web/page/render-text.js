import { memberName } from './acting-as.js';
import { element } from './element.js';
import { quotationMarks } from './quotation-marks.js';
import { t } from './texts.js';

/** @import { Span, Text } from '../../../chat/message.ts' */

/**
 * @param {Text} text
 * @returns {(Node | string)[]}
 */
export function renderText(text) {
  return typeof text === 'string' ? [text] : text.map(renderSpan);
}

/**
 * @param {Span} span
 * @returns {Node | string}
 */
function renderSpan(span) {
  if (typeof span === 'string') return span;
  if ('bold' in span) return element('b', { dir: 'auto' }, span.bold);
  if ('channel' in span) return `#${span.channel}`;
  if ('mention' in span) return mention(span.mention);
  if ('quote' in span) return quotation(span.quote, span.lang);
  if ('moment' in span) return moment(span.moment);
  if ('del' in span) return element('del', { dir: 'auto' }, span.del);
  if ('ins' in span) return element('ins', { dir: 'auto' }, span.ins);
  return link(span.link, span.href);
}

/** @param {string} mentioned */
function mention(mentioned) {
  const id = mentioned.replace(/^@&?/, '');
  return memberName(id) ?? `@${id}`;
}

/**
 * The marks are text and not style, so that they are copied along with the words;
 * the words are isolated, so that no direction mark among them can rearrange what stands around them.
 * @param {string} words
 * @param {string | undefined} lang
 */
function quotation(words, lang) {
  const [open, close] = quotationMarks(lang);
  return element('q', lang === undefined ? {} : { lang }, open, element('bdi', {}, words), close);
}

/**
 * In the reader's own language, time and zone, and which zone that is.
 * @param {number} seconds
 */
function moment(seconds) {
  const date = new Date(seconds * 1_000);
  const told = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' }).format(date);
  // No style of a time tells its zone without its seconds.
  const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName');
  return element(
    'time',
    { datetime: date.toISOString(), dir: 'auto' },
    `${told} ${zone?.value ?? ''}`.trim(),
  );
}

/**
 * Only https is a link. Where its words don't name the place that it leads to, the place stands behind them.
 * @param {string} label
 * @param {string} href
 */
function link(label, href) {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null || url.protocol !== 'https:')
    return element('bdi', {}, label === href ? label : `${label} (${href})`);
  const anchor = element(
    'a',
    {
      href: url.href,
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      title: t.playground.opensElsewhere,
    },
    element('bdi', {}, label),
  );
  if (label.includes(url.hostname)) return anchor;
  return element('span', {}, anchor, ' ', element('span', { class: 'place' }, `(${url.hostname})`));
}
