import { maxLength } from '../dossier-file/limits.ts';
import { romanise } from '../names/romanise.ts';

/** Room for what tells equal names apart. */
const NUMBER_LENGTH = 5;

/**
 * A key for a name: its letters in Latin script, in lower case, digits, and hyphens between words. Never empty, and none of
 * `taken`.
 */
export function keyFor(name: string, taken: ReadonlySet<string>): string {
  const words = romanise(name.normalize('NFKD'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength.key - NUMBER_LENGTH)
    .replace(/^-+|-+$/g, '');
  const key = words === '' ? 'x' : words;
  for (let nth = 1; ; nth += 1) {
    const numbered = nth === 1 ? key : `${key}-${nth}`;
    if (!taken.has(numbered)) return numbered;
  }
}
