import { commands, groups } from '../commands/index.ts';
import { listingOf } from './chat/listing.ts';
import type { Router } from './chat/router.ts';
import { textsFor } from './texts/catalogue.ts';

/** What platforms are told of the commands; needs no database. */
export const commandCatalogue: Pick<Router, 'catalogue' | 'texts'> = {
  texts: textsFor,
  catalogue(locale) {
    const byName = new Map(groups.map((group) => [group.name, group]));
    return commands.map((command) => listingOf(command, byName, textsFor(locale)));
  },
};
