import { dates } from './en/dates.ts';
import { dossierFile } from './en/dossier-file.ts';
import { events, help, sources, timeline, whosaid } from './en/lists.ts';
import { operator } from './en/operator.ts';
import { playground } from './en/playground.ts';
import { router } from './en/router.ts';
import { stance } from './en/stance.ts';
import { statement } from './en/statement.ts';
import { verify } from './en/verify.ts';

export const en = {
  locale: 'en-GB',
  dates,
  dossierFile,
  events,
  help,
  operator,
  playground,
  router,
  sources,
  stance,
  statement,
  timeline,
  verify,
  whosaid,
};
