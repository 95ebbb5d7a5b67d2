import { defineCommand } from '../src/chat/command.ts';
import type { Dossier } from '../src/core/dossier/dossier.ts';
import { foundMessage, MATCHES_SHOWN, nothingFound } from '../src/views/found.ts';
import { eventOption, openDossier, openEvent } from './event-option.ts';
import { communityOf, type Services } from './services.ts';

export const whosaid = defineCommand<Services>()({
  name: 'whosaid',
  access: 'member',
  options: {
    words: { required: true, maxLength: 300, describe: (t) => t.whosaid.words },
    event: { ...eventOption, required: false, describe: (t) => t.whosaid.event },
  },
  describe: (t) => t.whosaid.describe,
  onMessage: { option: 'words', label: (t) => t.whosaid.onMessage },
  examples: ['whosaid false balance', 'whosaid "naive hope" event:amnesty'],

  async run({ options: { words, event }, ...asking }, services) {
    const { actor, t } = asking;
    const { search, shelf } = services;
    const within = event === undefined ? null : (await openEvent(event, 'event', asking, services)).dossier;
    const matches = await search(communityOf(actor), words, { dossier: within?.id });
    if (matches.length === 0) return nothingFound(words, within, t);

    const ids = new Set(matches.slice(0, MATCHES_SHOWN).map(({ dossier }) => dossier));
    const dossiers = await Promise.all(Array.from(ids, (id) => openDossier(id, asking, shelf)));
    const byId = new Map(dossiers.map((dossier): [Dossier['id'], Dossier] => [dossier.id, dossier]));
    return foundMessage(words, matches, byId, t);
  },

  actions: {},
});
