import { readFileSync } from 'node:fs';
import { projectFile } from '../../src/root.ts';

/** A dossier's file, by the short name `large`, of so many statements that say `word` and their place. */
export function largeDossier(claims: number, word: string): string {
  const amnesty = readFileSync(projectFile('dossiers', 'amnesty.yaml'), 'utf8');
  const head = amnesty.slice(0, amnesty.indexOf('\nclaims:')).replace('slug: amnesty', 'slug: large');
  const entries = Array.from(
    { length: claims },
    (_, nth) => `  - number: ${1_000 + nth}
    speaker: pokalchuk
    says: Oksana Pokalchuk says ${word} ${nth}.
    wording: indirect
    category: assertion
    excerpt: She said ${word} ${nth} there.
`,
  );
  return `${head}\nclaims:\n${entries.join('')}`;
}
