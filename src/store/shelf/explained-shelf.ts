import type { Shelf } from '../../core/ports.ts';
import type { Engine } from '../engines/engine.ts';
import { explained } from '../engines/explained.ts';

/** The same shelf, telling the database's own troubles as StoreErrors. */
export function explainedShelf(engine: Engine, shelf: Shelf): Shelf {
  return {
    version: (community) => explained(engine, () => shelf.version(community)),
    namesVersion: (community) => explained(engine, () => shelf.namesVersion(community)),
    entries: (community) => explained(engine, () => shelf.entries(community)),
    open: (community, id) => explained(engine, () => shelf.open(community, id)),
    voices: (community) => explained(engine, () => shelf.voices(community)),
    statements: (community) => explained(engine, () => shelf.statements(community)),
  };
}
