import type { Asking, OptionSpec } from '../src/chat/command.ts';
import type { Choice } from '../src/chat/message.ts';
import { Ambiguity } from '../src/chat/refusal.ts';
import type { Dossier, Party, PartyKey } from '../src/core/dossier/dossier.ts';
import { lookup } from '../src/core/dossier/lookup.ts';
import { partyNames } from '../src/core/parties/party-names.ts';
import { CHOICES } from './choices.ts';
import { communityOf, type Services } from './services.ts';

/** The option that picks a party of the event given in `event`. */
export const partyOption = {
  required: false,
  maxLength: 100,
  describe: (t) => t.stance.party,
  async suggest(partial, { actor }, { events, shelf }, { event }) {
    if (event === undefined) return [];
    const community = communityOf(actor);
    const found = await events.find(community, event);
    const dossier = found.kind === 'one' ? await shelf.open(community, found.entry.id) : null;
    return dossier === null ? [] : choicesOf(dossier, partyNames(dossier).suggest(partial, CHOICES));
  },
} as const satisfies OptionSpec<Services>;

/** @throws Ambiguity if the name could mean several parties, or none. */
export function findParty(dossier: Dossier, name: string, option: string, { t }: Asking): Party {
  const found = partyNames(dossier).resolve(name);
  switch (found.kind) {
    case 'one':
      return lookup(dossier).party(found.id);
    case 'several':
      throw new Ambiguity(option, t.stance.severalParties(name), choicesOf(dossier, found.ids));
    case 'none': {
      const all = dossier.parties.map(({ key }) => key);
      throw new Ambiguity(option, t.stance.noParty(name, dossier.title), choicesOf(dossier, all));
    }
    default:
      return found satisfies never;
  }
}

function choicesOf(dossier: Dossier, parties: readonly PartyKey[]): readonly Choice[] {
  return parties.slice(0, CHOICES).map((key) => {
    const { name } = lookup(dossier).party(key);
    return { value: name, label: name };
  });
}
