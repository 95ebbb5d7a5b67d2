import { randomBytes } from 'node:crypto';
import type { DossierId } from '../../core/dossier/dossier.ts';

/** Twelve characters that can stand in an action's id: 72 bits, so that nobody comes upon another community's by trying. */
export function newDossierId(): DossierId {
  return randomBytes(9).toString('base64url') as DossierId; // the one place that makes them
}
