import type { Message } from '../../chat/message.ts';
import { plainText } from '../../chat/message.ts';
import { actionId } from './action-id.ts';
import { MESSAGE_BLOCKS, MESSAGE_SIZE, TEXT } from './limits.ts';
import { type Rendering, renderBlock, type SlackBlock } from './render-block.ts';
import { cut, escaped, inert } from './written.ts';

/** One message of Slack's. */
export interface Part {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/** Slack takes no message without a text. */
const NO_WORDS = '…';

/** A message in as many of Slack's as it takes, at least one; nothing of it is left out. */
export function renderMessage(message: Message, rendering: Rendering): readonly [Part, ...Part[]] {
  const [first = [], ...rest] = parted(renderBlocks(message, rendering));
  const summary = message.summary.trim() === '' ? textOf(message) : message.summary;
  const text = (number: number) =>
    escaped(
      cut(
        inert(rest.length === 0 ? summary : rendering.t.slack.part(summary, number, rest.length + 1)),
        TEXT,
      ),
    );
  return [
    { text: text(1), blocks: first },
    ...rest.map((blocks, index) => ({ text: text(index + 2), blocks })),
  ];
}

/** All of a message's blocks, however many. */
export function renderBlocks({ blocks }: Message, rendering: Rendering): SlackBlock[] {
  let controls = 0;
  const id = (ref: string) => actionId(controls++, ref);
  return blocks.flatMap((block) => renderBlock(block, rendering, id));
}

/** The words that a message begins with, for one that has no summary. */
function textOf({ blocks }: Message): string {
  const [first] = blocks;
  if (first === undefined || !('text' in first)) return NO_WORDS;
  const text = plainText(first.text);
  return text.trim() === '' ? NO_WORDS : text;
}

/** Fills messages in order. Every block by itself is smaller than a message. */
function parted(blocks: readonly SlackBlock[]): readonly SlackBlock[][] {
  const parts: SlackBlock[][] = [];
  let part: SlackBlock[] = [];
  let size = 2;
  for (const block of blocks) {
    const more = JSON.stringify(block).length + 1;
    if (part.length > 0 && (part.length === MESSAGE_BLOCKS || size + more > MESSAGE_SIZE)) {
      parts.push(part);
      part = [];
      size = 2;
    }
    part.push(block);
    size += more;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
