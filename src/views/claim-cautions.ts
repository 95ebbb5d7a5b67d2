import type { DossierContent, PartyKey } from '../core/dossier/dossier.ts';
import type { Caution, NameCaution } from '../core/editing/careful.ts';
import type { Texts } from '../texts/catalogue.ts';
import { numberOf } from './statement.ts';

/** What a careful editor would ask, as a sentence. */
export function cautionText(caution: Caution | NameCaution, content: DossierContent, t: Texts): string {
  const asked = t.claim.caution;
  switch (caution.code) {
    case 'other-speaker':
      return asked.otherSpeaker(numberOf(caution.claim), speakerOf(caution.claim, content));
    case 'verdict':
      return asked.verdict(caution.word);
    case 'before-event':
      return asked.beforeEvent;
    case 'future':
      return asked.future;
    case 'after-until':
      return asked.afterUntil;
    case 'same-source':
      return asked.sameSource(numberOf(caution.claim));
    case 'balance': {
      const { of, most, least } = caution;
      return asked.balance[of](
        nameOf(most.party, content),
        most[of],
        nameOf(least.party, content),
        least[of],
      );
    }
    case 'look-alike':
      return asked.lookAlike(caution.name, caution.known);
    case 'mixed-scripts':
      return asked.mixedScripts(caution.name);
    default:
      return caution satisfies never;
  }
}

function speakerOf(number: number, { claims, speakers }: DossierContent): string {
  const claim = claims.find((one) => one.number === number);
  return speakers.find(({ key }) => key === claim?.speaker)?.name ?? '';
}

function nameOf(party: PartyKey, { parties }: DossierContent): string {
  return parties.find(({ key }) => key === party)?.name ?? '';
}
