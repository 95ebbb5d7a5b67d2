import { type Command, defineCommand } from '../src/chat/command.ts';
import type { Block, Message } from '../src/chat/message.ts';
import type { Dossier, DossierId } from '../src/core/dossier/dossier.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import type { ActionCodec } from '../src/views/actions.ts';
import { remember } from '../src/views/remember.ts';
import { eventOption, openDossier, openEvent } from './event-option.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

/** A command that shows one side of a whole dossier, page by page. */
export function dossierPages(pages: {
  readonly name: string;
  describe(t: Texts): string;
  message(dossier: Dossier, page: number, t: Texts, aside?: readonly Block[]): Message;
  readonly turn: ActionCodec<{ readonly dossier: DossierId; readonly page: number }>;
  readonly open: ActionCodec<{ readonly dossier: DossierId }>;
}): Command<Services> {
  const { name, message, turn, open } = pages;
  const shown = (dossier: Dossier, page: number, t: Texts) =>
    remember(dossier, t, [name, page], () => message(dossier, page, t));

  return defineCommand<Services>()({
    name,
    access: 'member',
    options: { event: eventOption },
    describe: pages.describe,
    examples: [`${name} amnesty`],

    async run({ options, ...asking }, services) {
      const { dossier, aside } = await openEvent(options.event, 'event', asking, services);
      return aside.length > 0 ? message(dossier, 1, asking.t, aside) : shown(dossier, 1, asking.t);
    },

    actions: {
      [turn.name]: {
        access: 'member',
        shows: 'update',
        async run({ arg, ...asking }, { shelf }) {
          const { dossier, page } = readArg(turn, arg, asking.t);
          return shown(await openDossier(dossier, asking, shelf), page, asking.t);
        },
      },
      [open.name]: {
        access: 'member',
        shows: 'new',
        async run({ arg, ...asking }, { shelf }) {
          const { dossier } = readArg(open, arg, asking.t);
          return shown(await openDossier(dossier, asking, shelf), 1, asking.t);
        },
      },
    },
  });
}
