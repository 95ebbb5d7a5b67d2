import type { PlainTextElement } from '@slack/types';
import { cut, inert } from './written.ts';

/** Slack takes no empty text. */
const NOTHING = '–';

/** Words as they are written: no markup, no emoji names, no pings; cut visibly. */
export function plain(text: string, limit: number): PlainTextElement {
  const shown = cut(inert(text), limit);
  return { type: 'plain_text', text: shown.trim() === '' ? NOTHING : shown, emoji: false };
}
