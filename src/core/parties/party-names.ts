import type { Dossier, PartyKey } from '../dossier/dossier.ts';
import { lookup } from '../dossier/lookup.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { NameIndex } from '../names/name-index.ts';

/** A dossier's parties by any of their names, and by those of whoever speaks for them in it. */
export const partyNames: (dossier: Dossier) => NameIndex<PartyKey> = perDossier(
  (dossier) =>
    new NameIndex(
      dossier.parties.map(({ key, name, aliases }) => ({
        id: key,
        name,
        aliases,
        related: lookup(dossier)
          .claimsOf(key)
          .map(({ speaker }) => lookup(dossier).speaker(speaker))
          .filter(({ name: speaker }) => speaker !== name)
          .flatMap((speaker) => [speaker.name, ...speaker.aliases]),
      })),
    ),
);
