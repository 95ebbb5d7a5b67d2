import type { Message } from './message.ts';

/** Remembers what was made of a message for as long as the message lives; a message never changes. */
export function perMessage<T extends object>(make: (message: Message) => T): (message: Message) => T {
  const made = new WeakMap<Message, T>();
  return (message) => {
    const known = made.get(message) ?? make(message);
    made.set(message, known);
    return known;
  };
}
