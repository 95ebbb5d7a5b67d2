import { messageObject } from '../message-object.ts';
import { SlackRefusal } from '../refusal.ts';
import { ephemeralMessage, postedMessage, updatedMessage } from '../schema/message.ts';
import { CHANNELS, type Channel } from '../workspace.ts';
import type { Message } from '../world.ts';
import { type Method, needed } from './method.ts';

/** https://docs.slack.dev/reference/methods/chat.update */
const UPDATED_TEXT = 4_000;

const writes = { scopes: ['chat:write'] };

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    ...writes,
    run: (given, { world, check, spend, messagesTab }) => {
      const channel = writable(needed(given, 'channel'));
      if (channel.kind === 'im' && !messagesTab) throw new SlackRefusal('messages_tab_disabled');
      spend(channel.id);
      const { text = '', blocks = [], thread_ts } = check('chat.postMessage', postedMessage, given);
      const posted = world.post(
        { channel: channel.id, threadTs: thread_ts ?? null, visibleTo: null, text, blocks },
        'chat.postMessage',
        null,
      );
      return { channel: channel.id, ts: posted.ts, message: messageObject(posted) };
    },
  },
  'chat.postEphemeral': {
    ...writes,
    run: (given, { world, check, spend }) => {
      const channel = writable(needed(given, 'channel'));
      const user = needed(given, 'user');
      if (!channel.members.includes(user)) throw new SlackRefusal('user_not_in_channel');
      spend(channel.id);
      const { text = '', blocks = [], thread_ts } = check('chat.postEphemeral', ephemeralMessage, given);
      const posted = world.post(
        { channel: channel.id, threadTs: thread_ts ?? null, visibleTo: user, text, blocks },
        'chat.postEphemeral',
        null,
      );
      return { message_ts: posted.ts };
    },
  },
  'chat.update': {
    ...writes,
    run: (given, { world, check, violations }) => {
      const channel = writable(needed(given, 'channel'));
      const message = ownMessage(world.find(channel.id, needed(given, 'ts')), 'cant_update_message');
      const { text = message.text, blocks } = check('chat.update', updatedMessage, given);
      if (text.length > UPDATED_TEXT) {
        violations.add('chat.update', [`msg_too_long: ${text.length} characters`], given);
        throw new SlackRefusal('msg_too_long');
      }
      // Blocks stay only if the update has no text of its own.
      const kept = given['text'] === undefined ? message.blocks : [];
      world.change(message, { text, blocks: blocks ?? kept }, 'chat.update', null);
      return { channel: channel.id, ts: message.ts, text, message: messageObject(message) };
    },
  },
  'chat.delete': {
    ...writes,
    run: (given, { world }) => {
      const channel = known(needed(given, 'channel'));
      const message = ownMessage(world.find(channel.id, needed(given, 'ts')), 'cant_delete_message');
      world.remove(message, 'chat.delete', null);
      return { channel: channel.id, ts: message.ts };
    },
  },
};

function known(id: string): Channel {
  // A person's id stands for the direct message with them.
  const channel = CHANNELS.find((each) => each.id === id || each.with === id);
  if (channel === undefined || (channel.kind === 'private' && !channel.botIsIn)) {
    throw new SlackRefusal('channel_not_found');
  }
  return channel;
}

function writable(id: string): Channel {
  // A member's id is their direct messages with the app.
  const channel = known(id.startsWith('U') ? `D${id.slice(1)}` : id);
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (!channel.botIsIn) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** The API reaches no private message: they can't be found again. */
function ownMessage(message: Message | undefined, refusal: string): Message {
  if (message === undefined || message.visibleTo !== null) throw new SlackRefusal('message_not_found');
  if (message.author !== null) throw new SlackRefusal(refusal);
  return message;
}
