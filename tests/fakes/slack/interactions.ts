import { SlackRefusal } from './refusal.ts';
import { type Message, randomId, type World } from './world.ts';

// https://docs.slack.dev/interactivity/handling-user-interaction
const TRIGGER_MS = 3_000;
const RESPONSE_USES = 5;
const RESPONSE_MS = 30 * 60_000;

/** One thing a member did, and the means it gives the bot to answer. */
export interface Interaction {
  readonly id: string;
  readonly user: string;
  /** Null where Slack tells no channel. */
  readonly channel: string | null;
  readonly triggerId: string;
  /** Null where Slack gives none. */
  readonly responseUrl: string | null;
  /** The message whose control was used, which an answer may replace or delete. */
  readonly original: Message | null;
}

export interface Interactions {
  begin(given: Pick<Interaction, 'user' | 'channel' | 'original'>): Interaction;
  /** @throws SlackRefusal as `views.open` does if it is unknown, too old or used. */
  useTrigger(id: string): Interaction;
  /** @throws SlackRefusal `used_url` or `expired_url`. */
  useResponseUrl(id: string): Interaction;
}

export function makeInteractions(world: World, origin: () => string): Interactions {
  const all = new Map<
    string,
    Interaction & { readonly at: number; responses: number; triggerUsed: boolean }
  >();
  const byTrigger = new Map<string, string>();
  return {
    begin: (given) => {
      const id = randomId('');
      const interaction = {
        ...given,
        id,
        triggerId: `${world.timestamp()}.${id.toLowerCase()}`,
        responseUrl: given.channel === null ? null : `${origin()}/response/${id}`,
        at: world.clock.now(),
        responses: 0,
        triggerUsed: false,
      };
      all.set(id, interaction);
      byTrigger.set(interaction.triggerId, id);
      return interaction;
    },
    useTrigger: (triggerId) => {
      const found = all.get(byTrigger.get(triggerId) ?? '');
      if (found === undefined) throw new SlackRefusal('invalid_trigger_id');
      if (found.triggerUsed) throw new SlackRefusal('exchanged_trigger_id');
      if (world.clock.now() - found.at > TRIGGER_MS) throw new SlackRefusal('expired_trigger_id');
      found.triggerUsed = true;
      return found;
    },
    useResponseUrl: (id) => {
      const found = all.get(id);
      if (found?.responseUrl == null || world.clock.now() - found.at > RESPONSE_MS) {
        throw new SlackRefusal('expired_url');
      }
      if (found.responses >= RESPONSE_USES) throw new SlackRefusal('used_url');
      found.responses += 1;
      return found;
    },
  };
}
