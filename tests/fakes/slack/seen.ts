import { labelOf, placedControls } from './control-value.ts';
import { renderBlocks, renderMrkdwn } from './render.ts';
import type { Block } from './schema/blocks.ts';
import type { Message, OpenView, Via } from './world.ts';

interface Shown {
  /** Blocks as text, the way the person reads them; a message without blocks has its own text here. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of buttons, selects and inputs, from top to bottom. */
  readonly labels: readonly string[];
}

export interface SeenMessage extends Shown {
  readonly kind: 'message';
  /** The message's own text, which notifications and screen readers say. */
  readonly summary: string;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** “Only visible to you”. */
  readonly private: boolean;
  readonly deleted: boolean;
  readonly via: Via;
}

/** A modal or a Home tab. */
export interface SeenView extends Shown {
  readonly kind: 'view';
  readonly id: string;
  readonly title: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
}

/** What a person saw at one moment; later changes don't show in it. */
export type Seen = SeenMessage | SeenView;

export function seenMessage(message: Message, via: Via = 'chat.postMessage'): SeenMessage {
  const { blocks, channel, ts, threadTs, text } = message;
  return {
    kind: 'message',
    text: blocks.length === 0 ? renderMrkdwn(text) : renderBlocks(blocks),
    blocks,
    labels: placedControls(blocks).map(labelOf),
    summary: text,
    channel,
    ts,
    threadTs,
    private: message.visibleTo !== null,
    deleted: message.deleted,
    via,
  };
}

export function seenView({ id, sent }: OpenView): SeenView {
  return {
    kind: 'view',
    text: renderBlocks(sent.blocks),
    blocks: sent.blocks,
    labels: placedControls(sent.blocks).map(labelOf),
    id,
    title: sent.type === 'modal' ? sent.title.text : '',
    callbackId: sent.callback_id ?? '',
    privateMetadata: sent.private_metadata ?? '',
  };
}
