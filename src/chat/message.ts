import type { ActionRef } from './action.ts';
import { type Mention, mentioned } from './mention.ts';

/** Strings are literal; only spans carry markup. A quotation's marks are the renderer's, by the language of its words. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly link: string; readonly href: string }
  | { readonly quote: string; readonly lang?: string }
  /** What a text no longer says, and what it says now. */
  | { readonly del: string }
  | { readonly ins: string }
  /** A channel, by the platform's id. */
  | { readonly channel: string }
  /** Somebody, or everybody of a role: shown by name, and never pinged. */
  | { readonly mention: Mention }
  /** In Unix seconds, shown in each reader's own time; `words` tell it in a stated zone where that can't be. */
  | { readonly moment: number; readonly words: string };
export type Text = string | readonly Span[];

export interface Button {
  readonly on: ActionRef;
  readonly label: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Text }
  /** Small print. */
  | { readonly kind: 'note'; readonly text: Text }
  /** Words that are somebody's, and whose. */
  | { readonly kind: 'quote'; readonly text: Text; readonly attribution: Text }
  | { readonly kind: 'fields'; readonly fields: readonly { readonly name: string; readonly value: Text }[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly on: ActionRef;
      readonly prompt: string;
      readonly choices: readonly Choice[];
    }
  /**
   * Words to keep: a file of that name, of letters, digits, dots and dashes. Never posted to a channel; what is `personal` is
   * left with a platform only if it can't be shown otherwise.
   */
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly personal?: true };

/** `summary` is what notifications and screen readers say. */
export interface Message {
  readonly kind: 'message';
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What shows this again, for whoever wants to share it into a channel; nothing where it is not for sharing. */
  readonly share?: ActionRef;
}

export function plainText(text: Text): string {
  if (typeof text === 'string') return text;
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('link' in span) return span.link;
      if ('channel' in span) return `#${span.channel}`;
      if ('mention' in span) return `@${mentioned(span.mention).id}`;
      if ('moment' in span) return span.words;
      if ('del' in span) return `[-${span.del}-]`;
      if ('ins' in span) return `{+${span.ins}+}`;
      return `“${span.quote}”`;
    })
    .join('');
}
