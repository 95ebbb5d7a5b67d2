import type { Finding } from '../../chat/finding.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { apiFault } from './api-fault.ts';
import { boltLog } from './bolt-log.ts';
import { missingScopes, SCOPES } from './scopes.ts';
import { clientOptions, type WebClient, webClient } from './web-client.ts';

/** In milliseconds: Slack's signatures are refused five minutes from their time, so that half of it is alarming. */
const CLOCKS_APART = 150_000;
const TIMEOUT = 10_000;
const SLACK = 'https://slack.com/api/';

export interface SlackSettings {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly apiUrl?: string;
}

/** Asks Slack whether the settings are good for running the bot. Changes nothing, and tells no secret. */
export async function slackFindings(settings: SlackSettings, t: Texts): Promise<readonly Finding[]> {
  const options = clientOptions(settings.apiUrl, boltLog({ debug: () => undefined, warn: () => undefined }));
  const bot = webClient(settings.botToken, options);
  const [token, line, clock] = await Promise.all([
    botFindings(bot, t),
    lineFinding(settings, (appToken) => webClient(appToken, options), t),
    clockFinding(settings, t),
  ]);
  return [...token, line, clock];
}

async function botFindings(client: WebClient, t: Texts): Promise<readonly Finding[]> {
  const { doctor } = t.slack;
  const subject = 'SLACK_BOT_TOKEN';
  try {
    const { team, response_metadata } = await client.auth.test();
    return [
      { subject, state: 'ok', said: doctor.accepted(team ?? '') },
      scopeFinding(response_metadata?.scopes, t),
    ];
  } catch (error) {
    return [callFinding(subject, error, doctor.fixBotToken, t)];
  }
}

function scopeFinding(granted: readonly string[] | undefined, t: Texts): Finding {
  const { doctor } = t.slack;
  const subject = doctor.scopes;
  if (granted === undefined) return { subject, state: 'unknown', said: doctor.scopesUntold };
  const missing = missingScopes(granted);
  return missing.length === 0
    ? { subject, state: 'ok', said: doctor.scopesFor(SCOPES) }
    : { subject, state: 'wrong', said: doctor.scopesMissing(missing), fix: doctor.fixScopes };
}

/** Whether Slack can reach the bot. */
async function lineFinding(
  { appToken, signingSecret }: SlackSettings,
  clientOf: (appToken: string) => WebClient,
  t: Texts,
): Promise<Finding> {
  const { doctor } = t.slack;
  if (appToken === undefined)
    return signingSecret === undefined
      ? { subject: doctor.mode, state: 'wrong', said: doctor.noMode, fix: t.slack.start.noMode }
      : { subject: doctor.mode, state: 'unknown', said: doctor.http };
  try {
    await clientOf(appToken).apps.connections.open({});
    return { subject: doctor.mode, state: 'ok', said: doctor.socket };
  } catch (error) {
    return callFinding('SLACK_APP_TOKEN', error, doctor.fixAppToken, t);
  }
}

function callFinding(subject: string, error: unknown, fix: string, t: Texts): Finding {
  const fault = apiFault(error);
  return fault?.kind === 'refused'
    ? { subject, state: 'wrong', said: t.slack.doctor.refused(fault.code), fix }
    : { subject, state: 'unknown', said: t.slack.start.unreachable };
}

/** By the `Date` of an answer, which is right to a second. */
async function clockFinding({ apiUrl = SLACK }: SlackSettings, t: Texts): Promise<Finding> {
  const { doctor } = t.slack;
  const subject = doctor.clock;
  try {
    const response = await fetch(`${apiUrl}api.test`, {
      method: 'POST',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
    const apart = Date.now() - Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(apart)) return { subject, state: 'unknown', said: doctor.clockUntold };
    const seconds = Math.round(Math.abs(apart) / 1_000);
    return Math.abs(apart) < CLOCKS_APART
      ? { subject, state: 'ok', said: doctor.clockRight(seconds) }
      : { subject, state: 'wrong', said: doctor.clockWrong(seconds), fix: doctor.fixClock };
  } catch {
    return { subject, state: 'unknown', said: t.slack.start.unreachable };
  }
}
