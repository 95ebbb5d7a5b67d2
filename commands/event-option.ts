import { directTenant } from '../src/chat/actor.ts';
import type { Asking, OptionSpec } from '../src/chat/command.ts';
import type { Block, Choice } from '../src/chat/message.ts';
import { Ambiguity, Refusal } from '../src/chat/refusal.ts';
import type { Dossier, DossierEntry, DossierId } from '../src/core/dossier/dossier.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { foundByVoice } from '../src/views/events.ts';
import { noEvents, outdated } from '../src/views/refusals.ts';
import { formatEdtf } from '../src/views/when.ts';
import { CHOICES } from './choices.ts';
import { communityOf, type Services } from './services.ts';

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

export interface OpenedEvent {
  readonly dossier: Dossier;
  /** Why this event, where it was not asked for by a name of its own. */
  readonly aside: readonly Block[];
}

/**
 * The dossier that a name means.
 * @throws Ambiguity if the name could mean several, or none; Refusal if there is no dossier at all.
 */
export async function openEvent(
  name: string,
  option: string,
  asking: Asking,
  { events, shelf }: Services,
): Promise<OpenedEvent> {
  const { actor, t } = asking;
  const community = communityOf(actor);
  const found = await events.find(community, name);
  switch (found.kind) {
    case 'one': {
      const dossier = await openDossier(found.entry.id, asking, shelf);
      return { dossier, aside: found.by === null ? [] : [foundByVoice(name, found.by, t)] };
    }
    case 'several':
      throw new Ambiguity(option, t.events.several(name), choicesOf(found.entries, t));
    case 'none': {
      if (found.near.length > 0)
        throw new Ambiguity(option, t.events.unknownNear(name), choicesOf(found.near, t));
      const all = await shelf.entries(community);
      if (all.length === 0) throw new Refusal(noEvents(t));
      const direct = actor.tenantId === directTenant ? [t.events.direct] : [];
      throw new Ambiguity(option, [t.events.unknown(name), ...direct].join(' '), choicesOf(all, t));
    }
    default:
      return found satisfies never;
  }
}

/** @throws Refusal if there is no such dossier here: a button's of one that is gone, or a forged one's. */
export async function openDossier(
  id: DossierId,
  { actor, t }: Asking,
  shelf: Services['shelf'],
): Promise<Dossier> {
  const dossier = await shelf.open(communityOf(actor), id);
  if (dossier === null) throw new Refusal(outdated(t));
  return dossier;
}

function choicesOf(entries: readonly DossierEntry[], t: Texts): readonly Choice[] {
  return entries.slice(0, CHOICES).map((entry) => choiceOf(entry, t));
}

function choiceOf({ slug, title, happened }: DossierEntry, t: Texts): Choice {
  return { value: slug, label: title, hint: formatEdtf(happened, t) };
}
