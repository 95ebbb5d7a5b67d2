import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Block, Button, Choice, Message } from '../../chat/message.ts';
import { BUTTON_LABEL, ROW_BUTTONS, SELECT_OPTIONS, SELECT_PLACEHOLDER, SELECT_TEXT } from './limits.ts';
import { plainLabel } from './plain-label.ts';
import { type Markup, markupOf } from './render-blocks.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a block becomes: lines to read, something to press, or a file. */
export type Piece = Markup | { readonly kind: 'row'; readonly row: Row } | FilePiece;
export type FilePiece = Extract<Block, { readonly kind: 'file' }>;

export function isMarkup(piece: Piece): piece is Markup {
  return 'markup' in piece;
}

/** Those that hold words, or something to press that Discord takes. */
export function piecesOf(message: Message): readonly Piece[] {
  const taken = new Set<string>();
  const pieces = message.blocks.flatMap((block) => pieceOf(block, taken));
  return pieces.length > 0 ? pieces : pieceOf({ kind: 'text', text: message.summary }, taken);
}

/** `taken`: the ids that the message has already; Discord refuses one that stands there twice. */
function pieceOf(block: Block, taken: Set<string>): readonly Piece[] {
  switch (block.kind) {
    case 'buttons': {
      const buttons = block.buttons.filter(({ on }) => taken.size < taken.add(on).size);
      return chunks(buttons, ROW_BUTTONS).map((some) => ({ kind: 'row', row: buttonRow(some) }));
    }
    case 'select': {
      const options = optionsOf(block.choices);
      if (options.length === 0 || taken.size === taken.add(block.on).size) return [];
      const placeholder = plainLabel(block.prompt, SELECT_PLACEHOLDER);
      const select = { type: ComponentType.StringSelect, custom_id: block.on, placeholder, options } as const;
      return [{ kind: 'row', row: { type: ComponentType.ActionRow, components: [select] } }];
    }
    case 'file':
      return [block];
    default:
      return markupOf(block);
  }
}

function buttonRow(buttons: readonly Button[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ on, label }) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      custom_id: on,
      label: plainLabel(label, BUTTON_LABEL) || '…',
    })),
  };
}

/** A value can't be cut, and none can stand there twice. */
export function optionsOf(choices: readonly Choice[]) {
  const values = new Set<string>();
  return choices
    .filter(
      ({ value }) => value !== '' && value.length <= SELECT_TEXT && values.size < values.add(value).size,
    )
    .slice(0, SELECT_OPTIONS)
    .map(({ value, label, hint = '' }) => {
      const description = plainLabel(hint, SELECT_TEXT);
      const shown = { value, label: plainLabel(label, SELECT_TEXT) || '…' };
      return description === '' ? shown : { ...shown, description };
    });
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
