declare const mention: unique symbol;
/** `@ID` for somebody, `@&ID` for everybody of a role, by the platform's ids. */
export type Mention = string & { readonly [mention]: true };

export type MentionKind = 'user' | 'role';

/** No platform's ids are longer. */
const MENTION = /^@&?[\w-]{1,64}$/;

/** Null to what is no mention. */
export function readMention(written: string): Mention | null {
  return MENTION.test(written) ? (written as Mention) : null; // the one place that tells them from other strings
}

/** @throws RangeError if that is no id of a platform. */
export function mentionFor(kind: MentionKind, id: string): Mention {
  const made = readMention(kind === 'role' ? `@&${id}` : `@${id}`);
  if (made === null) throw new RangeError(`not an id: ${id}`);
  return made;
}

export function mentioned(mention: Mention): { readonly kind: MentionKind; readonly id: string } {
  const role = mention.startsWith('@&');
  return { kind: role ? 'role' : 'user', id: mention.slice(role ? 2 : 1) };
}

/** As long as a mention, or a channel, may be that is typed. In UTF-16 code units. */
export const MENTION_LENGTH = 70;
