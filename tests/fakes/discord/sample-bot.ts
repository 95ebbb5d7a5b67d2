import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { type BaseInteraction, Client, Events, GatewayIntentBits } from 'discord.js';
import type { FakeDiscord } from './start-fake-discord.ts';

/** A real client at the fake's door, quick to retry. */
export function clientFor(
  discord: FakeDiscord,
  intents: readonly GatewayIntentBits[] = [GatewayIntentBits.Guilds],
) {
  const client = new Client({
    intents: [...intents],
    rest: { api: discord.url, retries: 3, timeout: 2000 },
  });
  client.on(Events.Error, () => {});
  return client;
}

/** Logged in, its commands registered, answering as told. */
export async function startBot(
  discord: FakeDiscord,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
  answer: (interaction: BaseInteraction) => Promise<unknown>,
): Promise<Client<true>> {
  const client = clientFor(discord);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(() => {}));
  await client.login(discord.token);
  const started = await ready;
  await started.application.commands.set([...commands]);
  return started;
}
