import { ComponentType, MessageFlags, type RawFile } from 'discord.js';
import type { Message } from '../../chat/message.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { countOf, fill, type MessageComponent, type Room, textDisplay } from './fill.ts';
import { MESSAGE_CHARACTERS, MESSAGE_COMPONENTS } from './limits.ts';
import { type FilePiece, isMarkup, type Piece, piecesOf, type Row } from './pieces.ts';

/** A message as Discord takes it; https://docs.discord.com/developers/resources/message#create-message */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly MessageComponent[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** A private answer, with the files that its components name. */
export interface AnswerBody extends MessageBody {
  readonly files?: readonly RawFile[];
}

const WHOLE: Room = { characters: MESSAGE_CHARACTERS, components: MESSAGE_COMPONENTS };

/**
 * A private answer: one message, or as many as it takes; each but the last says that another follows.
 * Messages of components have no text beside them, so the summary is told only where there is nothing else.
 */
export function answerBodies(message: Message, t: Texts): readonly AnswerBody[] {
  const known = answers.get(message);
  if (known !== undefined) return known;
  const made = bodiesOf(message, t);
  answers.set(message, made);
  return made;
}

/** A message never changes, and is of one language. */
const answers = new WeakMap<Message, readonly AnswerBody[]>();

function bodiesOf(message: Message, t: Texts): readonly AnswerBody[] {
  const pieces = piecesOf(message);
  const parts = fill(pieces, WHOLE);
  const files = pieces.filter((piece) => piece.kind === 'file');
  return (parts.length === 1 ? parts : closedWith(pieces, t.discord.goesOn)).map((components) =>
    withFiles(body(components, MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral), files),
  );
}

function withFiles(made: MessageBody, files: readonly FilePiece[]): AnswerBody {
  const named = made.components.flatMap((one) => (one.type === ComponentType.File ? [one.file.url] : []));
  const held = files.filter(({ name }) => named.includes(`attachment://${name}`));
  if (held.length === 0) return made;
  return {
    ...made,
    files: held.map(({ name, text }) => ({ name, data: text, contentType: 'text/plain; charset=utf-8' })),
  };
}

/** What everybody sees in a channel: always one message. What does not fit is left out, and that is said; buttons stay. */
export function postBody(message: Message, t: Texts): MessageBody {
  const pieces = piecesOf(message).filter((piece) => piece.kind !== 'file');
  const [whole = [], ...rest] = fill(pieces, WHOLE);
  if (rest.length === 0) return body(whole, MessageFlags.IsComponentsV2);
  const rows = lastRows(pieces);
  const read = pieces.filter(isMarkup);
  const held = rows.reduce((sum, row) => sum + countOf(row), 0);
  const [first = []] = closedWith(read, t.discord.leftOut, held);
  return body([...first, ...rows], MessageFlags.IsComponentsV2);
}

/** As many as leave room for something to read, the last ones first: those are about the whole message. */
function lastRows(pieces: readonly Piece[]): readonly Row[] {
  const rows: Row[] = [];
  let room = MESSAGE_COMPONENTS - 2;
  for (const piece of pieces.toReversed()) {
    if (piece.kind !== 'row') continue;
    room -= countOf(piece.row);
    if (room < 0) break;
    rows.unshift(piece.row);
  }
  return rows;
}

/** Each part but the last ends with that sentence. */
function closedWith(
  pieces: readonly Piece[],
  sentence: string,
  held = 0,
): readonly (readonly MessageComponent[])[] {
  const closing = `-# ${sentence}`;
  const parts = fill(pieces, {
    characters: MESSAGE_CHARACTERS - closing.length,
    components: MESSAGE_COMPONENTS - held - 1,
  });
  return parts.map((part, index) => (index === parts.length - 1 ? part : [...part, textDisplay(closing)]));
}

function body(components: readonly MessageComponent[], flags: number): MessageBody {
  return { flags, components, allowed_mentions: { parse: [] } };
}
