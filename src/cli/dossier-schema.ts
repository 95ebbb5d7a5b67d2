import { writeFileSync } from 'node:fs';
import { dossierJsonSchema } from '../core/dossier-file/json-schema.ts';
import { projectFile } from '../root.ts';

/** `npm run schema`: writes the JSON Schema of dossiers' files from what reading them checks. */
writeFileSync(
  projectFile('dossiers/dossier.schema.json'),
  `${JSON.stringify(dossierJsonSchema(), null, 2)}\n`,
);
