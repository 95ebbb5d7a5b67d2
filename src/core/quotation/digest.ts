import { createHash } from 'node:crypto';
import type { Normalised } from './normalised.ts';

/** SHA-256 of the normalised text as UTF-8, in lower-case hexadecimal. */
export function digestOf(normalised: Normalised): string {
  return createHash('sha256').update(normalised.text, 'utf8').digest('hex');
}
