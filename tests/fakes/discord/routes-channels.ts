import { type APIMessage, PermissionFlagsBits } from 'discord-api-types/v10';
import { FLAGS, mentionsFault, refuseEmptied, refuseEmpty } from './check-message.ts';
import type { FakeChannel } from './guild.ts';
import { channelJson } from './json.ts';
import { editMessage, storeMessage } from './messages.ts';
import { channelPermissions, DIRECT_MESSAGE_PERMISSIONS } from './permissions.ts';
import { readMessage } from './read-message.ts';
import {
  invalidForm,
  missingAccess,
  missingPermissions,
  notTheAuthor,
  Refusal,
  tooManyOldEdits,
  unknownChannel,
  unknownMessage,
} from './refusal.ts';
import { requestSchemas } from './request-schemas.ts';
import type { Route } from './routing.ts';
import type { World } from './world.ts';

const PAGE = 50;
const LONGEST_PAGE = 100;
const HOUR = 3_600_000;
const { ViewChannel, ReadMessageHistory, ManageMessages, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits;

export interface EditRation {
  /** While true, messages older than an hour can't be edited (error 30046). */
  spent: boolean;
}

/** https://docs.discord.com/developers/resources/message#get-channel-messages-query-string-params */
function limitIn(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? PAGE);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LONGEST_PAGE) return limit;
  const message = `int value should be from 1 to ${LONGEST_PAGE}.`;
  throw invalidForm([{ path: ['limit'], code: 'NUMBER_TYPE_COERCE', message }]);
}

export function channelRoutes(world: World, oldEdits: EditRation): Route[] {
  const may = (channel: FakeChannel) =>
    channel.guild === null
      ? DIRECT_MESSAGE_PERMISSIONS
      : channelPermissions(channel.guild, channel, world.bot.id);

  function visible(id = ''): FakeChannel {
    const channel = world.channel(id);
    if (channel === undefined) throw unknownChannel();
    if (!(may(channel) & ViewChannel)) throw missingAccess();
    return channel;
  }

  function messageIn(channel: FakeChannel, id = ''): APIMessage {
    if (!(may(channel) & ReadMessageHistory)) throw missingPermissions();
    const stored = world.messages.get(id);
    if (stored === undefined || stored.deleted || stored.seenBy !== null) throw unknownMessage();
    if (stored.message.channel_id !== channel.id) throw unknownMessage();
    return stored.message;
  }

  /** Without the privileged intent only its own words reach a bot. */
  const readable = (message: APIMessage): APIMessage =>
    message.author.id === world.bot.id
      ? message
      : { ...message, content: '', embeds: [], components: [], attachments: [] };

  const messages = '/channels/:channel/messages';
  return [
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      answer: ({ body }) => {
        const { recipient_id: id } = (body ?? {}) as { readonly recipient_id?: unknown };
        const members = [...world.guilds.values()].flatMap((guild) => guild.members);
        const member = members.find(({ user }) => user.id === id);
        if (member === undefined) throw new Refusal(404, 10013, 'Unknown User');
        return channelJson(world.directMessage(member));
      },
    },
    {
      method: 'GET',
      pattern: '/channels/:channel',
      answer: ({ params }) => channelJson(visible(params['channel'])),
    },
    {
      method: 'GET',
      pattern: messages,
      answer: ({ params, query }) => {
        const channel = visible(params['channel']);
        if (!(may(channel) & ReadMessageHistory)) return [];
        const [before, after] = [query.get('before'), query.get('after')];
        const limit = limitIn(query);
        const found = world
          .publicMessages(channel.id)
          .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
          .filter(({ id }) => after === null || BigInt(id) > BigInt(after));
        const page = after === null ? found.slice(-limit) : found.slice(0, limit);
        return page.toReversed().map(readable);
      },
    },
    {
      method: 'POST',
      pattern: messages,
      answer: ({ params, body: sent, files, houseRule }) => {
        const channel = visible(params['channel']);
        const needed = channel.parent === null ? SendMessages : SendMessagesInThreads;
        if (!(may(channel) & needed)) throw missingPermissions();
        const body = readMessage(requestSchemas.messageCreate, sent, FLAGS.post, 0);
        refuseEmpty(body, files.length);
        houseRule(mentionsFault(body));
        const { nonce } = body;
        const once = nonce !== undefined && nonce !== null && body.enforce_nonce === true;
        const before = once ? world.madeWith(channel.id, nonce) : undefined;
        if (before !== undefined) return before;
        const message = storeMessage(world, channel, body, { author: world.bot, files });
        if (once) world.remember(channel.id, nonce, message.id);
        return message;
      },
    },
    {
      method: 'GET',
      pattern: `${messages}/:message`,
      answer: ({ params }) => readable(messageIn(visible(params['channel']), params['message'])),
    },
    {
      method: 'PATCH',
      pattern: `${messages}/:message`,
      answer: ({ params, body: sent, files, houseRule }) => {
        const before = messageIn(visible(params['channel']), params['message']);
        if (before.author.id !== world.bot.id) throw notTheAuthor();
        if (oldEdits.spent && world.now() - Date.parse(before.timestamp) > HOUR) throw tooManyOldEdits();
        const body = readMessage(requestSchemas.messageEdit, sent, FLAGS.edit, before.flags ?? 0);
        refuseEmptied(before, body, files.length);
        houseRule(mentionsFault(body));
        return editMessage(world, before, body, files);
      },
    },
    {
      method: 'DELETE',
      pattern: `${messages}/:message`,
      answer: ({ params }) => {
        const channel = visible(params['channel']);
        const message = messageIn(channel, params['message']);
        if (message.author.id !== world.bot.id && !(may(channel) & ManageMessages))
          throw missingPermissions();
        const stored = world.messages.get(message.id);
        if (stored !== undefined) stored.deleted = true;
        return null;
      },
    },
  ];
}
