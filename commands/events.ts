import { defineCommand } from '../src/chat/command.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { utcDay } from '../src/core/fairness/order.ts';
import { eventsPick, eventsTurn, readDossierId } from '../src/views/actions.ts';
import { eventsMessage } from '../src/views/events.ts';
import { noEvents, outdated } from '../src/views/refusals.ts';
import { openDossier } from './event-option.ts';
import { readArg } from './read-arg.ts';
import { communityOf, type Services } from './services.ts';
import { sides } from './sides.ts';

export const events = defineCommand<Services>()({
  name: 'events',
  access: 'member',
  options: {},
  describe: (t) => t.events.describe,
  examples: ['events'],

  async run(asking, { shelf }) {
    const entries = await shelf.entries(communityOf(asking.actor));
    return entries.length === 0 ? noEvents(asking.t) : eventsMessage(entries, 1, asking);
  },

  actions: {
    [eventsTurn.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, { shelf }) {
        const { page } = readArg(eventsTurn, arg, asking.t);
        const entries = await shelf.entries(communityOf(asking.actor));
        return entries.length === 0 ? noEvents(asking.t) : eventsMessage(entries, page, asking);
      },
    },
    [eventsPick.name]: {
      access: 'member',
      shows: 'new',
      async run({ values, ...asking }, { shelf, clock }) {
        const id = readDossierId(values[0] ?? '');
        if (id === null) throw new Refusal(outdated(asking.t));
        return sides(await openDossier(id, asking, shelf), utcDay(clock.now()), 1, asking.t);
      },
    },
  },
});
