import { labelOf, optionsOf, type Placed, placedControls } from './control-value.ts';
import type { Block } from './schema/blocks.ts';
import type { RichTextPart } from './schema/rich-text.ts';
import { channelOf, personOf, shownName } from './workspace.ts';

/** Blocks as lines of text, as a member would read them. `mark` goes before the label of each control. */
export function renderBlocks(blocks: readonly Block[], mark: (placed: Placed) => string = () => ''): string {
  const lines = blocks.flatMap((block) => {
    // An input's label is its own line already.
    const controls = (block.type === 'input' ? [] : placedControls([block])).map(
      (placed) => `[${mark(placed)}${describeControl(placed)}]`,
    );
    return [...textOf(block), ...(controls.length === 0 ? [] : [controls.join(' ')])];
  });
  return lines.join('\n');
}

function textOf(block: Block): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${block.text.text}`];
    case 'section':
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])].map(renderText);
    case 'context':
      return [
        block.elements.map((each) => (each.type === 'image' ? each.alt_text : renderText(each))).join(' '),
      ];
    case 'divider':
      return ['———'];
    case 'image':
      return [`(picture: ${block.alt_text})`];
    case 'input':
      return placedControls([block]).map(
        (placed) => `${describeControl(placed)}${block.optional === true ? ' (optional)' : ''}`,
      );
    case 'rich_text':
      return block.elements.flatMap((part) => {
        if (part.type === 'rich_text_list') {
          const sign = (at: number) => (part.style === 'bullet' ? '•' : `${at + 1}.`);
          return part.elements.map(({ elements }, at) => `${sign(at)} ${renderRichText(elements)}`);
        }
        const text = renderRichText(part.elements);
        return part.type === 'rich_text_quote' ? text.split('\n').map((line) => `| ${line}`) : [text];
      });
    case 'actions':
      return [];
  }
}

function describeControl(placed: Placed): string {
  const options = optionsOf(placed.control).map(({ text }) => text.text);
  return options.length === 0 ? labelOf(placed) : `${labelOf(placed)}: ${options.join(' / ')}`;
}

function renderText({ type, text }: { readonly type: string; readonly text: string }): string {
  return type === 'mrkdwn' ? renderMrkdwn(text) : text;
}

export function renderMrkdwn(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) => {
      if (/^[@#!]/.test(target)) return nameOf(target, label);
      return label === undefined ? target : `${label} (${target})`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function nameOf(target: string, label: string | undefined): string {
  const id = target.slice(1);
  if (target.startsWith('@')) return userName(id);
  if (target.startsWith('#')) return `#${channelOf(id)?.name ?? id}`;
  return label ?? `@${id}`;
}

function userName(id: string): string {
  const person = personOf(id);
  return `@${person === undefined ? id : shownName(person)}`;
}

function renderRichText(parts: readonly RichTextPart[]): string {
  return parts.map(renderPart).join('');
}

function renderPart(part: RichTextPart): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'link':
      return part.text === undefined ? part.url : `${part.text} (${part.url})`;
    case 'user':
      return userName(part.user_id);
    case 'channel':
      return nameOf(`#${part.channel_id}`, undefined);
    case 'emoji':
      return `:${part.name}:`;
    case 'broadcast':
      return `@${part.range}`;
    case 'date':
      return part.fallback ?? part.format;
    case 'usergroup':
      return `@${part.usergroup_id}`;
    case 'team':
      return part.team_id;
    case 'color':
      return part.value;
  }
}
