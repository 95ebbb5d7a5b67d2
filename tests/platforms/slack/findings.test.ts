import { afterEach, describe, expect, it } from 'vitest';
import { type SlackSettings, slackFindings } from '../../../src/platforms/slack/findings.ts';
import { en } from '../../../src/texts/en.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../fakes/slack/index.ts';

const slacks: FakeSlack[] = [];
afterEach(async () => {
  for (const slack of slacks.splice(0)) await slack.stop();
});

async function found(settings: Partial<SlackSettings> = {}, options: FakeSlackOptions = {}) {
  const slack = await startFakeSlack(options);
  slacks.push(slack);
  const { botToken, appToken, apiUrl } = slack;
  const findings = await slackFindings({ botToken, appToken, apiUrl, ...settings }, en);
  const told = JSON.stringify(findings);
  expect(told).not.toMatch(/xox[bp]-\w|xapp-\d|fake-signing/);
  return findings.map(({ subject, state }) => [subject, state]);
}

describe('looking over Slack’s settings', () => {
  it('finds good ones good', async () => {
    expect(await found()).toEqual([
      ['SLACK_BOT_TOKEN', 'ok'],
      ['Slack scopes', 'ok'],
      ['Slack mode', 'ok'],
      ['Clock', 'ok'],
    ]);
  });

  it('finds wrong tokens and missing scopes', async () => {
    expect(await found({ botToken: 'xoxb-1', appToken: 'xapp-2' })).toEqual([
      ['SLACK_BOT_TOKEN', 'wrong'],
      ['SLACK_APP_TOKEN', 'wrong'],
      ['Clock', 'ok'],
    ]);
    expect(await found({}, { scopes: ['commands'] })).toContainEqual(['Slack scopes', 'wrong']);
  });

  it('can’t tell where nothing answers', async () => {
    expect(await found({ apiUrl: 'http://127.0.0.1:9/api/' })).toEqual([
      ['SLACK_BOT_TOKEN', 'unknown'],
      ['SLACK_APP_TOKEN', 'unknown'],
      ['Clock', 'unknown'],
    ]);
  });

  it('finds that nothing says how Slack is reached', async () => {
    const { appToken: _, ...without } = { appToken: undefined };
    const slack = await startFakeSlack();
    slacks.push(slack);
    const { botToken, apiUrl, signingSecret } = slack;
    const modeOf = async (settings: SlackSettings) =>
      (await slackFindings(settings, en)).find(({ subject }) => subject === 'Slack mode')?.state;
    expect(await modeOf({ botToken, apiUrl, ...without })).toBe('wrong');
    expect(await modeOf({ botToken, apiUrl, signingSecret })).toBe('unknown');
  });
});
