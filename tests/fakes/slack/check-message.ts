import type { z } from 'zod';
import type { Json } from './json.ts';
import { readMessage } from './mrkdwn.ts';
import { SlackRefusal } from './refusal.ts';
import type { Block } from './schema/blocks.ts';
import { complaintsOf } from './schema/complaints.ts';
import { ALL_BLOCKS, TEXT } from './schema/message.ts';
import type { Violations } from './violations.ts';

interface Words {
  readonly text?: string;
  readonly blocks?: Block[];
  readonly delete_original?: boolean;
}

export interface HouseRules {
  /** Whether a message may ping single members. Nobody may ping groups or a whole channel. */
  readonly mayMention: boolean;
  /** Whether a message may have links. */
  readonly mayLink: boolean;
}

/**
 * The message as Slack reads it.
 *
 * @throws SlackRefusal if Slack would refuse it; that is recorded as a violation too.
 */
export type MessageCheck = <Message extends Words>(
  where: string,
  schema: z.ZodType<Message>,
  body: Json,
) => Message;

export function makeMessageCheck(violations: Violations, rules: HouseRules): MessageCheck {
  return (where, schema, body) => {
    const refuse = (code: string, messages: string[]): SlackRefusal => {
      violations.add(where, [code, ...messages], body);
      if (messages.length === 0) return new SlackRefusal(code);
      const errors = messages.map((message) => message.replace('[ERROR] ', ''));
      return new SlackRefusal(code, { errors, response_metadata: { messages } });
    };
    const { blocks: given } = body;
    if (given !== undefined && !Array.isArray(given)) throw refuse('invalid_blocks_format', []);
    const parsed = schema.safeParse(body, { reportInput: true });
    if (!parsed.success) {
      const messages = complaintsOf(parsed.error, '');
      const inBlocks = parsed.error.issues.some(({ path }) => path[0] === 'blocks');
      throw refuse(inBlocks ? 'invalid_blocks' : 'invalid_arguments', messages);
    }
    const message = parsed.data;
    const { text = '', blocks = [], delete_original: deletes = false } = message;
    if (text === '' && blocks.length === 0 && !deletes) throw refuse('no_text', []);
    const size = JSON.stringify(blocks).length;
    if (size > ALL_BLOCKS) throw refuse('msg_blocks_too_long', [`${size} characters`]);
    const broken = brokenRules(body, message, where, rules);
    if (broken.length > 0) violations.add(where, broken, body);
    return { ...message, ...(text.length > TEXT ? { text: text.slice(0, TEXT) } : {}) };
  };
}

function brokenRules(body: Json, message: Words, where: string, rules: HouseRules): string[] {
  const { text = '', blocks = [] } = message;
  const { pings, links, broken } = readMessage({ text, blocks });
  const forbidden = pings.filter((whom) => !rules.mayMention || !/^[UW]/.test(whom));
  return [
    ...(blocks.length > 0 && text.trim() === ''
      ? ['a top-level `text` is missing: screen readers read it']
      : []),
    ...(text.length > TEXT ? [`\`text\` is cut after ${TEXT} characters`] : []),
    ...(where === 'chat.postMessage'
      ? ['unfurl_links', 'unfurl_media']
          .filter((name) => body[name] !== false)
          .map((name) => `\`${name}\` isn't false`)
      : []),
    ...forbidden.map((whom) => `it pings ${whom}`),
    ...(rules.mayLink ? [] : links.map((link) => `it links to ${link}`)),
    ...broken.map((part) => `\`${part}\` is not escaped`),
  ];
}
