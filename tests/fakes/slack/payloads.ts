import type { Placed } from './control-value.ts';
import { initialState } from './control-value.ts';
import type { Interaction } from './interactions.ts';
import type { Json } from './json.ts';
import { messageObject } from './message-object.ts';
import { viewObject } from './view-object.ts';
import { APP_ID, BOT, CHANNELS, channelOf, PEOPLE, personOf, TEAM } from './workspace.ts';
import type { Message, OpenView } from './world.ts';

/** A field that no client knows yet: Slack adds such without notice, and a bot must live with it. */
const UNKNOWN = { field_newer_than_the_client: 'ignore me' };
const TOKEN = 'verification-token';

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashCommand(interaction: Interaction, command: string, text: string): Json {
  const channel = channelOf(interaction.channel ?? '');
  const user = personOf(interaction.user);
  return {
    token: TOKEN,
    team_id: user?.teamId,
    team_domain: TEAM.domain,
    channel_id: channel?.id,
    channel_name: channel?.kind === 'im' ? 'directmessage' : channel?.name,
    user_id: interaction.user,
    user_name: user?.name,
    command,
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: interaction.responseUrl,
    trigger_id: interaction.triggerId,
    ...UNKNOWN,
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What a member typed, as a slash command carries it: people and channels become `<@U…|name>` and `<#C…|name>`. */
export function slashText(typed: string, escapesNames: boolean): string {
  const text = typed.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
  if (!escapesNames) return text;
  return text
    .replace(/(?<![\w.])@([a-z0-9._-]+)/g, (whole, name: string) => {
      const person = PEOPLE.find((each) => each.name === name);
      return person === undefined ? whole : `<@${person.id}|${person.name}>`;
    })
    .replace(/(?<!\w)#([a-z0-9_-]+)/g, (whole, name: string) => {
      const channel = CHANNELS.find((each) => each.name === name && each.kind !== 'im');
      return channel === undefined ? whole : `<#${channel.id}|${channel.name}>`;
    });
}

function interactive(type: string, interaction: Interaction): Json {
  const user = personOf(interaction.user);
  return {
    type,
    team: { id: TEAM.id, domain: TEAM.domain },
    user: { id: interaction.user, username: user?.name, name: user?.name, team_id: user?.teamId },
    api_app_id: APP_ID,
    token: TOKEN,
    trigger_id: interaction.triggerId,
    enterprise: null,
    is_enterprise_install: false,
    ...UNKNOWN,
  };
}

function channelObject(id: string): Json {
  const channel = channelOf(id);
  return { id, name: channel?.kind === 'im' ? 'directmessage' : channel?.name };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function blockActions(
  interaction: Interaction,
  place: Message | OpenView,
  { block, control }: Placed,
  value: Json,
  at: string,
): Json {
  const rest = 'placeholder' in control ? { placeholder: control.placeholder } : {};
  const text = control.type === 'button' ? { text: control.text } : {};
  const action = {
    type: control.type,
    action_id: control.action_id,
    block_id: block.block_id,
    ...text,
    ...value,
    ...rest,
    action_ts: at,
  };
  const payload = { ...interactive('block_actions', interaction), actions: [action] };
  if ('sent' in place) {
    return { ...payload, container: { type: 'view', view_id: place.id }, view: viewObject(place) };
  }
  const isPrivate = place.visibleTo !== null;
  return {
    ...payload,
    container: {
      type: 'message',
      message_ts: place.ts,
      channel_id: place.channel,
      is_ephemeral: isPrivate,
      ...(place.threadTs === null ? {} : { thread_ts: place.threadTs }),
    },
    channel: channelObject(place.channel),
    ...(isPrivate ? {} : { message: messageObject(place) }),
    state: { values: initialState(place.blocks) },
    response_url: interaction.responseUrl,
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewSubmission(interaction: Interaction, view: OpenView, values: Json): Json {
  return {
    ...interactive('view_submission', interaction),
    view: viewObject(view, values),
    response_urls: [],
  };
}

export function viewClosed(interaction: Interaction, view: OpenView): Json {
  const { trigger_id: _, ...payload } = interactive('view_closed', interaction);
  return { ...payload, view: viewObject(view), is_cleared: false };
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function shortcut(
  interaction: Interaction,
  callbackId: string,
  message: Message | null,
  at: string,
): Json {
  const common = { callback_id: callbackId, action_ts: at };
  if (message === null) return { ...interactive('shortcut', interaction), ...common };
  return {
    ...interactive('message_action', interaction),
    ...common,
    message_ts: message.ts,
    channel: channelObject(message.channel),
    message: messageObject(message),
    response_url: interaction.responseUrl,
  };
}

/** An event in its wrapper: https://docs.slack.dev/apis/events-api/#callback-field */
export function eventCallback(event: Json, id: string, seconds: number): Json {
  return {
    token: TOKEN,
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event: { ...event, ...UNKNOWN },
    type: 'event_callback',
    event_id: id,
    event_time: seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-fake-event-context',
    ...UNKNOWN,
  };
}

/** https://docs.slack.dev/reference/events/app_home_opened */
export function appHomeOpened(user: string, view: OpenView | undefined, at: string): Json {
  return {
    type: 'app_home_opened',
    user,
    channel: `D${user.slice(1)}`,
    tab: 'home',
    ...(view === undefined ? {} : { view: viewObject(view) }),
    event_ts: at,
  };
}

/** https://docs.slack.dev/reference/events/tokens_revoked */
export const tokensRevoked: Json = { type: 'tokens_revoked', tokens: { oauth: [], bot: [BOT.userId] } };
/** https://docs.slack.dev/reference/events/app_uninstalled */
export const appUninstalled: Json = { type: 'app_uninstalled' };
