import type { Block } from '../../chat/message.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Router } from '../../chat/router.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { FILE_TEXT } from './limits.ts';
import type { WebClient } from './web-client.ts';

type FileBlock = Extract<Block, { readonly kind: 'file' }>;

/**
 * Answers with the files put into the member's direct messages with the app, because Slack shows none to one person alone.
 * What is personal, and fits into an answer as text, stays there, as does what Slack does not take.
 * https://docs.slack.dev/messaging/working-with-files
 */
export function sendingFiles(
  router: Router,
  client: WebClient,
  guard: <T>(call: Promise<T>) => Promise<T>,
): Router {
  async function put({ name, text }: FileBlock, userId: string): Promise<void> {
    const { channel } = await guard(client.conversations.open({ users: userId }));
    if (channel?.id === undefined) throw new TypeError('Slack opened a conversation without an id');
    const file = { filename: name, content: text };
    await guard(client.filesUploadV2({ channel_id: channel.id, ...file }));
  }

  async function sent(block: FileBlock, userId: string, t: Texts): Promise<Block> {
    if (block.personal === true && block.text.length <= FILE_TEXT) return block;
    try {
      await put(block, userId);
    } catch {
      return block;
    }
    return { kind: 'note', text: t.slack.fileSent(block.name) };
  }

  async function withoutFiles(reply: Reply, userId: string, t: Texts): Promise<Reply> {
    if (reply.kind !== 'message' || reply.blocks.every(({ kind }) => kind !== 'file')) return reply;
    const blocks = reply.blocks.map((block) => (block.kind === 'file' ? sent(block, userId, t) : block));
    return { ...reply, blocks: await Promise.all(blocks) };
  }

  return {
    ...router,
    async answer(actor, invocation, progress) {
      const answer = await router.answer(actor, invocation, progress);
      const t = router.texts(actor.locale, actor.command);
      return { ...answer, reply: await withoutFiles(answer.reply, actor.userId, t) };
    },
  };
}
