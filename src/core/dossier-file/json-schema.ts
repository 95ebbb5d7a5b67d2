import { z } from 'zod';
import { dossierShape } from './shape.ts';

/** The JSON Schema (draft 2020-12) of a dossier's file: all that can be said of one without knowing what refers to what. */
export function dossierJsonSchema(): object {
  return z.toJSONSchema(dossierShape, { target: 'draft-2020-12', io: 'input' });
}
