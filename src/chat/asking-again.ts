import type { Texts } from '../texts/catalogue.ts';
import { ACTION_REF_LIMIT, actionRef } from './action.ts';
import type { OptionValues } from './command.ts';
import type { Choice, Message, Text } from './message.ts';
import { plainText } from './message.ts';
import { writeValue } from './quoting.ts';

/** The router's own actions: run a command again with what was picked, or with what was filled in. */
export const pickAction = 'pick';
export const fillAction = 'fill';

/** Asks which of several choices an option was meant to have; what was given besides travels in the action. */
export function ask(
  t: Texts,
  command: string,
  option: string,
  others: OptionValues,
  said: Text,
  choices: readonly Choice[],
): Message {
  const arg = [command, option, ...Object.entries(others).flat()].join('|');
  const carried =
    pickAction.length + 1 + arg.length <= ACTION_REF_LIMIT &&
    !Object.values(others).some((value) => value.includes('|'));
  const summary = plainText(said);
  if (carried) {
    return {
      kind: 'message',
      summary,
      blocks: [
        { kind: 'text', text: said },
        { kind: 'select', on: actionRef(pickAction, arg), prompt: t.router.choose, choices },
      ],
    };
  }
  return {
    kind: 'message',
    summary,
    blocks: [
      { kind: 'text', text: said },
      { kind: 'text', text: t.router.chooseByTyping },
      ...choices.map(({ value, label }) => ({
        kind: 'text' as const,
        text: [label, ` (${option}:${writeValue(value)})`],
      })),
    ],
  };
}

/** Null if it can't have been made by `ask`. */
export function readPick(
  arg: string,
  values: readonly string[],
): { readonly command: string; readonly options: OptionValues } | null {
  const [command, option, ...others] = arg.split('|');
  const [value] = values;
  if (command === undefined || option === undefined || value === undefined || others.length % 2 === 1)
    return null;
  const pairs = others.flatMap((name, at) => (at % 2 === 0 ? [[name, others[at + 1] ?? '']] : []));
  return { command, options: Object.fromEntries([...pairs, [option, value]]) };
}
