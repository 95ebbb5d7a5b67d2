import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml, slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { projectFile } from '../../../src/root.ts';
import { sampleRouter, sampleServices } from './sample-commands.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();
const schema = projectFile('../shared/specs/slack-manifest.schema.2.0.0.json');
const modes = ['socket', { requestUrl: 'https://bot.example.org/slack/events' }] as const;

describe('the app manifest', () => {
  it('in the repository is the one of the commands that there are', () => {
    const written = readFileSync(projectFile('slack-manifest.yaml'), 'utf8');
    expect(written).toBe(manifestYaml(whosaid.app.router.catalogue('en'), { prefix: '', mode: 'socket' }));
  });

  it.skipIf(!existsSync(schema)).each(modes)('is valid by Slack’s schema (%s)', (mode) => {
    const valid = new Ajv({ strict: false, allErrors: true }).compile(
      JSON.parse(readFileSync(schema, 'utf8')),
    );
    const catalogue = whosaid.app.router.catalogue('en');
    expect([valid(parse(manifestYaml(catalogue, { prefix: 'ws-', mode }))), valid.errors]).toEqual([
      true,
      null,
    ]);
  });

  it('asks for few scopes and no messages of anybody’s, and may write to people', () => {
    const { features, oauth_config, settings } = slackManifest(whosaid.app.router.catalogue('en'), {
      prefix: '',
      mode: 'socket',
    });
    expect(oauth_config.scopes.bot).toEqual([
      'commands',
      'chat:write',
      'users:read',
      'files:read',
      'files:write',
      'im:write',
    ]);
    expect(features.app_home.messages_tab_enabled).toBe(true);
    expect(settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
    ]);
  });

  it('names each command, a group’s as one, with the prefix and how it is used', () => {
    const { features } = slackManifest(sampleRouter(sampleServices()).catalogue('en'), {
      prefix: 'ws-',
      mode: 'socket',
    });
    expect(features.slash_commands).toContainEqual({
      command: '/ws-echo',
      description: 'Says it again',
      usage_hint: 'words [who:…] [where:…]',
      should_escape: true,
    });
    expect(features.slash_commands).toContainEqual({
      command: '/ws-rules',
      description: 'About the rules',
      usage_hint: 'show',
      should_escape: true,
    });
    expect(features.shortcuts).toEqual([
      {
        name: 'Say this once again',
        type: 'message',
        callback_id: 'on-message echo',
        description: 'Looks up who said the words of this message.',
      },
    ]);
  });

  it('says where Slack reaches the bot, in HTTP mode alone', () => {
    const catalogue = whosaid.app.router.catalogue('en');
    const byHttp = slackManifest(catalogue, { prefix: '', mode: modes[1] });
    expect(byHttp.settings).toMatchObject({
      event_subscriptions: { request_url: modes[1].requestUrl },
      interactivity: { request_url: modes[1].requestUrl },
      socket_mode_enabled: false,
    });
    expect(byHttp.features.slash_commands.every((command) => 'url' in command)).toBe(true);
    expect(manifestYaml(catalogue, { prefix: '', mode: 'socket' })).not.toContain('http');
  });
});
