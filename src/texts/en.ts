import { dates } from './en/dates.ts';
import { discord } from './en/discord.ts';
import { doctor } from './en/doctor.ts';
import { dossierFile } from './en/dossier-file.ts';
import { events, help, sources, timeline, whosaid } from './en/lists.ts';
import { operator } from './en/operator.ts';
import { playground } from './en/playground.ts';
import { router } from './en/router.ts';
import { settings } from './en/settings.ts';
import { sharing } from './en/sharing.ts';
import { slack } from './en/slack.ts';
import { stance } from './en/stance.ts';
import { statement } from './en/statement.ts';
import { verify } from './en/verify.ts';

export const en = {
  locale: 'en-GB',
  dates,
  discord,
  doctor,
  dossierFile,
  events,
  help,
  operator,
  playground,
  router,
  settings,
  sharing,
  slack,
  sources,
  stance,
  statement,
  timeline,
  verify,
  whosaid,
};
