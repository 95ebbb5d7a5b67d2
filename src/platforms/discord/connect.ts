import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import { CannotStart } from '../../chat/platform.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { restOptions } from './discord-rest.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { isConnecting, untilStopped } from './leaving.ts';
import { closedFor, refusedStart } from './start-fault.ts';

/** How long a start may take, in milliseconds; discord.js waits 15 s for servers that have an outage. */
const START_LIMIT_MS = 30_000;

/** A client that keeps in memory what it needs of servers, channels and roles, and nothing about members or messages. */
export function makeClient(apiUrl: string, stopping: AbortSignal): Client {
  const onlyBot = (client: Client, id: string) => id === client.user?.id;
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: restOptions(apiUrl, stopping),
    ws: untilStopped(stopping, (shard) => isConnecting(client, shard)),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ client, id }) => onlyBot(client, id) },
      UserManager: { maxSize: 0, keepOverLimit: ({ client, id }) => onlyBot(client, id) },
    }),
  });
  return client;
}

/**
 * Resolves once the client hears of what members do; gives up when `stopping` is aborted.
 * @throws CannotStart
 */
export async function connect(
  client: Client,
  { token, apiUrl }: DiscordSettings,
  stopping: AbortSignal,
  t: Texts,
): Promise<Client<true>> {
  const { promise, resolve, reject } = deferred<Client<true>>();
  const onReady = (ready: Client<true>) => resolve(ready);
  const onDisconnect = ({ code }: { readonly code: number }) => reject(closedFor(code, t));
  const giveUp = () => reject(new CannotStart(t.discord.unreachable(apiUrl), true));
  const timer = setTimeout(giveUp, START_LIMIT_MS);
  client.once(Events.ClientReady, onReady).once(Events.ShardDisconnect, onDisconnect);
  stopping.addEventListener('abort', giveUp);
  client.login(token).catch((error: unknown) => reject(refusedStart(error, { apiUrl }, t)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener('abort', giveUp);
    client.off(Events.ClientReady, onReady).off(Events.ShardDisconnect, onDisconnect);
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: CannotStart) => void = () => {};
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
