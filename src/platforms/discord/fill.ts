import { type APIFileComponent, type APITextDisplayComponent, ComponentType } from 'discord.js';
import { isMarkup, type Piece, type Row } from './pieces.ts';

export type MessageComponent = APITextDisplayComponent | APIFileComponent | Row;

export interface Room {
  readonly characters: number;
  readonly components: number;
}

/** Fills parts in order. Lines that follow each other share a component, because those are few. */
export function fill(pieces: readonly Piece[], room: Room): readonly (readonly MessageComponent[])[] {
  const parts: MessageComponent[][] = [];
  let part: MessageComponent[] = [];
  let used = { characters: 0, components: 0 };
  let before: Piece['kind'] | undefined;
  for (const piece of pieces) {
    const last = part.at(-1);
    const joined =
      isMarkup(piece) && before !== undefined && last?.type === ComponentType.TextDisplay
        ? `${last.content}${between(before, piece.kind)}${piece.markup}`
        : null;
    const adds = sizeOf(piece, joined === null ? null : joined.length - contentOf(last).length);
    if (part.length > 0 && !fits(used, adds, room)) {
      parts.push(part);
      part = [component(piece)];
      used = sizeOf(piece, null);
    } else {
      if (joined === null) part.push(component(piece));
      else part.splice(-1, 1, textDisplay(joined));
      used = { characters: used.characters + adds.characters, components: used.components + adds.components };
    }
    before = piece.kind;
  }
  return [...parts, part];
}

/** A heading belongs to what follows it, and the first small print to what it stands under. */
function between(before: Piece['kind'], kind: Piece['kind']): string {
  return before === 'heading' || (kind === 'note' && before !== 'note') ? '\n' : '\n\n';
}

function sizeOf(piece: Piece, joining: number | null): Room {
  if (piece.kind === 'row') return { characters: 0, components: countOf(piece.row) };
  if (piece.kind === 'file') return { characters: 0, components: 1 };
  return joining === null
    ? { characters: piece.markup.length, components: 1 }
    : { characters: joining, components: 0 };
}

function fits(used: Room, adds: Room, room: Room): boolean {
  return (
    used.characters + adds.characters <= room.characters &&
    used.components + adds.components <= room.components
  );
}

export function countOf({ components }: Row): number {
  return 1 + components.length;
}

function contentOf(last: MessageComponent | undefined): string {
  return last?.type === ComponentType.TextDisplay ? last.content : '';
}

function component(piece: Piece): MessageComponent {
  if (piece.kind === 'file') return { type: ComponentType.File, file: { url: `attachment://${piece.name}` } };
  return piece.kind === 'row' ? piece.row : textDisplay(piece.markup);
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}
