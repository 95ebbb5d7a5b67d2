import type { BlockAction } from '@slack/bolt';
import type { MessageRef } from '../../chat/message-ref.ts';
import { late } from '../../chat/pauses.ts';
import type { Invocation } from '../../chat/router.ts';
import { refOf } from './action-id.ts';
import type { Doer } from './actors.ts';
import { type Acknowledged, answerInTime, type Desk } from './desk.ts';

/** Nowhere to show anything but the view itself. */
const IN_A_VIEW = { responseUrl: null, channel: null, own: false };

/** Slack's own words for where a control stands; bolt vouches for none of them. */
interface Container {
  readonly type?: unknown;
  readonly channel_id?: unknown;
  readonly message_ts?: unknown;
}

/** Buttons and selects: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionHandler(desk: Desk): (body: BlockAction) => Promise<Acknowledged<never>> {
  const { router, showing } = desk;

  async function inMessage(body: BlockAction, invocation: Invocation): Promise<void> {
    const actor = await desk.actorOf(doerOf(body));
    const { reply, shows } = await router.answer(actor, invocation);
    const means = {
      userId: body.user.id,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      channel: body.channel?.id ?? null,
      // Others see every message but this kind, and theirs is not this member's to change.
      own: isPrivate(body),
    };
    await showing.reply(reply, means, router.texts(actor.locale, actor.command), shows === 'update');
  }

  /** A modal pages in place; what is new there stands on top of it. The Home tab stays, and all stands on top of it. */
  async function inView(body: BlockAction, invocation: Invocation): Promise<void> {
    const actor = await desk.actorOf(doerOf(body));
    const t = router.texts(actor.locale, actor.command);
    const { triggerId, modal } = { triggerId: body.trigger_id, modal: modalOf(body) };
    const { soon, answered, progress } = await answerInTime(router, actor, invocation);
    if (soon === late) {
      const shown = modal ?? (await showing.wait(triggerId, t));
      progress.showBy(async (message) => showing.update(await showing.view(message, IN_A_VIEW, t), shown));
      await showing.update(await showing.view((await answered).reply, IN_A_VIEW, t), shown);
      return;
    }
    const view = await showing.view(soon.reply, IN_A_VIEW, t);
    if (modal === null) await showing.open(view, triggerId);
    else if (soon.shows === 'update') await showing.update(view, modal);
    // Slack stacks three views at most.
    else await showing.push(view, triggerId).catch(() => showing.update(view, modal));
  }

  return async (body) => {
    const invocation = invocationOf(body);
    if (invocation === null) return {};
    return { after: () => (body.view === undefined ? inMessage : inView)(body, invocation) };
  };
}

function invocationOf(body: BlockAction): Invocation | null {
  const [action] = body.actions;
  if (action?.type !== 'button' && action?.type !== 'static_select') return null;
  const values = action.type === 'button' ? [] : [action.selected_option.value];
  return { kind: 'press', ref: refOf(action.action_id), values, ...standsIn(body) };
}

/** The message that a control stands in, unless it is for one member's eyes. */
function standsIn(body: BlockAction): { readonly on?: MessageRef } {
  const { type, channel_id: channel, message_ts: id }: Container = body.container;
  const known = type === 'message' && typeof channel === 'string' && typeof id === 'string';
  return known && !isPrivate(body) ? { on: { channel, id } } : {};
}

function isPrivate({ container }: BlockAction): boolean {
  return container['is_ephemeral'] === true;
}

function modalOf({ view }: BlockAction): string | null {
  return view === undefined || view.type === 'home' ? null : view.id;
}

function doerOf({ user, team, channel }: BlockAction): Doer {
  return {
    userId: user.id,
    teamId: user.team_id ?? team?.id ?? null,
    userName: user.username,
    channel: channel?.id ?? null,
  };
}
