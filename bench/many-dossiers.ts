import { readFileSync } from 'node:fs';
import type { CommunityKey, DossierContent } from '../src/core/dossier/dossier.ts';
import { readDossierFile } from '../src/core/dossier-file/read-dossier-file.ts';
import { projectFile } from '../src/root.ts';
import type { Store } from '../src/store/open-store.ts';
import { chance } from './chance.ts';
import { plausibleNames } from './plausible-names.ts';

const CLAIMS_EACH = 5;
const AT_ONCE = 500;

/** Fills a community with dossiers that differ by their names. */
export async function addDossiers(store: Store, community: CommunityKey, count: number): Promise<void> {
  const read = readDossierFile(readFileSync(projectFile('dossiers', 'amnesty.yaml')), 'amnesty.yaml');
  if (!read.ok) throw new Error('the bundled dossier has faults');
  const { content } = read;
  const contents = plausibleNames(count, chance(7)).map(
    ({ id, name, aliases }): DossierContent => ({
      ...content,
      slug: `event-${id}`,
      title: name,
      aliases,
      claims: content.claims.slice(0, CLAIMS_EACH),
      relations: [],
      missing: [],
    }),
  );
  for (let from = 0; from < count; from += AT_ONCE) {
    await store.importDossiers(community, contents.slice(from, from + AT_ONCE), 'bench', null);
  }
}
