import { isObject } from './json.ts';

/** What Slack would make of a text: https://docs.slack.dev/messaging/formatting-message-text */
interface Reading {
  /** `@channel`, `@here`, `@everyone`, user ids and user group ids. */
  readonly pings: string[];
  readonly links: string[];
  /** `&`, `<` and `>` that stand neither for themselves nor for a sequence Slack knows. */
  readonly broken: string[];
}

interface Words {
  readonly text?: string;
  readonly blocks?: readonly unknown[];
}

/** Whom a message would ping, as Slack reads it: its `text` and mrkdwn are parsed, plain text isn't. */
export function pings(message: Words): string[] {
  return readMessage(message).pings;
}

/** The links a message has, as Slack reads it; bare addresses in mrkdwn are links as well. */
export function links(message: Words): string[] {
  return readMessage(message).links;
}

export function readMessage({ text = '', blocks = [] }: Words): Reading {
  const reading = readMrkdwn(text);
  for (const block of blocks) readPart(block, reading);
  return reading;
}

function readPart(part: unknown, into: Reading): void {
  if (Array.isArray(part)) for (const each of part) readPart(each, into);
  if (!isObject(part)) return;
  const { type } = part;
  if (type === 'mrkdwn') {
    add(readMrkdwn(String(part['text']), part['verbatim'] !== true), into);
    return;
  }
  if (type === 'broadcast') into.pings.push(`@${String(part['range'])}`);
  if (type === 'user' && 'user_id' in part) into.pings.push(String(part['user_id']));
  if (type === 'usergroup') into.pings.push(String(part['usergroup_id']));
  if (type === 'link') into.links.push(String(part['url']));
  for (const each of Object.values(part)) readPart(each, into);
}

export function readMrkdwn(text: string, linksBareAddresses = true): Reading {
  const reading: Reading = { pings: [], links: [], broken: [] };
  const rest = text.replace(/<([^<>]*)>/g, (whole, inside: string) => {
    readSequence(whole, inside, reading);
    return ' ';
  });
  reading.broken.push(...(rest.match(/<|&(?!amp;|lt;|gt;)/g) ?? []));
  // At the start of a line it makes a quotation.
  reading.broken.push(...(rest.replace(/^>+/gm, '').match(/>/g) ?? []));
  if (linksBareAddresses) reading.links.push(...(rest.match(/\bhttps?:\/\/[^\s|]+/g) ?? []));
  return reading;
}

function readSequence(whole: string, inside: string, { pings, links, broken }: Reading): void {
  const target = inside.split('|')[0] ?? '';
  const broadcast = /^!(channel|here|everyone)$/.exec(target)?.[1];
  const group = /^!subteam\^(S\w+)$/.exec(target)?.[1];
  const user = /^@([UW]\w+)$/.exec(target)?.[1];
  if (broadcast !== undefined) pings.push(`@${broadcast}`);
  else if (group !== undefined) pings.push(group);
  else if (user !== undefined) pings.push(user);
  else if (/^(https?|mailto|tel|slack):./.test(target)) links.push(target);
  else if (!/^(#[CG]\w+|!date\^.+)$/.test(target)) broken.push(whole);
}

function add(from: Reading, into: Reading): void {
  into.pings.push(...from.pings);
  into.links.push(...from.links);
  into.broken.push(...from.broken);
}
