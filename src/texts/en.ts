import { audit } from './en/audit.ts';
import { claim } from './en/claim.ts';
import { dates } from './en/dates.ts';
import { discord } from './en/discord.ts';
import { doctor } from './en/doctor.ts';
import { dossier } from './en/dossier.ts';
import { dossierFile } from './en/dossier-file.ts';
import { exchange } from './en/exchange.ts';
import { events, help, sources, timeline, whosaid } from './en/lists.ts';
import { log } from './en/log.ts';
import { operator } from './en/operator.ts';
import { playground } from './en/playground.ts';
import { practice } from './en/practice.ts';
import { privacy } from './en/privacy.ts';
import { question } from './en/question.ts';
import { quiz } from './en/quiz.ts';
import { router } from './en/router.ts';
import { settings } from './en/settings.ts';
import { sharing } from './en/sharing.ts';
import { slack } from './en/slack.ts';
import { stance } from './en/stance.ts';
import { statement } from './en/statement.ts';
import { verify } from './en/verify.ts';
import { type Naming, slash } from './naming.ts';

/** All sentences, with commands called as they are typed there. */
export const english = (command: Naming) => ({
  locale: 'en-GB',
  command,
  audit,
  claim: claim(command),
  dates,
  discord,
  doctor,
  dossier: dossier(command),
  dossierFile,
  events: events(command),
  exchange: exchange(command),
  help: help(command),
  log,
  operator,
  playground,
  practice: practice(command),
  privacy: privacy(command),
  question,
  quiz: quiz(command),
  router: router(command),
  settings: settings(command),
  sharing,
  slack,
  sources,
  stance,
  statement,
  timeline,
  verify,
  whosaid,
});

export const en = english(slash);
