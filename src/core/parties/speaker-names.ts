import type { Dossier, SpeakerKey } from '../dossier/dossier.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { NameIndex } from '../names/name-index.ts';

/** A dossier's speakers by any of their names. */
export const speakerNames: (dossier: Dossier) => NameIndex<SpeakerKey> = perDossier(
  (dossier) =>
    new NameIndex(
      dossier.speakers.map(({ key, name, aliases }) => ({ id: key, name, aliases, related: [] })),
    ),
);
