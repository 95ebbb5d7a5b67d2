import { type MessageBody, messageFaults } from './check-message.ts';
import { withoutHabits } from './client-habits.ts';
import { formFaults } from './form-faults.ts';
import { invalidForm } from './refusal.ts';

/** A checked message body. @throws Refusal if Discord would not take it. */
export function readMessage(
  schema: Parameters<typeof formFaults>[0],
  sent: unknown,
  allowed: number,
  flagsBefore: number,
): MessageBody {
  const shape = formFaults(schema, withoutHabits(sent));
  if (shape.length > 0) throw invalidForm(shape);
  // The schema has just said so.
  const body = sent as MessageBody;
  const faults = messageFaults(body, { allowed, flagsBefore });
  if (faults.length > 0) throw invalidForm(faults);
  return body;
}
