import type { IncomingMessage } from 'node:http';
import { isObject, type Json, parseJson } from './json.ts';
import { SlackRefusal } from './refusal.ts';

/** Arguments that a form carries as JSON in a string, and the error if they aren't. */
const JSON_ARGUMENTS: Readonly<Record<string, string>> = {
  blocks: 'invalid_blocks_format',
  view: 'invalid_arguments',
  metadata: 'invalid_metadata_format',
};
const FLAGS = [
  'unfurl_links',
  'unfurl_media',
  'reply_broadcast',
  'mrkdwn',
  'link_names',
  'include_locale',
  'return_im',
];

export async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/**
 * The arguments of a Web API call, which come as a form or as JSON.
 * https://docs.slack.dev/apis/web-api/#slack-web-api__basics__post-bodies
 *
 * @throws SlackRefusal if Slack couldn't read them.
 */
export function readArguments(contentType: string, text: string): Record<string, unknown> {
  if (contentType.includes('application/json')) {
    const given = text === '' ? {} : parseJson(text);
    if (!isObject(given)) throw new SlackRefusal('invalid_json');
    return decode(given);
  }
  const form: Json = Object.fromEntries(new URLSearchParams(text));
  const flags = FLAGS.filter((name) => name in form).map((name) => [name, readFlag(form[name])]);
  return decode({ ...form, ...Object.fromEntries(flags) });
}

function decode(given: Json): Record<string, unknown> {
  const decoded: Record<string, unknown> = { ...given };
  for (const [name, refusal] of Object.entries(JSON_ARGUMENTS)) {
    const value = given[name];
    if (typeof value !== 'string') continue;
    decoded[name] = parseJson(value);
    if (decoded[name] === undefined) throw new SlackRefusal(refusal);
  }
  return decoded;
}

function readFlag(value: unknown): unknown {
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : value;
}
