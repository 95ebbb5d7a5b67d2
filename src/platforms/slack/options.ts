import type { PlainTextOption } from '@slack/types';
import type { Choice } from '../../chat/message.ts';
import { OPTION_HINT, OPTION_LABEL, OPTION_VALUE, OPTIONS, SELECT_SIZE } from './limits.ts';
import { plain } from './plain.ts';

/** As many as a select takes, in order, and of those only what can come back whole. */
export function optionsOf(choices: readonly Choice[]): PlainTextOption[] {
  const options: PlainTextOption[] = [];
  let size = 0;
  for (const { value, label, hint } of choices) {
    if (value.length > OPTION_VALUE) continue;
    const option: PlainTextOption = {
      text: plain(label, OPTION_LABEL),
      value,
      ...(hint === undefined || hint === '' ? {} : { description: plain(hint, OPTION_HINT) }),
    };
    size += JSON.stringify(option).length;
    if (options.length === OPTIONS || size > SELECT_SIZE) break;
    options.push(option);
  }
  return options;
}
