import { readFileSync } from 'node:fs';
import type { Dossier, DossierId } from '../../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../../src/core/dossier-file/read-dossier-file.ts';
import { projectFile } from '../../../src/root.ts';

const read = readDossierFile(readFileSync(projectFile('dossiers', 'amnesty.yaml')), 'dossiers/amnesty.yaml');
if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 2));

/** As the store would hand it out. */
export const amnesty: Dossier = {
  ...read.content,
  id: 'amnesty' as DossierId,
  origin: 'bundled',
  retracted: [],
};
