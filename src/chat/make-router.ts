import type { Texts } from '../texts/catalogue.ts';
import { textsFor } from '../texts/catalogue.ts';
import { actionRef, readActionRef } from './action.ts';
import type { Actor } from './actor.ts';
import { ask, fillAction, pickAction, readPick } from './asking-again.ts';
import type { Access, Action, Asking, Command, OptionValues } from './command.ts';
import type { Form } from './form.ts';
import { listingOf, usageOf } from './listing.ts';
import type { Text } from './message.ts';
import { Ambiguity, Refusal, sentence } from './refusal.ts';
import type { Reply } from './reply.ts';
import type { Answer, Invocation, Router } from './router.ts';
import { type LineFault, parseLine } from './text-syntax.ts';

export const SUGGESTIONS = 25;

export interface RouterParts<Services> {
  readonly commands: readonly Command<Services>[];
  readonly services: Services;
  mayModerate(actor: Actor): Promise<boolean>;
  /** Records an error of ours and answers with a reference that a member can quote. */
  report(error: unknown, actor: Actor): string;
  /** What a member is told of an error that is not theirs but whose remedy is known; null for all others. */
  explain(error: unknown, t: Texts): string | null;
  /** The one of `names` that `typed` was probably meant to be; null if there is none. */
  nearest(typed: string, names: readonly string[]): string | null;
}

