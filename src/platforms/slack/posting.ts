import type { Message } from '../../chat/message.ts';
import type { MessageRef } from '../../chat/message-ref.ts';
import { pause } from '../../chat/pauses.ts';
import { PostFault, type Posting } from '../../chat/platform.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { apiFault } from './api-fault.ts';
import { Pace } from './pace.ts';
import type { People } from './people.ts';
import { delayed, postFault } from './post-fault.ts';
import { type Part, renderMessage } from './render.ts';
import type { WebClient } from './web-client.ts';

/** In milliseconds: when a post is worth a try that finds the platform off. */
const WHILE_OFF = 60_000;

/** What posts are made with while the platform runs. */
export interface Connected {
  readonly teamId: string;
  readonly client: WebClient;
  readonly people: People;
  readonly t: Texts;
  guard<T>(call: Promise<T>): Promise<T>;
}

/**
 * Slack knows no key that would tell a post from its repetition, so that what was sent and not answered stays unconfirmed;
 * and without leave to read channels, only a post itself tells what keeps it from one.
 */
export function postingBy(connected: () => Connected | null): Posting {
  const pace = new Pace();

  function at(tenantId: string): Connected {
    const found = connected();
    if (found === null) throw delayed(WHILE_OFF);
    if (found.teamId !== tenantId)
      throw new PostFault({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'gone' }] });
    return found;
  }

  return {
    repeatable: false,

    async check(tenantId) {
      at(tenantId);
      return [];
    },

    async post(tenantId, to, message) {
      // A member's id is their direct messages with the app.
      const channel = to.replace(/^@/, '');
      const { client, guard, ...rest } = at(tenantId);
      const part = await whole(message, rest);
      const { wait, taken } = pace.take(channel);
      if (!taken) throw delayed(wait);
      if (wait > 0) await pause(wait);
      const posted = await guard(
        client.chat.postMessage({ channel, ...part, unfurl_links: false, unfurl_media: false }),
      ).catch((error: unknown) => {
        const fault = apiFault(error);
        if (fault?.kind === 'limited') pace.hold(channel, fault.seconds * 1_000);
        throw postFault(error, false);
      });
      // Slack answers a post with both.
      return { channel: posted.channel ?? channel, id: posted.ts ?? '' };
    },

    async update(tenantId, { channel, id }, message) {
      const { client, guard, ...rest } = at(tenantId);
      const part = await whole(message, rest);
      await guard(client.chat.update({ channel, ts: id, ...part })).catch((error: unknown) => {
        throw postFault(error, true);
      });
    },

    async remove(tenantId, { channel, id }: MessageRef) {
      const { client, guard } = at(tenantId);
      await guard(client.chat.delete({ channel, ts: id })).catch((error: unknown) => {
        const fault = apiFault(error);
        if (fault?.kind !== 'refused' || fault.code !== 'message_not_found') throw postFault(error, true);
      });
    },
  };
}

/** What a channel sees is one message: half of it would be a message cut. */
async function whole(message: Message, { people, t }: Pick<Connected, 'people' | 't'>): Promise<Part> {
  const [part, ...more] = renderMessage(message, { t, names: await people.namesIn(message) });
  if (more.length > 0) throw new PostFault({ kind: 'refused' });
  return part;
}
