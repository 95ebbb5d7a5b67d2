import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
} from '@slack/types';
import type { Block, Text } from '../../chat/message.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { BUTTON_LABEL, FILE_TEXT, HEADER, PLACEHOLDER, ROW, TEXT } from './limits.ts';
import { optionsOf } from './options.ts';
import { plain } from './plain.ts';
import { hasMarkup, type Names, pieces, richText, words } from './rich-text.ts';
import { inert, wholeTo } from './written.ts';

export type SlackBlock = ActionsBlock | ContextBlock | HeaderBlock | InputBlock | RichTextBlock;

/** What is rendered with. */
export interface Rendering {
  readonly t: Texts;
  readonly names: Names;
}

/** A block as one or more of Slack's, each smaller than a message; `id` makes the ids of controls. */
export function renderBlock(
  block: Block,
  { t, names }: Rendering,
  id: (ref: string) => string,
): readonly SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return block.text.length > 0 && inert(block.text).length <= HEADER
        ? [{ type: 'header', text: plain(block.text, HEADER) }]
        : sections([words(block.text, true)]);
    case 'text':
      return sections(richText(block.text, names));
    case 'note':
      return note(block.text, names);
    case 'quote':
      return quote(richText(block.text, names), richText(block.attribution, names));
    case 'fields':
      return fields(
        block.fields.map(({ name, value }) => [words(`${name}: `, true), ...richText(value, names)]),
      );
    case 'buttons':
      return rows(block.buttons).map((row) => ({
        type: 'actions',
        elements: row.map(
          ({ on, label }): Button => ({
            type: 'button',
            text: plain(label, BUTTON_LABEL),
            action_id: id(on),
          }),
        ),
      }));
    case 'select':
      return select(block, id, t);
    case 'file':
      return file(block, t);
    default:
      return block satisfies never;
  }
}

function sections(elements: readonly RichTextElement[]): readonly RichTextBlock[] {
  return pieces(elements, TEXT).map((piece) => rich({ type: 'rich_text_section', elements: [...piece] }));
}

function rich(...elements: RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Small print; what plain text can't say is set in the size of text. */
function note(text: Text, names: Names): readonly SlackBlock[] {
  const elements = richText(text, names);
  const [only, ...more] = elements;
  if (only === undefined) return [];
  const joined = elements.map((one) => (one.type === 'text' ? one.text : '')).join('');
  if (hasMarkup(text) || joined.length > TEXT || joined.trim() === '') return sections([only, ...more]);
  return [{ type: 'context', elements: [{ type: 'plain_text', text: joined, emoji: false }] }];
}

function quote(
  quoted: readonly RichTextElement[],
  attribution: readonly RichTextElement[],
): readonly RichTextBlock[] {
  const said = pieces(quoted, TEXT);
  const last = said.at(-1) ?? [];
  const [first = [], ...more] = pieces(attribution, TEXT);
  return [
    ...said.slice(0, -1).map((piece) => rich({ type: 'rich_text_quote', elements: [...piece] })),
    ...(last.length + first.length === 0
      ? []
      : [
          rich(
            ...(last.length === 0 ? [] : [{ type: 'rich_text_quote' as const, elements: [...last] }]),
            ...(first.length === 0 ? [] : [{ type: 'rich_text_section' as const, elements: [...first] }]),
          ),
        ]),
    ...more.flatMap(sections),
  ];
}

/** A line each, as many in a block as it may hold. */
function fields(lines: readonly (readonly RichTextElement[])[]): readonly RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let held: RichTextBlockElement[] = [];
  let size = 0;
  for (const line of lines) {
    for (const piece of pieces(line, TEXT)) {
      const elements = [...piece];
      const more = JSON.stringify(elements).length;
      if (size + more > TEXT && held.length > 0) turn();
      held.push({ type: 'rich_text_section', elements });
      size += more;
    }
  }
  turn();
  return blocks;

  function turn(): void {
    if (held.length > 0) blocks.push(rich(...held));
    held = [];
    size = 0;
  }
}

/** Slack shows a file to nobody alone, so it is text to copy; what is left out is told. */
function file({ name, text }: Extract<Block, { readonly kind: 'file' }>, t: Texts): readonly SlackBlock[] {
  const shown = text.slice(0, wholeTo(text, Math.min(text.length, FILE_TEXT)));
  const told = [
    t.slack.fileAsText(name),
    ...(shown.length < text.length ? [t.slack.fileCut(shown.length, text.length)] : []),
  ];
  return [
    ...note(told.join(' '), new Map()),
    ...pieces([words(shown)], TEXT).map((piece) =>
      rich({
        type: 'rich_text_preformatted',
        elements: piece.filter((one) => one.type === 'text'),
      }),
    ),
  ];
}

function rows<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / ROW) }, (_, at) => all.slice(at * ROW, (at + 1) * ROW));
}

function select(
  { on, prompt, choices }: Extract<Block, { readonly kind: 'select' }>,
  id: (ref: string) => string,
  t: Texts,
): readonly SlackBlock[] {
  const options = optionsOf(choices);
  const left = choices.length - options.length;
  const told: readonly SlackBlock[] = left === 0 ? [] : note(t.slack.choicesLeft(left), new Map());
  if (options.length === 0) return [...sections([words(prompt)]), ...told];
  return [
    {
      type: 'actions',
      elements: [
        { type: 'static_select', action_id: id(on), placeholder: plain(prompt, PLACEHOLDER), options },
      ],
    },
    ...told,
  ];
}
