import { createHash } from 'node:crypto';
import { type Client, type GuildBasedChannel, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Message } from '../../chat/message.ts';
import type { MessageRef } from '../../chat/message-ref.ts';
import type { Obstacle } from '../../chat/place.ts';
import { PostFault, type Posting } from '../../chat/platform.ts';
import type { Router } from '../../chat/router.ts';
import { isCode } from './delivery.ts';
import { channelFaults, missing } from './discord-place.ts';
import { NONCE } from './limits.ts';
import { delayed, postFaultOf, unreachable } from './post-fault.ts';
import { postBody } from './render-message.ts';

/** How long a post waits for a bot that is not connected, in milliseconds. */
const OFFLINE_MS = 10_000;
const SNOWFLAKE = /^\d{1,20}$/;

export interface Online {
  readonly client: Client<true>;
  readonly router: Pick<Router, 'texts'>;
}

/** What the bot says in channels; `online` tells null while it can't. */
export function discordPosting(online: () => Online | null): Posting {
  return {
    repeatable: true,

    async check(tenantId, id) {
      try {
        return await faulting(async () => obstaclesIn(await channelOf(bot(), tenantId, id)));
      } catch (error) {
        if (error instanceof PostFault && error.why.kind === 'unreachable') return error.why.obstacles;
        throw error;
      }
    },

    async post(tenantId, id, message, key): Promise<MessageRef> {
      const { client, router } = bot();
      return faulting(async () => {
        const channel = await channelOf({ client, router }, tenantId, id);
        const posted = await client.rest.post(Routes.channelMessages(id), {
          body: { ...bodyIn(channel, message, router), nonce: nonceOf(key), enforce_nonce: true },
        });
        // Discord answers with the message it made, or had made before with the same nonce.
        return { channel: id, id: (posted as { readonly id: string }).id };
      });
    },

    async update(tenantId, { channel: id, id: messageId }, message) {
      const { client, router } = bot();
      await faulting(async () => {
        const channel = await channelOf({ client, router }, tenantId, id);
        await client.rest.patch(Routes.channelMessage(id, messageId), {
          body: bodyIn(channel, message, router),
        });
      });
    },

    async remove(tenantId, { channel: id, id: messageId }) {
      const { client, router } = bot();
      await faulting(async () => {
        await channelOf({ client, router }, tenantId, id);
        await client.rest.delete(Routes.channelMessage(id, messageId)).catch((error: unknown) => {
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
async function channelOf({ client }: Online, tenantId: string, id: string): Promise<GuildBasedChannel> {
  // What the bot has seen of a server, it keeps up to date; only threads that nobody uses have to be asked for.
  const channel = SNOWFLAKE.test(id) ? await client.channels.fetch(id).catch(nullIfHidden) : null;
  if (channel === null || channel.isDMBased() || channel.guildId !== tenantId)
    throw unreachable([{ who: 'bot', lacks: 'gone' }]);
  return channel;
}

function nullIfHidden(error: unknown): null {
  if (isCode(error, RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.MissingAccess)) return null;
  throw error;
}

async function obstaclesIn(channel: GuildBasedChannel): Promise<readonly Obstacle[]> {
  const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  return [...channelFaults(channel), ...missing(channel.permissionsFor(me), channel)].map((lacks) => ({
    who: 'bot',
    lacks,
  }));
}

function bodyIn({ guild }: GuildBasedChannel, message: Message, { texts }: Pick<Router, 'texts'>) {
  return postBody(message, texts(guild.preferredLocale));
}

/** Discord's own faults as ours. */
async function faulting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw (error instanceof PostFault ? null : postFaultOf(error)) ?? error;
  }
}

/** The same for the same key, and short enough. */
function nonceOf(key: string): string {
  return key.length <= NONCE ? key : createHash('sha256').update(key).digest('base64url').slice(0, NONCE);
}
