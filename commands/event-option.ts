import type { Asking, OptionSpec } from '../src/chat/command.ts';
import type { Choice } from '../src/chat/message.ts';
import { Ambiguity, Refusal } from '../src/chat/refusal.ts';
import type { Dossier, DossierEntry, DossierId } from '../src/core/dossier/dossier.ts';
import type { FoundBy } from '../src/core/events/event-names.ts';
import { outdated, unknownEvent } from '../src/views/refusals.ts';
import { formatEdtf } from '../src/views/when.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { communityOf, type Services } from './services.ts';

const CHOICES = 25;

/** The option that picks a dossier. */
export const eventOption = {
  required: true,
  maxLength: 100,
  describe: (t) => t.stance.event,
  async suggest(partial, { actor, t }, { events }) {
    const found = await events.suggest(communityOf(actor), partial, CHOICES);
    return found.map((entry) => choiceOf(entry, t));
  },
} as const satisfies OptionSpec<Services>;

/**
 * The dossier that a name means, and the party or speaker by whose name it was found.
 * @throws Ambiguity if the name could mean several, Refusal if it means none.
 */
export async function openEvent(
  name: string,
  option: string,
  { actor, t }: Asking,
  { events, shelf }: Services,
): Promise<{ readonly dossier: Dossier; readonly by: FoundBy | null }> {
  const found = await events.find(communityOf(actor), name);
  switch (found.kind) {
    case 'several':
      throw new Ambiguity(option, t.events.several(name), found.entries.slice(0, CHOICES).map((entry) => choiceOf(entry, t)));
    case 'none': {
      const offered = found.near.length > 0 ? found.near : await shelf.entries(communityOf(actor));
      if (offered.length === 0) throw new Refusal(unknownEvent(name, t));
      throw new Ambiguity(option, t.events.unknown(name), offered.slice(0, CHOICES).map((entry) => choiceOf(entry, t)));
    }
    case 'one':
      return { dossier: await openDossier(found.entry.id, { actor, t }, shelf), by: found.by };
    default:
      return found satisfies never;
  }
}

/** @throws Refusal if there is no such dossier here: a button's of one that is gone. */
export async function openDossier(id: DossierId, { actor, t }: Asking, shelf: Services['shelf']): Promise<Dossier> {
  const dossier = await shelf.open(communityOf(actor), id);
  if (dossier === null) throw new Refusal(outdated(t));
  return dossier;
}

function choiceOf({ slug, title, happened }: DossierEntry, t: Texts): Choice {
  return { value: slug, label: title, hint: formatEdtf(happened, t) };
}
