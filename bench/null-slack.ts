import { readFileSync } from 'node:fs';
import bolt from '@slack/bolt';

/** The least a bot can do with Bolt: it acknowledges every command with the same body. */
const [bodyFile = ''] = process.argv.slice(2);
const body = JSON.parse(readFileSync(bodyFile, 'utf8'));
const { SLACK_API_URL, SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, PORT } = process.env;
const app = new bolt.App({
  token: SLACK_BOT_TOKEN ?? '',
  clientOptions: { slackApiUrl: SLACK_API_URL ?? '' },
  ...(SLACK_APP_TOKEN === undefined
    ? { signingSecret: SLACK_SIGNING_SECRET ?? '' }
    : { socketMode: true, appToken: SLACK_APP_TOKEN }),
});
app.command(/.*/, async ({ ack }) => ack(body));
await app.start(Number(PORT));
console.log('ready');
process.once('SIGTERM', () => app.stop().then(() => process.exit()));
