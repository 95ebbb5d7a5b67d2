import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { Form, Invalid } from '../../chat/form.ts';
import type { Block, Button, Choice, Message, Span, Text } from '../../chat/message.ts';
import type { Reply } from '../../chat/reply.ts';

export interface Look {
  readonly color: boolean;
  /** Columns to wrap to; null leaves lines as long as they are. */
  readonly width: number | null;
}

/** What a number typed after a reply leads to. */
export type Pressable = Button | { readonly on: Button['on']; readonly label: string; readonly value: string };

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
    return block.kind === 'select' ? block.choices.map(({ value, label }) => ({ on: block.on, label, value })) : [];
  });
}

function renderMessage(message: Message, look: Look): string {
  let number = 0;
  const press = (label: string): string => `[${++number}] ${escape(label)}`;
  const rendered = message.blocks.map((block) => ({ block, text: renderBlock(block, look, press) }));
  return rendered
    .map(({ block, text }, index) => {
      const before = rendered[index - 1]?.block.kind;
      const close = before === undefined || (block.kind === 'note' && before !== 'note') || before === 'heading';
      return `${index === 0 || close ? '' : '\n'}${text}`;
    })
    .join('\n');
}

function renderBlock(block: Block, look: Look, press: (label: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return style('bold', wrap(escape(block.text).toUpperCase(), look, ''), look);
    case 'text':
      return wrap(renderText(block.text, look), look, '');
    case 'note':
      return style('dim', wrap(renderText(block.text, look), look, '  '), look);
    case 'quote':
      return `${wrap(renderText(block.text, look), look, '')}\n${style('dim', wrap(renderText(block.attribution, look), look, '  '), look)}`;
    case 'fields':
      return block.fields.map(({ name, value }) => wrap(`${name}: ${renderText(value, look)}`, look, '  ')).join('\n');
    case 'buttons':
      return wrap(block.buttons.map(({ label }) => press(label)).join('   '), look, '');
    case 'select':
      return [escape(block.prompt), ...block.choices.map((choice) => wrap(press(choiceText(choice)), look, '  '))].join('\n');
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
    const hint = field.hint === undefined ? '' : ` (${escape(field.hint)})`;
    const told = error === undefined ? '' : ` ${renderText(error, look)}`;
    return wrap(`${escape(field.label)}${hint}:${told}`, look, '  ');
  });
  return [style('bold', escape(form.title), look), ...fields].join('\n');
}

function renderText(text: Text, look: Look): string {
  return typeof text === 'string' ? escape(text) : text.map((span) => renderSpan(span, look)).join('');
}

function renderSpan(span: Span, look: Look): string {
  if (typeof span === 'string') return escape(span);
  if ('bold' in span) return style('bold', escape(span.bold), look);
  if ('quote' in span) return `“${escape(span.quote)}”`;
  return span.link === span.href ? escape(span.href) : `${escape(span.link)} (${escape(span.href)})`;
}

function style(format: 'bold' | 'dim', text: string, look: Look): string {
  return look.color ? styleText(format, text) : text;
}

function wrap(text: string, look: Look, indent: string): string {
  if (look.width === null) return `${indent}${text}`;
  const wrapped = wrapAnsi(text, Math.max(20, look.width - indent.length), { trim: true });
  return wrapped.replace(/^/gmu, indent);
}

/** Words of others can't move the cursor, colour the screen or turn the direction of a line: such characters are shown by their number. */
function escape(text: string): string {
  return text.replace(
    /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  );
}
