import { RequestMethod, Routes, SnowflakeUtil } from 'discord.js';
import { readActionRef } from '../../chat/action.ts';
import { noAnswer } from './post-fault.ts';
import type { PostRest } from './post-rest.ts';

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
const PAGE = 100;
const PAGES = 10;
/** How far this machine's clock may be ahead of Discord's, in milliseconds. */
const CLOCKS_APART_MS = 60_000;
/** Before Discord there were no messages. */
const FIRST_ID = 0n;

interface Component {
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
}

interface StandingMessage {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly components?: readonly Component[];
}

export interface Sought {
  readonly channel: string;
  readonly author: string;
  readonly key: string;
  readonly since: Date;
}

/** The id of that message; null if there is none, and `unsure` if more was said since than is looked at. */
export async function lookBack(
  { send }: Pick<PostRest, 'send'>,
  { channel, author, key, since }: Sought,
): Promise<string | null | 'unsure'> {
  let after = idAt(since.getTime() - CLOCKS_APART_MS);
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({ after: String(after), limit: String(PAGE) });
    const answer = await send({
      method: RequestMethod.Get,
      fullRoute: Routes.channelMessages(channel),
      query,
    });
    if (!Array.isArray(answer)) throw noAnswer();
    // Discord answers this route with messages.
    const said: readonly StandingMessage[] = answer;
    const found = said.find((message) => message.author.id === author && holds(message.components, key));
    if (found !== undefined) return found.id;
    if (said.length < PAGE) return null;
    after = said.reduce((latest, { id }) => (BigInt(id) > latest ? BigInt(id) : latest), after);
  }
  return 'unsure';
}

/** The least id that a message of that time can have: https://docs.discord.com/developers/reference#snowflakes */
function idAt(milliseconds: number): bigint {
  const id = SnowflakeUtil.generate({ timestamp: milliseconds, increment: 0n, workerId: 0n, processId: 0n });
  return id > FIRST_ID ? id : FIRST_ID;
}

function holds(components: readonly Component[] = [], key: string): boolean {
  return components.some(
    ({ custom_id = '', components: inner, accessory }) =>
      readActionRef(custom_id)?.arg.split('.').includes(key) === true ||
      holds(inner, key) ||
      (accessory !== undefined && holds([accessory], key)),
  );
}
