import { stringify } from 'yaml';
import type { CommandListing } from '../../chat/router.ts';
import { type Texts, textsFor } from '../../texts/catalogue.ts';
import { SHORTCUT_DESCRIPTION, SHORTCUT_NAME, USAGE_HINT } from './limits.ts';
import { SCOPES } from './scopes.ts';
import { shortcutId } from './shortcut-id.ts';
import { firstWords, slashName } from './slash-names.ts';
import { cut } from './written.ts';

export interface ManifestOptions {
  /** As `SLACK_COMMAND_PREFIX`. */
  readonly prefix: string;
  /** `requestUrl` is where Slack reaches the bot by https. */
  readonly mode: 'socket' | { readonly requestUrl: string };
}

/** An app for Slack to make, with all commands there are: https://docs.slack.dev/reference/app-manifest */
export function slackManifest(catalogue: readonly CommandListing[], { prefix, mode }: ManifestOptions) {
  const t = textsFor('en');
  const at = mode === 'socket' ? null : mode.requestUrl;
  const shortcuts = shortcutsOf(catalogue, t);
  return {
    display_information: {
      name: t.slack.title,
      description: t.slack.manifest.description,
      long_description: t.slack.manifest.details,
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: t.slack.title, always_online: true },
      // Slack takes no empty list.
      ...(shortcuts.length === 0 ? {} : { shortcuts }),
      slash_commands: firstWords(catalogue).map((word) => ({
        command: slashName(word, prefix),
        ...(at === null ? {} : { url: at }),
        description: descriptionOf(word, catalogue),
        ...hintOf(word, catalogue),
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: [...SCOPES] } },
    settings: {
      event_subscriptions: {
        ...(at === null ? {} : { request_url: at }),
        bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'],
      },
      interactivity: { is_enabled: true, ...(at === null ? {} : { request_url: at }) },
      org_deploy_enabled: false,
      socket_mode_enabled: at === null,
      token_rotation_enabled: false,
    },
  };
}

/** The same as text to paste. */
export function manifestYaml(catalogue: readonly CommandListing[], options: ManifestOptions): string {
  return stringify(slackManifest(catalogue, options), { lineWidth: 0 });
}

function shortcutsOf(catalogue: readonly CommandListing[], t: Texts) {
  return catalogue.flatMap((listing) => {
    const id = shortcutId(listing);
    if (id === null || listing.onMessage === null) return [];
    return [
      {
        name: cut(listing.onMessage.label, SHORTCUT_NAME),
        type: 'message',
        callback_id: id,
        description: cut(t.slack.manifest.onMessage, SHORTCUT_DESCRIPTION),
      },
    ];
  });
}

function descriptionOf(word: string, catalogue: readonly CommandListing[]): string {
  const listing = catalogue.find(({ name, group }) => (group?.name ?? name) === word);
  return listing?.group?.description ?? listing?.description ?? word;
}

/** `event [party:…]`, or `show | moderators` for a group. */
function hintOf(word: string, catalogue: readonly CommandListing[]): { readonly usage_hint?: string } {
  const within = catalogue.filter(({ group }) => group?.name === word);
  const options = catalogue.find(({ name }) => name === word)?.options ?? [];
  const hint =
    within.length > 0
      ? within.map(({ name }) => name.slice(word.length + 1)).join(' | ')
      : options.map(({ name, required }, at) => optional(at === 0 ? name : `${name}:…`, required)).join(' ');
  return hint === '' ? {} : { usage_hint: cut(hint, USAGE_HINT) };
}

function optional(shown: string, required: boolean): string {
  return required ? shown : `[${shown}]`;
}
