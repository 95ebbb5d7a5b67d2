import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { within } from '../../chat/pauses.ts';
import type { CannotStart, PostingPlatform, Presence } from '../../chat/platform.ts';
import type { Router } from '../../chat/router.ts';
import { UnderWay } from '../../chat/under-way.ts';
import { Answering } from './answering.ts';
import { connect, makeClient } from './connect.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { inviteLink } from './invite-link.ts';
import { fileHosts } from './invocation.ts';
import { leave } from './leaving.ts';
import { logConnection } from './log-connection.ts';
import { postRest } from './post-rest.ts';
import { discordPosting, type Online } from './posting.ts';
import { type Dispatched, presenceIn } from './presence.ts';
import { register } from './registration.ts';
import { closedFor, refusedStart } from './start-fault.ts';

/** How long answers under way have to reach their members when the bot stops, in milliseconds. */
const ANSWERS_GRACE_MS = 2_000;
/** How long Discord has to say goodbye, in milliseconds. */
const GOODBYE_GRACE_MS = 500;

/**
 * Whosaid on Discord, without privileged intents. `start` rejects with `CannotStart`, and may be tried again.
 * `onLost` is told once if Discord ends the connection for good after a successful start; everything else that breaks
 * it is mended by itself. `onPresence` is told which servers the bot is in.
 */
export function discordPlatform(
  options: DiscordSettings & {
    readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
    readonly onLost: (why: CannotStart) => void;
    readonly onPresence?: (presence: Presence) => void;
  },
): PostingPlatform {
  const { log, onLost, onPresence = () => {}, ...settings } = options;
  const underWay = new UnderWay();
  let online: Online | null = null;
  let end: () => Promise<void> = async () => {};

  return {
    name: 'discord',
    posting: discordPosting(() => online),

    async start(router: Router) {
      // Whoever starts it sees what the rest of the log is written in.
      const t = router.texts('en');
      const stopping = new AbortController();
      const client = makeClient(settings.apiUrl, stopping.signal);
      const posts = postRest({ ...settings, stopping: stopping.signal });
      end = async () => {
        online = null;
        posts.end();
        // From here on nothing new is taken, and a lost connection is no loss.
        client
          .removeAllListeners(Events.Raw)
          .removeAllListeners(Events.InteractionCreate)
          .removeAllListeners(Events.ShardReconnecting)
          .removeAllListeners(Events.ShardError);
        await underWay.ended(ANSWERS_GRACE_MS);
        stopping.abort();
        await within(leave(client), GOODBYE_GRACE_MS);
      };
      logConnection(client, log);
      const answering = new Answering(router, log, fileHosts(settings.apiUrl));
      // Only what Discord itself says tells everything: the list of a new session, and an outage from a removal.
      client.on(Events.Raw, (dispatched: Dispatched) => {
        const presence = presenceIn(dispatched);
        if (presence !== null) onPresence(presence);
      });
      client.on(Events.InteractionCreate, (interaction) => underWay.during(answering.handle(interaction)));
      try {
        const ready = await connect(client, settings, stopping.signal, t);
        const { commands, changed } = await registered(ready, router);
        online = { client: ready, router, posts };
        client.on(Events.ShardDisconnect, ({ code }) => {
          const why = closedFor(code, t);
          log.error({ code }, why.message);
          void end();
          onLost(why);
        });
        const told = changed ? t.discord.commandsRegistered(commands) : t.discord.commandsUnchanged(commands);
        const { user, application, guilds } = ready;
        return t.discord.started(user.username, guilds.cache.size, told, inviteLink(application.id));
      } catch (error) {
        await end();
        throw error;
      }
    },

    stop: () => end(),
  };

  async function registered({ rest, application }: Client<true>, router: Router) {
    try {
      return await register(rest, { applicationId: application.id, guildId: settings.guildId }, router);
    } catch (error) {
      throw refusedStart(error, settings, router.texts('en'));
    }
  }
}
