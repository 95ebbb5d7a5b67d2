import type { Actor } from '../../chat/actor.ts';
import type { Choice } from '../../chat/message.ts';
import type { CommandListing, Router } from '../../chat/router.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { LOCAL_CHANNEL } from './channel.ts';
import { type ListedOption, readUnfinishedLine } from './unfinished-line.ts';
import type { Completion, CompletionChoice } from './wire.ts';

const CHANNELS: readonly Choice[] = [{ value: `#${LOCAL_CHANNEL}`, label: `#${LOCAL_CHANNEL}` }];

/** What a line, as far as it is typed, could go on with for this actor. */
export async function complete(router: Router, actor: Actor, line: string, t: Texts): Promise<Completion> {
  const unfinished = readUnfinishedLine(line, await router.listing(actor));
  if (unfinished.kind === 'name') {
    const choices = unfinished.commands.map(commandChoice);
    return { option: null, choices, status: t.playground.suggestionsFound(choices.length) };
  }
  const { command, option, partial, from, others, next, nextFrom } = unfinished;
  const suggested = option === null ? [] : await suggestedFor(option);
  const named = option !== null && option !== command.options[0];
  const values = suggested.map(({ value, label, hint }) => {
    const insert = named ? `${option.name}:${quoted(value)} ` : `${quoted(value)} `;
    return { from, insert, label, ...(hint === undefined ? {} : { hint }) };
  });
  const choices = [...values, ...next.map((one) => nameChoice(one, nextFrom))];
  return {
    option: option && { name: option.name, description: option.description, required: option.required },
    choices,
    status: t.playground.suggestionsFound(choices.length),
  };

  async function suggestedFor({ name, kind, suggests }: ListedOption): Promise<readonly Choice[]> {
    if (kind === 'channel') return CHANNELS.filter(({ value }) => beginsWith(value, partial));
    if (!suggests) return [];
    return router.suggest(actor, { command: command.name, option: name, partial, others });
  }
}

function beginsWith(channel: string, partial: string): boolean {
  return [channel, channel.slice(1)].some((name) => name.startsWith(partial.toLowerCase()));
}

function commandChoice({ name, description, options }: CommandListing): CompletionChoice {
  const usage = options.map((option) => (option.required ? ` ${option.name}` : ` [${option.name}]`));
  const insert = options.length > 0 ? `/${name} ` : `/${name}`;
  return { from: 0, insert, label: `/${name}${usage.join('')}`, hint: description };
}

function nameChoice({ name, description }: ListedOption, from: number): CompletionChoice {
  return { from, insert: `${name}:`, label: `${name}:`, hint: description };
}

// A value that has quotation marks itself can't stand in them, and is understood without as long as it has no colon.
function quoted(value: string): string {
  return /[\s:]/u.test(value) && !/["“”„‟«»]/u.test(value) ? `"${value}"` : value;
}
