import type { Command } from '../src/chat/command.ts';
import { events } from './events.ts';
import { helpOn } from './help.ts';
import type { Services } from './services.ts';
import { sources } from './sources.ts';
import { stance } from './stance.ts';
import { timeline } from './timeline.ts';
import { whosaid } from './whosaid.ts';

const explained: readonly Command<Services>[] = [stance, timeline, sources, whosaid, events];

/** Every command there is, in the order in which they are listed. */
export const commands: readonly Command<Services>[] = [...explained, helpOn(explained)];
