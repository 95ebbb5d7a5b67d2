import type { ModalView } from '@slack/types';
import type { Message } from '../../chat/message.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { VIEW_BLOCKS, VIEW_TITLE } from './limits.ts';
import { plain } from './plain.ts';
import { type Part, renderBlocks } from './render.ts';
import type { Rendering, SlackBlock } from './render-block.ts';
import { words } from './rich-text.ts';

/** A message as a modal, where it can't be one. */
export function messageView(message: Message, rendering: Rendering): ModalView {
  return modal(fitted(renderBlocks(message, rendering), rendering.t), rendering.t);
}

/** What would be a message, where only a modal is left. */
export function partView({ blocks }: Part, t: Texts): ModalView {
  return modal(blocks, t);
}

/** Stands there until there is something to show. */
export function waitingView(t: Texts): ModalView {
  return modal(sentence(t.slack.working), t);
}

function modal(blocks: SlackBlock[], t: Texts): ModalView {
  return {
    type: 'modal',
    title: plain(t.slack.title, VIEW_TITLE),
    close: plain(t.slack.close, VIEW_TITLE),
    blocks,
  };
}

/** What a view holds of them; that there was more is told. */
export function fitted(blocks: readonly SlackBlock[], t: Texts): SlackBlock[] {
  if (blocks.length <= VIEW_BLOCKS) return [...blocks];
  return [...blocks.slice(0, VIEW_BLOCKS - 1), ...sentence(t.slack.moreThanAView)];
}

export function sentence(text: string): SlackBlock[] {
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [words(text)] }] }];
}
