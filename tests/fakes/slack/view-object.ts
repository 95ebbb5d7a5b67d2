import { initialState } from './control-value.ts';
import type { Json } from './json.ts';
import { APP_ID, BOT, TEAM } from './workspace.ts';
import type { OpenView } from './world.ts';

/** A view as payloads and answers show it: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewObject(view: OpenView, values: Json = initialState(view.sent.blocks)): Json {
  const { sent } = view;
  const ofModal =
    sent.type === 'home'
      ? {}
      : {
          title: sent.title,
          close: sent.close ?? null,
          submit: sent.submit ?? null,
        };
  return {
    id: view.id,
    team_id: TEAM.id,
    type: sent.type,
    blocks: sent.blocks,
    private_metadata: sent.private_metadata ?? '',
    callback_id: sent.callback_id ?? '',
    external_id: sent.external_id ?? '',
    state: { values },
    hash: view.hash,
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    close: null,
    submit: null,
    ...ofModal,
    clear_on_close: sent.type === 'modal' && sent.clear_on_close === true,
    notify_on_close: sent.type === 'modal' && sent.notify_on_close === true,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: APP_ID,
    app_installed_team_id: TEAM.id,
    bot_id: BOT.botId,
  };
}
