import { Refusal } from '../src/chat/refusal.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import type { ActionCodec } from '../src/views/actions.ts';
import { outdated } from '../src/views/refusals.ts';

/** What a button carries. @throws Refusal if it is forged, or an older version's. */
export function readArg<Arg>(action: ActionCodec<Arg>, arg: string, t: Texts): Arg {
  const read = action.read(arg);
  if (read === null) throw new Refusal(outdated(t));
  return read;
}
