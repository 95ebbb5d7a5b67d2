import wrapAnsi from 'wrap-ansi';
import type { Form, Invalid } from '../../chat/form.ts';
import { mentioned } from '../../chat/mention.ts';
import type { Block, Button, Choice, Message, Span, Text } from '../../chat/message.ts';
import type { Reply } from '../../chat/reply.ts';

export interface Look {
  readonly color: boolean;
  /** Columns to wrap to; null leaves lines as long as they are. */
  readonly width: number | null;
}

/** What a number typed after a reply leads to. */
export interface Pressable extends Button {
  /** Of a select's choices. */
  readonly value?: string;
}

/** A reply as text, each thing that can be pressed with the number that presses it. */
export function renderReply(reply: Reply, look: Look): string {
  switch (reply.kind) {
    case 'message':
      return renderMessage(reply, look);
    case 'form':
      return renderForm(reply, look, {});
    case 'invalid':
      return renderForm(reply.form, look, reply.errors);
    default:
      return reply satisfies never;
  }
}

export function pressablesOf(reply: Reply): readonly Pressable[] {
  if (reply.kind !== 'message') return [];
  return reply.blocks.flatMap((block): readonly Pressable[] => {
    if (block.kind === 'buttons') return block.buttons;
    return block.kind === 'select'
      ? block.choices.map(({ value, label }) => ({ on: block.on, label, value }))
      : [];
  });
}

function renderMessage(message: Message, look: Look): string {
  let number = 0;
  const press = (label: string): string => `[${++number}] ${inert(label)}`;
  const rendered = message.blocks.map((block) => ({ block, text: renderBlock(block, look, press) }));
  return rendered
    .map(({ block, text }, index) => {
      const before = rendered[index - 1]?.block.kind;
      // A heading belongs to what follows it, and the first small print to what it stands under.
      const joined = before === 'heading' || (block.kind === 'note' && before !== 'note');
      if (before === undefined) return text;
      return joined ? `\n${text}` : `\n\n${text}`;
    })
    .join('');
}

function renderBlock(block: Block, look: Look, press: (label: string) => string): string {
  switch (block.kind) {
    case 'heading':
      // Not in capitals: words of others stay as they were written.
      return style('bold', wrap(`== ${inert(block.text)}`, look, ''), look);
    case 'text':
      return wrap(renderText(block.text, look), look, '');
    case 'note':
      return style('dim', wrap(renderText(block.text, look), look, '  '), look);
    case 'quote':
      return `${wrap(renderText(block.text, look), look, '')}\n${style('dim', wrap(renderText(block.attribution, look), look, '  '), look)}`;
    case 'fields':
      return block.fields
        .map(({ name, value }) => wrap(`${inert(name)}: ${renderText(value, look)}`, look, '  '))
        .join('\n');
    case 'file':
      // As it is, so that it can be copied.
      return block.text.trimEnd().split('\n').map(inert).join('\n');
    case 'buttons':
      return wrap(block.buttons.map(({ label }) => press(label)).join('   '), look, '');
    case 'select':
      return [
        wrap(inert(block.prompt), look, ''),
        ...block.choices.map((choice) => wrap(press(choiceText(choice)), look, '  ')),
      ].join('\n');
    default:
      return block satisfies never;
  }
}

function choiceText({ label, hint }: Choice): string {
  return hint === undefined ? label : `${label} (${hint})`;
}

function renderForm(form: Form, look: Look, errors: Invalid['errors']): string {
  const fields = form.fields.map((field) => {
    const error = errors[field.name];
    const hint = field.hint === undefined ? '' : ` (${inert(field.hint)})`;
    const value = field.value === undefined ? '' : ` ${inert(field.value)}`;
    const told = error === undefined ? '' : ` ${renderText(error, look)}`;
    return wrap(`${inert(field.label)}${hint}:${value}${told}`, look, '  ');
  });
  return [style('bold', inert(form.title), look), ...fields].join('\n');
}

function renderText(text: Text, look: Look): string {
  return typeof text === 'string' ? inert(text) : text.map((span) => renderSpan(span, look)).join('');
}

function renderSpan(span: Span, look: Look): string {
  if (typeof span === 'string') return inert(span);
  if ('bold' in span) return style('bold', inert(span.bold), look);
  if ('channel' in span) return inert(`#${span.channel}`);
  if ('mention' in span) return inert(`@${mentioned(span.mention).id}`);
  if ('moment' in span) return inert(span.words);
  // As word-by-word differences are written in a terminal.
  if ('del' in span) return `[-${inert(span.del)}-]`;
  if ('ins' in span) return `{+${inert(span.ins)}+}`;
  if ('quote' in span) return `“${inert(span.quote)}”`;
  return span.link === span.href ? inert(span.href) : `${inert(span.link)} (${inert(span.href)})`;
}

/** Parameters of SGR (ECMA-48, 8.3.117). */
const BEGIN = { bold: '\u001B[1m', dim: '\u001B[2m' };
/** Ends both, so that what stands around has to begin again. */
const END = '\u001B[22m';

function style(format: keyof typeof BEGIN, text: string, look: Look): string {
  const begin = BEGIN[format];
  return look.color ? `${begin}${text.replaceAll(END, `${END}${begin}`)}${END}` : text;
}

function wrap(text: string, look: Look, indent: string): string {
  if (look.width === null) return `${indent}${text}`;
  const wrapped = wrapAnsi(text, Math.max(20, look.width - indent.length), { trim: true });
  return wrapped.replace(/^/gmu, indent);
}

/** Words of others can't move the cursor, colour the screen or turn the direction of a line: such characters are shown by their number. */
function inert(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  );
}
