import { z } from 'zod';
import { bundledShape } from './shape.ts';

/** The JSON Schema (draft 2020-12) of a bundled dossier's file: all that can be said of one without knowing what refers to what. */
export function dossierJsonSchema(): object {
  return z.toJSONSchema(bundledShape, { target: 'draft-2020-12', io: 'input' });
}
