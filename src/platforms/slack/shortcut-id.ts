import type { CommandListing } from '../../chat/router.ts';

/** Stays the same whatever the shortcut is called; null if the command is not offered on messages. */
export function shortcutId({ name, onMessage }: CommandListing): string | null {
  return onMessage === null ? null : `on-message ${name}`;
}
