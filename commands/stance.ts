import { defineCommand } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Dossier, Party, PartyKey } from '../src/core/dossier/dossier.ts';
import { utcDay } from '../src/core/fairness/order.ts';
import { stanceOf } from '../src/core/fairness/stance.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { partyOpen, partyPick, partyTurn, stanceOpen, stanceTurn } from '../src/views/actions.ts';
import { outdated } from '../src/views/refusals.ts';
import { remember } from '../src/views/remember.ts';
import { partyMessage, stanceMessage } from '../src/views/stance.ts';
import { eventOption, openDossier, openEvent } from './event-option.ts';
import { findParty, partyOption } from './party-option.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';
import { sides } from './sides.ts';

export const stance = defineCommand<Services>()({
  name: 'stance',
  access: 'member',
  options: { event: eventOption, party: partyOption },
  describe: (t) => t.stance.describe,
  examples: ['stance amnesty', 'stance amnesty party:"Government of Ukraine"'],

  async run({ options, ...asking }, services) {
    const { dossier, aside } = await openEvent(options.event, 'event', asking, services);
    if (options.party !== undefined)
      return oneSide(dossier, findParty(dossier, options.party, 'party', asking), 1, asking.t);
    const today = utcDay(services.clock.now());
    return aside.length > 0
      ? stanceMessage(stanceOf(dossier, today), 1, asking.t, aside)
      : sides(dossier, today, 1, asking.t);
  },

  actions: {
    [stanceTurn.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier, day, page } = readArg(stanceTurn, arg, asking.t);
        return sides(await openDossier(dossier, asking, shelf), day, page, asking.t);
      },
    },
    [stanceOpen.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, ...asking }, { shelf, clock }) {
        const { dossier } = readArg(stanceOpen, arg, asking.t);
        const today = utcDay(clock.now());
        return sides(await openDossier(dossier, asking, shelf), today, 1, asking.t);
      },
    },
    [partyTurn.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier, party, page } = readArg(partyTurn, arg, asking.t);
        return partyOf(await openDossier(dossier, asking, shelf), party, page, asking.t);
      },
    },
    [partyOpen.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, ...asking }, { shelf }) {
        const { dossier, party } = readArg(partyOpen, arg, asking.t);
        return partyOf(await openDossier(dossier, asking, shelf), party, 1, asking.t);
      },
    },
    [partyPick.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, values, ...asking }, { shelf }) {
        const { dossier } = readArg(partyPick, arg, asking.t);
        return partyOf(await openDossier(dossier, asking, shelf), values[0], 1, asking.t);
      },
    },
  },
});

/** @throws Refusal if the dossier has no such party (any more). */
function partyOf(dossier: Dossier, key: PartyKey | string | undefined, page: number, t: Texts): Reply {
  const party = dossier.parties.find((one) => one.key === key);
  if (party === undefined) throw new Refusal(outdated(t));
  return oneSide(dossier, party, page, t);
}

function oneSide(dossier: Dossier, party: Party, page: number, t: Texts): Message {
  return remember(dossier, t, ['party', party.key, page], () => partyMessage(dossier, party, page, t));
}
