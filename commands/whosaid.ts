import { type Asking, defineCommand } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Dossier } from '../src/core/dossier/dossier.ts';
import type { Match } from '../src/core/search/match.ts';
import { foundMessage, MATCHES_SHOWN, nothingFound, nothingShared } from '../src/views/found.ts';
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
  examples: ['whosaid false balance', 'whosaid "naive hope" event:amnesty'],

  async run({ options: { words, event }, ...asking }, services) {
    const within = event === undefined ? null : (await openEvent(event, 'event', asking, services)).dossier;
    const matches = await services.search.find(communityOf(asking.actor), words, { dossier: within?.id });
    return matches.length === 0
      ? nothingFound(words, within, asking.t)
      : shown(words, matches, asking, services);
  },

  onMessage: {
    label: (t) => t.whosaid.onMessage,
    maxLength: 4_000,
    async run({ text, ...asking }, services) {
      const matches = await services.search.sharing(communityOf(asking.actor), text, {});
      return matches.length === 0 ? nothingShared(text, asking.t) : shown(text, matches, asking, services);
    },
  },

  actions: {},
});

async function shown(
  words: string,
  matches: readonly Match[],
  asking: Asking,
  { shelf }: Services,
): Promise<Reply> {
  const ids = new Set(matches.slice(0, MATCHES_SHOWN).map(({ dossier }) => dossier));
  const dossiers = await Promise.all(Array.from(ids, (id) => openDossier(id, asking, shelf)));
  const byId = new Map(dossiers.map((dossier): [Dossier['id'], Dossier] => [dossier.id, dossier]));
  return foundMessage(words, matches, byId, asking.t);
}
