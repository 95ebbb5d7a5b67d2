import { timelineOpen, timelineTurn } from '../src/views/actions.ts';
import { timelineMessage } from '../src/views/timeline.ts';
import { dossierPages } from './dossier-pages.ts';

export const timeline = dossierPages({
  name: 'timeline',
  describe: (t) => t.timeline.describe,
  message: timelineMessage,
  turn: timelineTurn,
  open: timelineOpen,
});
