import type { Phrase } from '../phrase.ts';
import { phrase } from '../phrase.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

export const stance = {
  describe: 'Shows what each side of an event says, in whose words, and who disputes it',
  event: 'The event, by any of its names',
  party: 'One side in full',
  dispute: <T>(question: T): Phrase<T> => phrase`In dispute: ${question}`,
  speaks: (voices: string) => `Speaking: ${voices}`,
  voice: (speaker: string, role: string) => `${speaker} (${role})`,
  shown: (shown: number, total: number) =>
    `${shown} of ${plural(total, { one: '# statement', other: '# statements' })}`,
  continued: (party: string) => `${party}, continued`,
  missingHeading: 'Not heard in these sources',
  missing: <T>(who: T, reason: string): Phrase<T> => phrase`${who}: no statement here; ${reason}`,
  restsOn: (sources: number, origin: string, until: string) =>
    `Rests on ${plural(sources, { one: '# source', other: '# sources' })}${origin}, up to ${until}: positions then, not now.`,
  origin: (translations: string) => ` (${translations})`,
  order:
    'Who comes first changes daily. Equal space is layout, not a finding that the positions weigh the same. ' +
    'Whosaid never says who is right.',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pickParty: 'Read one side in full …',
  inFull: (party: string) => `${party} in full`,
  timeline: 'Timeline',
  sources: 'Sources',
  summary: (title: string, parties: number) =>
    `${title}: what ${plural(parties, { one: '# side says', other: '# sides say' })}`,
  partySummary: (party: string, title: string) => `${party} on ${title}`,
  noParty: (name: string, event: string) => `“${name}” is no side in “${event}”. These are:`,
  severalParties: (name: string) => `“${name}” could be several sides:`,
  partyWithoutVoice: (party: string) => `These sources carry no statement by ${party}.`,
  retracted: (number: string, day: string, reason: string) =>
    `Retracted: ${number} on ${day}. Reason: ${reason}`,
  withEdition: 'it is no longer in the edition that comes with Whosaid.',
  moreRetracted: (count: number) => `And ${count} retracted earlier.`,
  earlier: 'Back',
  later: 'Next',
  overview: 'All sides',
};
