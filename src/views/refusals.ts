import type { Message } from '../chat/message.ts';
import { sentence } from '../chat/refusal.ts';
import type { Texts } from '../texts/catalogue.ts';

export function outdated(t: Texts): Message {
  return sentence(t.router.outdated, t.router.outdated);
}

export function unknownEvent(name: string, t: Texts): Message {
  const text = `${t.events.unknownNone(name)} ${t.events.none}`;
  return sentence(text, text);
}
