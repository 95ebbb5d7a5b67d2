import { mentionFor } from '../chat/mention.ts';
import type { Span } from '../chat/message.ts';
import type { Who } from '../core/settings/settings.ts';

/** Somebody by name, as far as the platform knows one. */
export function mentionOf({ kind, id }: Who): Span {
  return { mention: mentionFor(kind, id) };
}
