import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serveLoads } from './load.ts';
import { prompt } from './prompt.ts';
import { startFakeDiscord } from './start-fake-discord.ts';

const DEFAULT_PORT = '4010';
/** How long a bot may take to register its commands before the prompt comes all the same, in milliseconds. */
const REGISTRATION = 5000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    /** For programs: one line of JSON, no prompt, loads over IPC. */
    serve: { type: 'boolean', default: false },
  },
});
const discord = await startFakeDiscord({ port: Number(values.port) });
const { url, token } = discord;

const end = async () => {
  discord.takeViolations();
  await discord.stop();
  process.exit(0);
};
process.once('SIGINT', end);
process.once('SIGTERM', end);

if (values.serve) {
  serveLoads(discord);
  process.once('disconnect', end);
  console.log(JSON.stringify({ url, token }));
} else {
  console.log(`A stand-in for Discord listens at ${url}.
Start the bot in another terminal:

  DISCORD_TOKEN=${token} DISCORD_API_URL=${url} npm start

Waiting for it. Ctrl-C ends this.`);
  await discord.waitForReady();
  await Promise.race([discord.waitForRegistration(), delay(REGISTRATION)]);
  console.log('The bot is here. /help tells what you can do.');
  await prompt(discord, process.stdin, process.stdout);
  await end();
}