/** @throws Error if two commands, or two commands' actions, share a name: a fault of whoever lists them. */
export function makeRouter<Services>(parts: RouterParts<Services>): Router {
  const commands = byName(parts.commands.map((command) => [command.name, command]));
  const actions = byName(parts.commands.flatMap((command) => Object.entries(command.actions)));

  async function permit(access: Access, { actor, t }: Asking): Promise<void> {
    if (access === 'moderator' && !(await parts.mayModerate(actor))) throw refusal(t.router.moderatorsOnly);
  }

  async function run(command: Command<Services>, given: OptionValues, asking: Asking): Promise<Reply> {
    await permit(command.access, asking);
    const options = readOptions(command, given, asking.t);
    const missing = Object.entries(command.options).find(
      ([name, { required }]) => required && options[name] === undefined,
    );
    if (missing !== undefined) return askFor(missing[0], command, options, asking);
    try {
      return await command.run({ ...asking, options }, parts.services);
    } catch (error) {
      if (!(error instanceof Ambiguity)) throw error;
      const { [error.option]: _, ...others } = options;
      throw new Refusal(ask(asking.t, command.name, error.option, others, error.said, error.choices));
    }
  }

  async function askFor(
    option: string,
    command: Command<Services>,
    given: OptionValues,
    asking: Asking,
  ): Promise<Reply> {
    const { t } = asking;
    const suggested = await command.options[option]?.suggest?.('', asking, parts.services, given);
    if (suggested !== undefined && suggested.length > 0) {
      throw new Refusal(ask(t, command.name, option, given, t.router.which(option), suggested));
    }
    return { kind: 'invalid', form: formFor(command, given, t), errors: { [option]: t.router.needed } };
  }

  function formFor(command: Command<Services>, given: OptionValues, t: Texts): Form {
    return {
      kind: 'form',
      title: `/${command.name}`,
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

  function readLine(line: string, t: Texts): { command: Command<Services>; options: OptionValues } {
    const grammars = parts.commands.map(({ name, options }) => ({ name, options: Object.keys(options) }));
    const parsed = parseLine(line, grammars);
    if (!parsed.ok) throw refusal(describe(parsed.fault, t));
    return { command: find(parsed.command, t), options: parsed.options };
  }

  function describe(fault: LineFault, t: Texts): string {
    switch (fault.code) {
      case 'empty':
        return t.router.nothingTyped;
      case 'unknown-command': {
        const near = parts.nearest(fault.name, [...commands.keys()]);
        const shown = fault.name.slice(0, 40);
        return near === null ? t.router.unknownCommand(shown) : t.router.unknownCommandNear(shown, near);
      }
      case 'unknown-option':
        return t.router.unknownOption(
          fault.command,
          fault.name.slice(0, 40),
          usageOf(find(fault.command, t)),
        );
      case 'doubled-option':
        return t.router.doubledOption(fault.command, fault.name, usageOf(find(fault.command, t)));
      case 'unclosed-quote':
        return t.router.unclosedQuote;
      default:
        return fault satisfies never;
    }
  }

  function find(name: string, t: Texts): Command<Services> {
    const command = commands.get(name);
    if (command === undefined) throw refusal(t.router.unknownCommand(name.slice(0, 40)));
    return command;
  }

  async function press(
    action: Action<Services>,
    asking: Asking,
    arg: string,
    values: readonly string[],
    fields: OptionValues,
  ) {
    await permit(action.access, asking);
    return action.run({ ...asking, arg, values, fields }, parts.services);
  }

  async function reply(invocation: Invocation, asking: Asking): Promise<Pick<Answer, 'reply' | 'shows'>> {
    const { t } = asking;
    switch (invocation.kind) {
      case 'line': {
        const { command, options } = readLine(invocation.line, t);
        return { reply: await run(command, options, asking), shows: 'new' };
      }
      case 'command':
        return { reply: await run(find(invocation.name, t), invocation.options, asking), shows: 'new' };
      case 'press': {
        const ref = readActionRef(invocation.ref);
        if (ref?.name === pickAction) {
          const picked = readPick(ref.arg, invocation.values);
          if (picked === null) throw refusal(t.router.outdated);
          return { reply: await run(find(picked.command, t), picked.options, asking), shows: 'update' };
        }
        const action = actions.get(ref?.name ?? '');
        if (ref === null || action === undefined) throw refusal(t.router.outdated);
        return { reply: await press(action, asking, ref.arg, invocation.values, {}), shows: action.shows };
      }
      case 'submit': {
        const ref = readActionRef(invocation.ref);
        if (ref?.name === fillAction) {
          return { reply: await submitOptions(find(ref.arg, t), invocation.fields, asking), shows: 'new' };
        }
        const action = actions.get(ref?.name ?? '');
        if (ref === null || action === undefined) throw refusal(t.router.outdated);
        return { reply: await press(action, asking, ref.arg, [], invocation.fields), shows: action.shows };
      }
      default:
        return invocation satisfies never;
    }
  }

  /** A refused form comes back filled in, with what is wrong at its field. */
  async function submitOptions(
    command: Command<Services>,
    fields: OptionValues,
    asking: Asking,
  ): Promise<Reply> {
    const { t } = asking;
    const errors: Record<string, Text> = {};
    for (const [name, option] of Object.entries(command.options)) {
      const value = clean(fields[name] ?? '');
      if (option.required && value === '') errors[name] = t.router.needed;
      if (value.length > option.maxLength)
        errors[name] = t.router.tooLong(name, value.length, option.maxLength);
    }
    if (Object.keys(errors).length > 0) {
      return { kind: 'invalid', form: formFor(command, fields, t), errors };
    }
    return run(command, fields, asking);
  }

  return {
    texts: textsFor,

    async listing(actor) {
      const moderates = await parts.mayModerate(actor);
      const t = textsFor(actor.locale);
      return parts.commands
        .filter(({ access }) => access === 'member' || moderates)
        .map((command) => listingOf(command, t));
    },

    async answer(actor, invocation) {
      const t = textsFor(actor.locale);
      const asking: Asking = { actor, t };
      try {
        const { reply: replied, shows } = await reply(invocation, asking);
        return { reply: replied, shows, outcome: replied.kind === 'invalid' ? 'refused' : 'done' };
      } catch (error) {
        return { ...answerTo(error, asking), shows: 'new' };
      }
    },

    async suggest(actor, { command, option, partial, others }) {
      const t = textsFor(actor.locale);
      const known = commands.get(command);
      try {
        if (known === undefined || (known.access === 'moderator' && !(await parts.mayModerate(actor))))
          return [];
        const suggest = known.options[option]?.suggest;
        const choices = await suggest?.(clean(partial).slice(0, 100), { actor, t }, parts.services, others);
        return (choices ?? []).slice(0, SUGGESTIONS);
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof Ambiguity)) parts.report(error, actor);
        return [];
      }
    },
  };

  function answerTo(error: unknown, asking: Asking): Pick<Answer, 'reply' | 'outcome'> {
    if (error instanceof Refusal) return { reply: error.reply, outcome: 'refused' };
    const incident = parts.report(error, asking.actor);
    const told = parts.explain(error, asking.t) ?? asking.t.router.failed(incident);
    return { reply: sentence(told, told), outcome: 'failed' };
  }

  function readOptions(command: Command<Services>, given: OptionValues, t: Texts): OptionValues {
    const options: Record<string, string> = {};
    for (const [name, value] of Object.entries(given)) {
      const spec = command.options[name];
      if (spec === undefined)
        throw refusal(t.router.unknownOption(command.name, name.slice(0, 40), usageOf(command)));
      const cleaned = clean(value);
      if (cleaned.length > spec.maxLength)
        throw refusal(t.router.tooLong(name, cleaned.length, spec.maxLength));
      if (cleaned !== '') options[name] = cleaned;
    }
    return options;
  }
}

/** Control characters can't have been meant, and break lines and terminals. */
function clean(value: string): string {
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

function refusal(text: string): Refusal {
  return new Refusal(sentence(text, text));
}

function byName<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const map = new Map(entries);
  if (map.size < entries.length) throw new Error('two commands or actions share a name');
  return map;
}
