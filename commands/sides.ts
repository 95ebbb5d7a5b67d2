import type { Message } from '../src/chat/message.ts';
import type { Dossier } from '../src/core/dossier/dossier.ts';
import { stanceOf } from '../src/core/fairness/stance.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { remember } from '../src/views/remember.ts';
import { stanceMessage } from '../src/views/stance.ts';

/** All sides of an event, in the order of that UTC day. */
export function sides(dossier: Dossier, day: number, page: number, t: Texts): Message {
  return remember(dossier, t, ['stance', day, page], () => stanceMessage(stanceOf(dossier, day), page, t));
}
