import type { Block, Text } from '../../chat/message.ts';
import { escapeMarkdown } from './escape.ts';
import { MESSAGE_CHARACTERS } from './limits.ts';
import { oneLine } from './plain-label.ts';
import { bold, renderText } from './render-text.ts';

/** Leaves room for a sentence that says that another message follows. */
const BLOCK_CHARACTERS = MESSAGE_CHARACTERS - 200;

type ReadBlock = Exclude<Block, { readonly kind: 'buttons' | 'select' | 'file' }>;

export interface Markup {
  readonly kind: ReadBlock['kind'];
  readonly markup: string;
}

/** A block that is read as markup, in which no line can be taken for another kind of block. */
function renderBlock(block: ReadBlock): string {
  switch (block.kind) {
    case 'heading':
      return prefixed('### ', oneLine(escapeMarkdown(block.text)));
    case 'text':
      return renderText(block.text);
    case 'note':
      return smallPrint(block.text);
    case 'quote':
      return [quoted(block.text), smallPrint(block.attribution)].filter((lines) => lines !== '').join('\n');
    case 'fields':
      return block.fields
        .map(
          ({ name, value }) => `${bold(`${oneLine(escapeMarkdown(name))}:`)} ${oneLine(renderText(value))}`,
        )
        .join('\n');
    default:
      return block satisfies never;
  }
}

/** A block's markup, in as many pieces as it takes for each to fit into a message of its own. */
export function markupOf(block: ReadBlock): readonly Markup[] {
  const markup = renderBlock(block);
  if (markup.length > BLOCK_CHARACTERS) return halves(block).flatMap(markupOf);
  return markup.trim() === '' ? [] : [{ kind: block.kind, markup }];
}

function halves(block: ReadBlock): readonly ReadBlock[] {
  switch (block.kind) {
    case 'heading':
      return halvesOf(block.text).map((text) => ({ kind: 'heading', text }));
    case 'text':
    case 'note':
      return halvesOfText(block.text).map((text) => ({ kind: block.kind, text }));
    case 'quote':
      if (block.attribution !== '')
        return [
          { ...block, attribution: '' },
          { kind: 'note', text: block.attribution },
        ];
      return halvesOfText(block.text).map((text) => ({ ...block, text }));
    case 'fields': {
      const [only, ...others] = block.fields;
      if (only === undefined) return [];
      if (others.length === 0)
        return [
          { kind: 'text', text: [{ bold: `${only.name}:` }] },
          { kind: 'text', text: only.value },
        ];
      return inTwo(block.fields).map((fields) => ({ kind: 'fields', fields }));
    }
    default:
      return block satisfies never;
  }
}

function halvesOfText(text: Text): readonly Text[] {
  if (typeof text === 'string') return halvesOf(text);
  const [only, ...others] = text;
  if (only === undefined) return [];
  if (others.length > 0) return inTwo(text);
  if (typeof only === 'string') return halvesOf(only);
  if ('bold' in only) return halvesOf(only.bold).map((half) => [{ bold: half }]);
  if ('quote' in only) return halvesOf(only.quote).map((quote) => [{ ...only, quote }]);
  if ('link' in only) return halvesOf(only.link).map((link) => [{ ...only, link }]);
  return [text];
}

function inTwo<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/** Between two words near the middle if there are any, and never inside a character. */
function halvesOf(words: string): readonly string[] {
  const middle = Math.floor(words.length / 2);
  const space = words.lastIndexOf(' ', middle) + 1;
  const at = space > middle / 2 ? space : middle;
  const code = words.charCodeAt(at);
  const end = code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
  return [words.slice(0, end), words.slice(end)];
}

function smallPrint(text: Text): string {
  return prefixed('-# ', renderText(text));
}

function quoted(text: Text): string {
  return prefixed('> ', renderText(text), '> ');
}

function prefixed(prefix: string, markup: string, blank = ''): string {
  if (markup.trim() === '') return '';
  return markup
    .split('\n')
    .map((line) => (line.trim() === '' ? blank : `${prefix}${line}`))
    .join('\n');
}
