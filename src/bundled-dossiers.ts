import { readdir, readFile } from 'node:fs/promises';
import { contentDigest } from './core/dossier-file/content-digest.ts';
import type { Fault } from './core/dossier-file/fault.ts';
import { readDossierFile } from './core/dossier-file/read-dossier-file.ts';
import { projectFile } from './root.ts';
import type { Store } from './store/open-store.ts';

export interface FaultyFile {
  readonly file: string;
  readonly faults: readonly Fault[];
}

/**
 * Makes the database say what the files of `folder` say, each file as a whole or not at all.
 * @returns the files that were not loaded.
 * @throws StoreError
 */
export async function loadBundledDossiers(
  store: Pick<Store, 'importBundled'>,
  folder = projectFile('dossiers'),
): Promise<readonly FaultyFile[]> {
  const faulty: FaultyFile[] = [];
  const files = (await readdir(folder)).filter((name) => /\.ya?ml$/u.test(name)).sort();
  for (const name of files) {
    const file = `${folder}/${name}`;
    const read = readDossierFile(await readFile(file), `dossiers/${name}`);
    if (read.ok) await store.importBundled(read.content, contentDigest(read.content));
    else faulty.push({ file: `dossiers/${name}`, faults: read.faults });
  }
  return faulty;
}
