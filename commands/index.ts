import type { Action, Command, CommandGroup } from '../src/chat/command.ts';
import { adding } from './claim-add.ts';
import { changingClaims } from './claim-change.ts';
import { claimGroup, linking } from './claim-link.ts';
import { reviewing } from './claim-review.ts';
import { dossierGroup, dossiers } from './dossier.ts';
import { exchanging } from './dossier-files.ts';
import { events } from './events.ts';
import { helpOn } from './help.ts';
import { leaderboard } from './leaderboard.ts';
import { privacy } from './privacy.ts';
import { quizGroup } from './quiz-group.ts';
import { quizPlay } from './quiz-play.ts';
import { playing, roundActions } from './quiz-round.ts';
import { scheduling } from './quiz-schedule.ts';
import type { Services } from './services.ts';
import { settings, settingsGroup } from './settings.ts';
import { sharing } from './sharing.ts';
import { sources } from './sources.ts';
import { stance } from './stance.ts';
import { timeline } from './timeline.ts';
import { whosaid } from './whosaid.ts';

const explained: readonly Command<Services>[] = [
  stance,
  timeline,
  sources,
  whosaid,
  events,
  quizPlay,
  ...scheduling,
  ...playing,
  leaderboard,
  privacy,
  ...adding,
  ...changingClaims,
  ...linking,
  ...reviewing,
  ...dossiers,
  ...exchanging,
  ...settings,
];

/** Every command there is, in the order in which they are listed. */
export const commands: readonly Command<Services>[] = [...explained, helpOn(explained)];

export const groups: readonly CommandGroup[] = [claimGroup, dossierGroup, quizGroup, settingsGroup];

/** The buttons of no single command. */
export const actions: Readonly<Record<string, Action<Services>>> = { ...sharing, ...roundActions };
