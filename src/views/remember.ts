import { LRUCache } from 'lru-cache';
import type { Message } from '../chat/message.ts';
import type { Dossier } from '../core/dossier/dossier.ts';
import { perDossier } from '../core/dossier/per-dossier.ts';
import type { Texts } from '../texts/catalogue.ts';

/** Of one dossier, in one language; the one asked for longest ago makes room. */
const PAGES = 64;

const pages = perDossier(() => new WeakMap<Texts, LRUCache<string, Message>>());

/**
 * What a dossier's page looks like, made once as long as it is asked for: a dossier never changes, and neither does a
 * message made of it. Whoever renders can tell by identity that it is the same. `page` must tell it from all others.
 */
export function remember(
  dossier: Dossier,
  t: Texts,
  page: readonly (string | number)[],
  make: () => Message,
): Message {
  const known = pages(dossier).get(t) ?? new LRUCache<string, Message>({ max: PAGES });
  pages(dossier).set(t, known);
  const key = page.join(' ');
  const message = known.get(key) ?? make();
  known.set(key, message);
  return message;
}
