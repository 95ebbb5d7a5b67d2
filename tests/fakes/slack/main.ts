import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { takeOrders } from './load.ts';
import { runPrompt } from './prompt.ts';
import { startFakeSlack } from './start-fake-slack.ts';

const PORT = '4020';
/** A person reads before they answer; the bot still has Slack's three seconds. */
const PATIENCE_MS = 5_000;
const PIPED_WAIT_MS = 60_000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: PORT },
    serve: { type: 'boolean', default: false },
    manifest: { type: 'string' },
    http: { type: 'string' },
  },
});
const manifest = values.manifest === undefined ? undefined : parse(await readFile(values.manifest, 'utf8'));
const slack = await startFakeSlack({ port: Number(values.port), manifest, patienceMs: PATIENCE_MS }).catch(
  (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    process.stderr.write(`Port ${values.port} is taken. Give another one with --port.\n`);
    process.exit(1);
  },
);
if (values.http !== undefined) slack.useHttp(values.http);

const { apiUrl, botToken, appToken, signingSecret } = slack;
const leave = async (): Promise<void> => {
  slack.takeViolations();
  await slack.stop();
  process.exit();
};

if (values.serve) {
  process.stdout.write(`${JSON.stringify({ apiUrl, botToken, appToken, signingSecret })}\n`);
  takeOrders(slack, leave);
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
} else {
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const common = `SLACK_BOT_TOKEN=${botToken} SLACK_API_URL=${apiUrl}`;
  say(`A Slack of your own is at ${apiUrl}. Start the bot in another terminal:

  ${common} SLACK_APP_TOKEN=${appToken} npm start

or by HTTP, then start this with --http and the bot's address, such as http://127.0.0.1:3000/slack/events:

  ${common} SLACK_SIGNING_SECRET=${signingSecret} npm start
`);
  const piped = process.stdin.isTTY !== true;
  // Lines that are piped in would be over before the bot is there.
  if (piped && values.http === undefined) await slack.waitForConnection(PIPED_WAIT_MS);
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: !piped });
  lines.on('SIGINT', () => lines.close());
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  await runPrompt(slack, { lines, piped, say });
  lines.close();
  say('\nGoodbye.');
  await leave();
}
