import { z } from 'zod';
import { checkView } from './check-view.ts';
import { isEmpty, labelOf, type Placed, placedControls, stateOf } from './control-value.ts';
import type { Json } from './json.ts';
import { STACK } from './methods/views.ts';
import { SlackRefusal } from './refusal.ts';
import type { Control } from './schema/elements.ts';
import { modalView } from './schema/view.ts';
import { type SeenView, seenView } from './seen.ts';
import type { Violations } from './violations.ts';
import { type OpenView, randomId, type World } from './world.ts';

/** What comes of a submission: another view, errors by block id, or a modal that closes. */
export type Submitted =
  | SeenView
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'closed' };

export type FormValues = Readonly<Record<string, string | readonly string[] | HandedIn>>;

/** A file that somebody hands in with a form. */
export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The size that Slack tells, where it is another. */
  readonly told?: number;
  /** Where Slack says it is, where that is somewhere else. */
  readonly url?: string;
}

/** What Slack's client does before it sends the form off: it puts the files on Slack's servers. */
export function handedIn(
  { files }: World,
  values: FormValues,
  origin: string,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'string' || !('bytes' in value)) return [name, value];
      const id = randomId('F');
      files.set(id, value.bytes);
      const { name: called, told = value.bytes.length, url = `${origin}/files-pri/${id}/${called}` } = value;
      return [name, JSON.stringify({ id, name: called, size: told, url_private_download: url })];
    }),
  );
}

/** https://docs.slack.dev/surfaces/modals#response_actions */
const answer = z.discriminatedUnion('response_action', [
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
]);

/**
 * `state.values` of a view filled in with `values`, which name controls by action id, block id or label.
 *
 * @throws Error if the view has no such control.
 */
export function fillIn(
  { sent }: OpenView,
  values: Readonly<Record<string, string | readonly string[]>>,
): Json {
  const placed = placedControls(sent.blocks);
  const given = new Map<Control, string | readonly string[]>();
  for (const [name, value] of Object.entries(values)) {
    const found = placed.find((each) => isCalled(each, name));
    if (found === undefined) {
      throw new Error(`The form has no “${name}”; it has: ${placed.map(labelOf).join(', ')}`);
    }
    given.set(found.control, value);
  }
  return stateOf(sent.blocks, given);
}

export function isCalled(placed: Placed, name: string): boolean {
  return [placed.control.action_id, placed.block.block_id, labelOf(placed)].includes(name);
}

/** What Slack's own form refuses before the bot hears of it, by block id. */
export function missingIn({ sent }: OpenView, state: Json): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, control } of placedControls(sent.blocks)) {
    if (block.type !== 'input') continue;
    const name = block.block_id ?? '';
    const held = (state[name] as Json)[control.action_id ?? ''] as Json;
    if (block.optional !== true && isEmpty(held)) errors[name] = 'Please complete this required field.';
    if (control.type !== 'plain_text_input' || typeof held['value'] !== 'string') continue;
    const { length } = held['value'];
    if (length > (control.max_length ?? 3_000)) errors[name] = 'This is too long.';
    if (length < (control.min_length ?? 0)) errors[name] = 'This is too short.';
  }
  return errors;
}

/** Does with the modal what the acknowledgement of its submission says. */
export function settleSubmission(
  world: World,
  violations: Violations,
  view: OpenView,
  payload: Json | null,
  interaction: string,
): Submitted {
  const stack = world.modals.get(view.user) ?? [];
  if (payload === null) {
    stack.splice(stack.indexOf(view), 1);
    const top = stack.at(-1);
    return top === undefined ? { kind: 'closed' } : seenView(top);
  }
  const parsed = answer.safeParse(payload, { reportInput: true });
  if (!parsed.success) return refuse(violations, 'not a response action', payload);
  switch (parsed.data.response_action) {
    case 'errors': {
      const { errors } = parsed.data;
      const inputs = view.sent.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
      const lost = Object.keys(errors).filter((name) => !inputs.includes(name));
      if (lost.length > 0) return refuse(violations, `errors of no input block: ${lost.join(', ')}`, payload);
      view.errors = errors;
      return { kind: 'errors', errors };
    }
    case 'clear':
      stack.splice(0);
      return { kind: 'closed' };
    case 'update':
      world.changeView(view, checkView('view_submission', modalView, parsed.data.view, violations));
      world.show(view, interaction);
      return seenView(view);
    case 'push': {
      if (stack.length >= STACK) return refuse(violations, 'push_limit_reached', payload);
      const sent = checkView('view_submission', modalView, parsed.data.view, violations);
      const pushed = world.makeView(view.user, sent, view);
      stack.push(pushed);
      world.show(pushed, interaction);
      return seenView(pushed);
    }
  }
}

function refuse(violations: Violations, what: string, payload: Json): never {
  violations.add('view_submission', [what], payload);
  throw new SlackRefusal('We had some trouble connecting. Try again?');
}
