import type { ActionRef } from '../chat/action.ts';
import type { Block, Message, Text } from '../chat/message.ts';
import { plainText } from '../chat/message.ts';

/**
 * What one message may hold on every platform: below Discord's 4,000 characters and 40 components and Slack's 50 blocks,
 * with room for what renderers add: markup, the rows of buttons and the number of the page.
 */
export const PAGE_CHARACTERS = 3_800;
export const PAGE_BLOCKS = 36;

/** Blocks that belong together under a heading; an item is never split. */
export interface Section {
  readonly heading: readonly Block[];
  /** Stands in the heading's place where the section goes on on another page. */
  readonly continued: readonly Block[];
  readonly items: readonly (readonly Block[])[];
}

/** Fills pages in order; every page holds at least one item, and there is at least one page. */
export function paginate(
  sections: readonly Section[],
  reserved: readonly Block[],
): readonly (readonly Block[])[] {
  const room = { characters: PAGE_CHARACTERS - characters(reserved), blocks: PAGE_BLOCKS - reserved.length };
  const pages: Block[][] = [];
  let page: Block[] = [];
  for (const section of sections) {
    let heading = section.heading;
    if (section.items.length === 0 && heading.length > 0) {
      if (!fits(page, heading, room)) turn();
      page.push(...heading);
    }
    for (const item of section.items) {
      if (!fits(page, [...heading, ...item], room)) {
        turn();
        if (heading.length === 0) heading = section.continued;
      }
      page.push(...heading, ...item);
      heading = [];
    }
  }
  turn();
  return pages.length === 0 ? [[]] : pages;

  function turn(): void {
    if (page.length > 0) pages.push(page);
    page = [];
  }
}

/** Whether one message can hold them all, beside so many characters more. */
export function blocksFit(blocks: readonly Block[], beside: number): boolean {
  return characters(blocks) + beside <= PAGE_CHARACTERS;
}

function fits(
  page: readonly Block[],
  more: readonly Block[],
  room: { characters: number; blocks: number },
): boolean {
  return (
    page.length === 0 ||
    (page.length + more.length <= room.blocks && characters(page) + characters(more) <= room.characters)
  );
}

function characters(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + charactersOf(block), 0);
}

function charactersOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return block.text.length + 4;
    case 'text':
    case 'note':
      return length(block.text);
    case 'quote':
      return length(block.text) + length(block.attribution);
    case 'fields':
      return block.fields.reduce((sum, { name, value }) => sum + name.length + 4 + length(value), 0);
    case 'buttons':
    case 'select':
    case 'file':
      return 0;
    default:
      return block satisfies never;
  }
}

/** As a renderer writes it at most: with its links' addresses and markup. */
function length(text: Text): number {
  const links = typeof text === 'string' ? 0 : text.reduce((sum, span) => sum + spanMarkup(span), 0);
  return plainText(text).length + links + 4;
}

function spanMarkup(span: Exclude<Text, string>[number]): number {
  if (typeof span === 'string') return 0;
  return 'href' in span ? span.href.length + 4 : 4;
}

/** A page that is asked for but does not exist any more is the last one. */
export function pageAt<T>(pages: readonly T[], page: number): { readonly page: number; readonly shown: T } {
  const at = Math.min(Math.max(page, 1), pages.length);
  const shown = pages[at - 1];
  if (shown === undefined) throw new RangeError('there is at least one page');
  return { page: at, shown };
}

/** `share` is what shows the same again, where it is for sharing. */
export function message(summary: string, blocks: readonly Block[], share?: ActionRef): Message {
  return { kind: 'message', summary, blocks, ...(share === undefined ? {} : { share }) };
}
