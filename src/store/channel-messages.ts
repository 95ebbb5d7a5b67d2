import type { Clock } from '../core/ports.ts';
import type { ChannelMessages } from '../core/posts/channel-messages.ts';
import { randomId } from './posts/post-rows.ts';
import type { Client } from './prisma-client.ts';

export function channelMessagesIn(reader: Client, writer: Client, clock: Clock): ChannelMessages {
  return {
    async add({ tenant, channel }, key, content) {
      const { id } = await writer.localMessage.upsert({
        where: { tenant_channel_key: { tenant, channel, key } },
        create: { id: randomId(), tenant, channel, key, content, at: clock.now() },
        update: { key },
        select: { id: true },
      });
      return id;
    },

    async change({ tenant, channel }, id, content) {
      const { count } = await writer.localMessage.updateMany({
        where: { tenant, channel, id },
        data: { content },
      });
      return count > 0;
    },

    async remove({ tenant, channel }, id) {
      await writer.localMessage.deleteMany({ where: { tenant, channel, id } });
    },

    async newest({ tenant, channel }, count) {
      const rows = await reader.localMessage.findMany({
        where: { tenant, channel },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: count,
        select: { id: true, content: true, at: true },
      });
      return rows.reverse();
    },
  };
}
