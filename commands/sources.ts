import { defineCommand } from '../src/chat/command.ts';
import { sourcesOpen, sourcesTurn } from '../src/views/actions.ts';
import { sourcesMessage } from '../src/views/sources.ts';
import { eventOption, openDossier, openEvent } from './event-option.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

export const sources = defineCommand<Services>()({
  name: 'sources',
  access: 'member',
  options: { event: eventOption },
  describe: (t) => t.sources.describe,
  examples: ['sources amnesty'],

  async run({ options, ...asking }, services) {
    const { dossier, aside } = await openEvent(options.event, 'event', asking, services);
    return sourcesMessage(dossier, 1, asking.t, aside);
  },

  actions: {
    [sourcesTurn.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier, page } = readArg(sourcesTurn, arg, asking.t);
        return sourcesMessage(await openDossier(dossier, asking, shelf), page, asking.t);
      },
    },
    [sourcesOpen.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier } = readArg(sourcesOpen, arg, asking.t);
        return sourcesMessage(await openDossier(dossier, asking, shelf), 1, asking.t);
      },
    },
  },
});
