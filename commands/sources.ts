import { sourcesOpen, sourcesTurn } from '../src/views/actions.ts';
import { sourcesMessage } from '../src/views/sources.ts';
import { dossierPages } from './dossier-pages.ts';

export const sources = dossierPages({
  name: 'sources',
  describe: (t) => t.sources.describe,
  message: sourcesMessage,
  turn: sourcesTurn,
  open: sourcesOpen,
});
