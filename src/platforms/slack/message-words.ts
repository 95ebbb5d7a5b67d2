import { unescaped } from './written.ts';

const SEQUENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

/** A message's words without Slack's markup: those of its rich text, else of its text, else of its other blocks. */
export function messageWords(message: { readonly text?: string; readonly blocks?: unknown }): string {
  const blocks = isList(message.blocks) ? message.blocks : [];
  const rich = blocks.filter((block) => isRecord(block) && block['type'] === 'rich_text');
  const inRich = rich.map(richWords).join('\n').trim();
  if (inRich !== '') return inRich;
  const text = unmarked(message.text ?? '').trim();
  return text === '' ? blocks.map(blockWords).join('\n').trim() : text;
}

/** Markup's sequences by what people see of them. */
function unmarked(text: string): string {
  return unescaped(
    text.replace(SEQUENCE, (_, sign: string, target: string, label: string | undefined) => {
      return label ?? (sign === '!' ? `@${target}` : `${sign}${target}`);
    }),
  );
}

function richWords(part: unknown): string {
  if (!isRecord(part)) return '';
  const { type, text, url, elements } = part;
  if (type === 'text' || type === 'link') return typeof text === 'string' ? text : String(url ?? '');
  if (!isList(elements)) return '';
  const lines = type === 'rich_text' || type === 'rich_text_list';
  return elements.map(richWords).join(lines ? '\n' : '');
}

function blockWords(block: unknown): string {
  if (!isRecord(block) || !isRecord(block['text'])) return '';
  const { type, text } = block['text'];
  if (typeof text !== 'string') return '';
  return type === 'mrkdwn' ? unmarked(text) : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
