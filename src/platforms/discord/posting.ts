import { createHash } from 'node:crypto';
import {
  type Client,
  type GuildBasedChannel,
  Locale,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  RequestMethod,
  Routes,
} from 'discord.js';
import type { Message } from '../../chat/message.ts';
import type { MessageRef } from '../../chat/message-ref.ts';
import { late, within } from '../../chat/pauses.ts';
import type { Obstacle } from '../../chat/place.ts';
import { PostFault, type Posting } from '../../chat/platform.ts';
import type { Router } from '../../chat/router.ts';
import { isCode } from './delivery.ts';
import { channelFaults, missing } from './discord-place.ts';
import { NONCE } from './limits.ts';
import { lookBack } from './look-back.ts';
import { delayed, noAnswer, postFaultOf, unreachable } from './post-fault.ts';
import type { PostRest } from './post-rest.ts';
import { postBody } from './render-message.ts';

/** How long a post waits for a bot that is not connected, in milliseconds. */
const OFFLINE_MS = 10_000;
/** How long looking up a channel that is not in memory may take, and looking back into one. In milliseconds. */
const LOOK_UP_MS = 5_000;
const LOOK_BACK_MS = 15_000;
const SNOWFLAKE = /^\d{1,20}$/;

export interface Online {
  readonly client: Client<true>;
  readonly router: Pick<Router, 'texts'>;
  readonly posts: Pick<PostRest, 'send'>;
}

/** What the bot says in channels; `online` tells null while it can't. */
export function discordPosting(online: () => Online | null): Posting {
  return {
    repeatable: true,

    async check(tenantId, id, lasting = false) {
      try {
        return await faulting('view', async () => obstaclesIn(await channelOf(bot(), tenantId, id), lasting));
      } catch (error) {
        if (error instanceof PostFault && error.why.kind === 'unreachable') return error.why.obstacles;
        throw error;
      }
    },

    async post(tenantId, id, message, key): Promise<MessageRef> {
      const now = bot();
      return faulting('write', async () => {
        if (id.startsWith('@')) return direct(now, id.slice(1), message, key);
        const channel = await channelOf(now, tenantId, id);
        const posted = await now.posts.send({
          method: RequestMethod.Post,
          fullRoute: Routes.channelMessages(id),
          body: { ...bodyIn(channel, message, now.router), nonce: nonceOf(key), enforce_nonce: true },
        });
        // Discord answers with the message it made, or had made before with the same nonce.
        return { channel: id, id: messageIn(posted) };
      });
    },

    async find(tenantId, id, key, since) {
      const found = await within(
        faulting('history', () => foundIn(bot(), tenantId, { channel: id, key, since })),
        LOOK_BACK_MS,
      );
      if (found === late) throw noAnswer();
      return found;
    },

    async update(tenantId, { channel: id, id: messageId }, message) {
      const now = bot();
      await faulting('history', async () => {
        const channel = await channelOf(now, tenantId, id);
        const changed = await now.posts.send({
          method: RequestMethod.Patch,
          fullRoute: Routes.channelMessage(id, messageId),
          body: bodyIn(channel, message, now.router),
        });
        messageIn(changed);
      });
    },

    async remove(tenantId, { channel: id, id: messageId }) {
      const now = bot();
      await faulting('history', async () => {
        await channelOf(now, tenantId, id);
        const route = Routes.channelMessage(id, messageId);
        await now.posts.send({ method: RequestMethod.Delete, fullRoute: route }).catch((error: unknown) => {
          if (!isCode(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
        });
      });
    },
  };

  function bot(): Online {
    const now = online();
    if (now === null) throw delayed(OFFLINE_MS);
    return now;
  }
}

/** @throws PostFault if that server has no such channel, or none that the bot knows of. */
/** To one member alone, who may have forbidden it. */
async function direct(
  { client, posts, router }: Online,
  userId: string,
  message: Message,
  key: string,
): Promise<MessageRef> {
  const { id } = await client.users.createDM(userId).catch((error: unknown) => {
    throw isCode(error, RESTJSONErrorCodes.UnknownUser)
      ? unreachable([{ who: 'bot', lacks: 'gone' }])
      : error;
  });
  const posted = await posts.send({
    method: RequestMethod.Post,
    fullRoute: Routes.channelMessages(id),
    body: {
      ...postBody(message, router.texts(Locale.EnglishUS)),
      nonce: nonceOf(key),
      enforce_nonce: true,
    },
  });
  return { channel: id, id: messageIn(posted) };
}

async function channelOf({ client }: Online, tenantId: string, id: string): Promise<GuildBasedChannel> {
  // What the bot has seen of a server, it keeps up to date; only threads that nobody uses have to be asked for.
  const fetched = SNOWFLAKE.test(id) ? client.channels.fetch(id).catch(nullIfHidden) : null;
  const channel = await within(Promise.resolve(fetched), LOOK_UP_MS);
  if (channel === late) throw noAnswer();
  if (channel === null || channel.isDMBased() || channel.guildId !== tenantId)
    throw unreachable([{ who: 'bot', lacks: 'gone' }]);
  return channel;
}

function nullIfHidden(error: unknown): null {
  if (isCode(error, RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.MissingAccess)) return null;
  throw error;
}

async function obstaclesIn(channel: GuildBasedChannel, lasting: boolean): Promise<readonly Obstacle[]> {
  const lacking = missing(await ownRights(channel), channel, lasting);
  return [...channelFaults(channel), ...lacking].map((lacks) => ({ who: 'bot', lacks }));
}

async function ownRights(channel: GuildBasedChannel) {
  const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  return channel.permissionsFor(me);
}

/** @throws PostFault unless it is certain that the message stands there, or that it does not. */
async function foundIn(
  now: Online,
  tenantId: string,
  sought: { readonly channel: string; readonly key: string; readonly since: Date },
): Promise<MessageRef | null> {
  const channel = await channelOf(now, tenantId, sought.channel);
  await refuseUnreadable(channel);
  const id = await lookBack(now.posts, { ...sought, author: now.client.user.id });
  if (id === 'unsure') throw new PostFault({ kind: 'unconfirmed' });
  if (id !== null) return { channel: sought.channel, id };
  // Whoever may not look back is shown no messages, which is no proof that there are none.
  await refuseUnreadable(channel);
  return null;
}

async function refuseUnreadable(channel: GuildBasedChannel): Promise<void> {
  const rights = await ownRights(channel);
  if (rights?.has(PermissionFlagsBits.ViewChannel) !== true)
    throw unreachable([{ who: 'bot', lacks: 'view' }]);
  if (!rights.has(PermissionFlagsBits.ReadMessageHistory))
    throw unreachable([{ who: 'bot', lacks: 'history' }]);
}

/** The id of the message that Discord answers with. @throws PostFault if it is no answer of Discord's. */
function messageIn({ id }: { readonly id?: unknown }): string {
  if (typeof id !== 'string') throw noAnswer();
  return id;
}

function bodyIn({ guild }: GuildBasedChannel, message: Message, { texts }: Pick<Router, 'texts'>) {
  return postBody(message, texts(guild.preferredLocale));
}

/** Discord's own faults as ours. */
async function faulting<T>(denied: Obstacle['lacks'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw (error instanceof PostFault ? null : postFaultOf(error, denied)) ?? error;
  }
}

/** The same for the same key, and short enough. */
function nonceOf(key: string): string {
  return key.length <= NONCE ? key : createHash('sha256').update(key).digest('base64url').slice(0, NONCE);
}
