import { defineCommand } from '../src/chat/command.ts';
import { timelineOpen, timelineTurn } from '../src/views/actions.ts';
import { timelineMessage } from '../src/views/timeline.ts';
import { eventOption, openDossier, openEvent } from './event-option.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

export const timeline = defineCommand<Services>()({
  name: 'timeline',
  access: 'member',
  options: { event: eventOption },
  describe: (t) => t.timeline.describe,
  examples: ['timeline amnesty'],

  async run({ options, ...asking }, services) {
    const { dossier, aside } = await openEvent(options.event, 'event', asking, services);
    return timelineMessage(dossier, 1, asking.t, aside);
  },

  actions: {
    [timelineTurn.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier, page } = readArg(timelineTurn, arg, asking.t);
        return timelineMessage(await openDossier(dossier, asking, shelf), page, asking.t);
      },
    },
    [timelineOpen.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier } = readArg(timelineOpen, arg, asking.t);
        return timelineMessage(await openDossier(dossier, asking, shelf), 1, asking.t);
      },
    },
  },
});
