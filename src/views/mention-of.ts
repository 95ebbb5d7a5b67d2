import { mentionFor } from '../chat/mention.ts';
import type { Span } from '../chat/message.ts';
import { isFormerMember } from '../core/privacy/privacy.ts';
import type { Who } from '../core/settings/settings.ts';
import type { Texts } from '../texts/catalogue.ts';

/** Somebody by name, as far as the platform knows one. */
export function mentionOf({ kind, id }: Who): Span {
  return { mention: mentionFor(kind, id) };
}

/** Whoever did something, by their id; words for one who had it deleted. `begins`: the sentence begins with them. */
export function doerOf(id: string, t: Texts, begins = false): Span {
  if (!isFormerMember(id)) return mentionOf({ kind: 'user', id });
  return begins ? t.privacy.formerMemberDid : t.privacy.formerMember;
}
