import type { z } from 'zod';
import { readMessage } from './mrkdwn.ts';
import { SlackRefusal } from './refusal.ts';
import { complaintsOf } from './schema/complaints.ts';
import type { SentView } from './schema/view.ts';
import type { Violations } from './violations.ts';

/** Bytes of a view as JSON: https://docs.slack.dev/reference/methods/views.open#errors */
const VIEW_BYTES = 250_000;

/**
 * The view as Slack reads it.
 *
 * @throws SlackRefusal if Slack would refuse it; that is recorded as a violation too.
 */
export function checkView<View extends SentView>(
  where: string,
  schema: z.ZodType<View>,
  sent: unknown,
  violations: Violations,
): View {
  const parsed = schema.safeParse(sent, { reportInput: true });
  if (!parsed.success) {
    const messages = complaintsOf(parsed.error, '/view');
    violations.add(where, ['invalid_arguments', ...messages], sent);
    throw new SlackRefusal('invalid_arguments', { response_metadata: { messages } });
  }
  if (Buffer.byteLength(JSON.stringify(sent)) > VIEW_BYTES) {
    violations.add(where, ['view_too_large'], sent);
    throw new SlackRefusal('view_too_large');
  }
  const { broken } = readMessage({ blocks: parsed.data.blocks });
  if (broken.length > 0)
    violations.add(
      where,
      broken.map((part) => `\`${part}\` is not escaped`),
      sent,
    );
  return parsed.data;
}
