import { PostFault, type Posting } from '../../chat/platform.ts';
import { type KeptMessages, LOCAL_CHANNEL, LOCAL_TENANT, theChannel } from './channel.ts';

/** What the bot says in the playground's channel. Keys are kept as long as the messages, so that no repetition is too late. */
export function localPosting(messages: () => KeptMessages): Posting {
  return {
    repeatable: true,

    async check(tenantId, channel) {
      return isThere(tenantId, channel) ? [] : [{ who: 'bot', lacks: 'gone' }];
    },

    async post(tenantId, channel, message, key) {
      if (!isThere(tenantId, channel)) throw gone();
      return { channel, id: await messages().add(theChannel, key, JSON.stringify(message)) };
    },

    async update(tenantId, { channel, id }, message) {
      if (!isThere(tenantId, channel)) throw gone();
      if (!(await messages().change(theChannel, id, JSON.stringify(message)))) throw gone();
    },

    async remove(tenantId, { channel, id }) {
      if (!isThere(tenantId, channel)) throw gone();
      await messages().remove(theChannel, id);
    },
  };
}

function isThere(tenantId: string, channel: string): boolean {
  return tenantId === LOCAL_TENANT && channel === LOCAL_CHANNEL;
}

function gone(): PostFault {
  return new PostFault({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'gone' }] });
}
