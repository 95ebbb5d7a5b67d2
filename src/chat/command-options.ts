import type { Texts } from '../texts/catalogue.ts';
import { actionRef } from './action.ts';
import { fillAction } from './asking-again.ts';
import type { Command, OptionSpec, OptionValues } from './command.ts';
import { echo } from './echo.ts';
import type { Form } from './form.ts';
import { usageOf } from './listing.ts';
import { readMention } from './mention.ts';
import type { Text } from './message.ts';
import { refusal } from './refusal.ts';

/** A command's option by name; names come from outside, so that what every object inherits is none. */
export function optionOf<Services>(
  command: Command<Services>,
  name: string,
): OptionSpec<Services> | undefined {
  return Object.hasOwn(command.options, name) ? command.options[name] : undefined;
}

/**
 * What was given, fit for the command's `run`: known options only, cleaned, none empty.
 * @throws Refusal
 */
export function readOptions<Services>(
  command: Command<Services>,
  given: OptionValues,
  t: Texts,
): OptionValues {
  const options: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const spec = optionOf(command, name);
    if (spec === undefined)
      throw refusal(t.router.unknownOption(command.name, echo(name), usageOf(command, t)));
    const cleaned = clean(value);
    if (cleaned.length > spec.maxLength)
      throw refusal(t.router.tooLong(name, cleaned.length, spec.maxLength));
    if (cleaned !== '') checkKind(name, spec, cleaned, t);
    if (cleaned !== '') options[name] = cleaned;
  }
  return options;
}

/** The first option that can't be left out and was. */
export function missingOption<Services>(command: Command<Services>, given: OptionValues): string | undefined {
  return Object.entries(command.options).find(
    ([name, { required }]) => required && given[name] === undefined,
  )?.[0];
}

/** What is wrong with a filled-in form, by option. */
export function faultsOf<Services>(
  command: Command<Services>,
  fields: OptionValues,
  t: Texts,
): Readonly<Record<string, Text>> {
  const faults: Record<string, Text> = {};
  for (const [name, { required, maxLength }] of Object.entries(command.options)) {
    const { length } = clean(fields[name] ?? '');
    if (required && length === 0) faults[name] = t.router.needed;
    if (length > maxLength) faults[name] = t.router.tooLong(name, length, maxLength);
  }
  return faults;
}

/** A form that runs the command again with what is filled in. */
export function formFor<Services>(command: Command<Services>, given: OptionValues, t: Texts): Form {
  return {
    kind: 'form',
    title: t.command(command.name),
    on: actionRef(fillAction, command.name),
    fields: Object.entries(command.options).map(([name, option]) => ({
      kind: 'line',
      name,
      label: name,
      hint: option.describe(t),
      required: option.required,
      maxLength: option.maxLength,
      ...(given[name] === undefined ? {} : { value: given[name] }),
    })),
  };
}

/** Control characters can't have been meant, and break lines and terminals. */
export function clean(value: string): string {
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Ids of platforms are short words. */
const CHANNEL_ID = /^[\w-]{1,64}$/;

/** @throws Refusal if a channel or somebody is asked for and this names none. */
function checkKind<Services>(name: string, { kind }: OptionSpec<Services>, value: string, t: Texts): void {
  if (kind === 'channel' && !CHANNEL_ID.test(value)) throw refusal(t.router.noChannel(name, echo(value)));
  if (kind === 'mention' && readMention(value) === null) throw refusal(t.router.noMention(name, echo(value)));
}
