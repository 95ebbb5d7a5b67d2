import type { Message } from '../chat/message.ts';
import { sentence } from '../chat/refusal.ts';
import type { Texts } from '../texts/catalogue.ts';

export function outdated(t: Texts): Message {
  return sentence(t.router.outdated, t.router.outdated);
}

export function noEvents(t: Texts): Message {
  return sentence(t.events.none, t.events.none);
}
