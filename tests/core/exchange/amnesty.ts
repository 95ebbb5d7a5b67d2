import { readFileSync } from 'node:fs';
import type { DossierContent } from '../../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../../src/core/dossier-file/read-dossier-file.ts';
import { projectFile } from '../../../src/root.ts';

/** The bundled dossier. */
export function amnesty(): DossierContent {
  const read = readDossierFile(readFileSync(projectFile('dossiers', 'amnesty.yaml')), 'amnesty.yaml');
  if (!read.ok) throw new Error('It should be without faults');
  return read.content;
}
