import { pino } from 'pino';
import { openApp } from '../app.ts';
import type { Finding } from '../chat/finding.ts';
import { commandCatalogue } from '../command-catalogue.ts';
import type { OwnChannel } from '../core/settings/settings.ts';
import type { Environment } from '../environment.ts';
import { discordFindings } from '../platforms/discord/findings.ts';
import { slackFindings } from '../platforms/slack/findings.ts';
import { bundledCommunity } from '../store/bundled.ts';
import { StoreError } from '../store/store-error.ts';
import type { Texts } from '../texts/catalogue.ts';

/** Slack refuses signatures, and Discord's tokens grow confused, long after this; what is less is no trouble. */
const CLOCK_TOLERANCE_S = 30;
const ANSWER_TIMEOUT_MS = 5_000;

/** What the keys of Discord's communities begin with. */
const ON_DISCORD = 'discord:';

/** Everything there is to look at, one after the other. */
export async function* findingsOf(settings: Environment, t: Texts): AsyncGenerator<Finding> {
  yield { subject: t.doctor.settings, state: 'ok', said: t.doctor.settingsRead };
  yield nodeFinding(t);
  const { finding, channels } = await databaseFinding(settings, t);
  yield finding;
  yield* discordPart(settings, channels, t);
  yield* slackPart(settings, t);
}

async function* discordPart(
  settings: Environment,
  channels: readonly OwnChannel[],
  t: Texts,
): AsyncGenerator<Finding> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_GUILD_ID: guildId } = settings;
  if (token === undefined) {
    yield { subject: 'Discord', state: 'unknown', said: t.doctor.discordOff };
    return;
  }
  const places = channels
    .filter(({ community }) => community.startsWith(ON_DISCORD))
    .map(({ community, ...rest }) => ({ guildId: community.slice(ON_DISCORD.length), ...rest }));
  yield* await discordFindings({ token, apiUrl, guildId, places }, commandCatalogue, t);
  yield await clockFinding('Discord', apiUrl, t);
}

async function* slackPart(settings: Environment, t: Texts): AsyncGenerator<Finding> {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = settings;
  if (SLACK_BOT_TOKEN === undefined) {
    yield { subject: 'Slack', state: 'unknown', said: t.doctor.slackOff };
    return;
  }
  yield* await slackFindings(
    {
      botToken: SLACK_BOT_TOKEN,
      ...(SLACK_APP_TOKEN === undefined ? {} : { appToken: SLACK_APP_TOKEN }),
      ...(SLACK_SIGNING_SECRET === undefined ? {} : { signingSecret: SLACK_SIGNING_SECRET }),
      ...(SLACK_API_URL === undefined ? {} : { apiUrl: SLACK_API_URL }),
    },
    t,
  );
}

function nodeFinding(t: Texts): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const said = t.doctor.nodeIs(process.versions.node);
  return major > 20 || (major === 20 && minor >= 19)
    ? { subject: t.doctor.node, state: 'ok', said }
    : { subject: t.doctor.node, state: 'wrong', said, fix: t.doctor.nodeFix };
}

async function databaseFinding(
  { DATABASE_URL }: Environment,
  t: Texts,
): Promise<{ readonly finding: Finding; readonly channels: readonly OwnChannel[] }> {
  const subject = t.doctor.database;
  try {
    const app = await openApp({ databaseUrl: DATABASE_URL, log: pino({ level: 'silent' }) });
    const bundled = await app.store.shelf.entries(bundledCommunity);
    const channels = await app.store.settings.ownChannels();
    await app.close();
    return { finding: { subject, state: 'ok', said: t.doctor.databaseOpens(bundled.length) }, channels };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const fix = t.operator.database[error.code];
    return { finding: { subject, state: 'wrong', said: error.code, fix }, channels: [] };
  }
}

/** How far this machine's clock is from the one that answers there. */
export async function clockFinding(platform: string, address: string, t: Texts): Promise<Finding> {
  const subject = t.doctor.clock(platform);
  try {
    const { headers } = await fetch(address, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    const theirs = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return { subject, state: 'unknown', said: t.doctor.clockUnknown };
    const seconds = Math.round(Math.abs(Date.now() - theirs) / 1_000);
    const said = t.doctor.clockAgrees(seconds);
    return seconds <= CLOCK_TOLERANCE_S
      ? { subject, state: 'ok', said }
      : { subject, state: 'wrong', said, fix: t.doctor.clockFix };
  } catch {
    return { subject, state: 'unknown', said: t.doctor.clockUnknown };
  }
}
