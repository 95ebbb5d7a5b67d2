import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { late } from '../../chat/pauses.ts';
import type { Answer } from '../../chat/router.ts';
import { type Acknowledged, answerInTime, type Desk } from './desk.ts';
import { fieldErrors, type Origin, readFields, readFiles, readOrigin, type ViewValues } from './form-view.ts';
import { waitingView } from './views.ts';

/** https://docs.slack.dev/surfaces/modals#response_actions */
export type ViewResponse =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update' | 'push'; readonly view: ModalView };

const NOWHERE: Origin = { responseUrl: null, channel: null, own: false };

/** Forms: a refused one stays open, filled in; what comes of the others is shown where they were asked for. */
export function submissionHandler(
  desk: Desk,
): (body: ViewSubmitAction) => Promise<Acknowledged<ViewResponse>> {
  const { router, showing } = desk;

  return async (body) => {
    const { user, team, view, trigger_id: triggerId } = body;
    const origin = readOrigin(view.private_metadata) ?? NOWHERE;
    const actor = await desk.actorOf({
      userId: user.id,
      teamId: user.team_id ?? team?.id ?? null,
      userName: user.name,
      channel: origin.channel,
    });
    const t = router.texts(actor.locale, actor.command);
    const values = view.state.values as ViewValues; // Bolt's types don't know what file inputs hold
    const fields = readFields(values);
    const { soon, answered, progress } = await answerInTime(router, actor, {
      kind: 'submit',
      ref: view.callback_id,
      fields,
      files: readFiles(values, desk.readFile),
    });
    if (soon === late) {
      return {
        body: { response_action: 'update', view: waitingView(t) },
        after: async () => {
          progress.showBy(async (message) => showing.update(await showing.view(message, origin, t), view.id));
          await showing.update(await showing.view((await answered).reply, origin, t), view.id);
        },
      };
    }
    return settled(soon);

    async function settled({ reply, outcome, shows }: Answer): Promise<Acknowledged<ViewResponse>> {
      if (reply.kind === 'invalid' && standIn(view, Object.keys(reply.errors)))
        return { body: { response_action: 'errors', errors: fieldErrors(reply.errors) } };
      const elsewhere = origin.responseUrl !== null || origin.channel !== null;
      if (reply.kind === 'message' && outcome === 'done' && elsewhere)
        return {
          after: () => showing.reply(reply, { ...origin, userId: user.id, triggerId }, t, shows === 'update'),
        };
      if (reply.kind !== 'message' || outcome === 'done')
        return { body: { response_action: 'update', view: await showing.view(reply, origin, t) } };
      // What was written stays below a refusal; where the stack of views is full, the refusal stands in the form.
      const [field] = Object.keys(view.state.values);
      if (field !== undefined && isThird(view))
        return { body: { response_action: 'errors', errors: fieldErrors({ [field]: reply.summary }) } };
      return { body: { response_action: 'push', view: await showing.view(reply, origin, t) } };
    }
  };
}

/** Whether the view has a field for each of some errors. */
function standIn(view: ViewSubmitAction['view'], names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => Object.hasOwn(view.state.values, name));
}

/** Slack stacks no more: https://docs.slack.dev/surfaces/modals#view-stack */
function isThird({ previous_view_id: previous, root_view_id: root }: ViewSubmitAction['view']): boolean {
  return previous !== null && previous !== root;
}
