import type { Texts } from '../texts/catalogue.ts';
import { textsFor } from '../texts/catalogue.ts';
import { readActionRef } from './action.ts';
import type { Actor } from './actor.ts';
import { ask, fillAction, pickAction, readPick } from './asking-again.ts';
import type { Access, Action, Asking, Command, CommandGroup, OptionValues, Pressed } from './command.ts';
import { clean, faultsOf, formFor, missingOption, optionOf, readOptions } from './command-options.ts';
import { describeFault } from './describe-fault.ts';
import { echo } from './echo.ts';
import { groupUsage, listingOf, usageOf } from './listing.ts';
import type { Block } from './message.ts';
import { unquoted } from './quoting.ts';
import { Ambiguity, Refusal, refusal, sentence } from './refusal.ts';
import type { Reply } from './reply.ts';
import type { Answer, Invocation, Router } from './router.ts';
import { offeringToShare } from './sharing.ts';
import { parseLine } from './text-syntax.ts';

/** Where nobody could be shown how far it is. */
const unheard = () => {};

export const SUGGESTIONS = 25;
/** Of what is being typed, in UTF-16 code units; no name is longer. */
const PARTIAL_LIMIT = 100;

export interface RouterParts<Services> {
  readonly commands: readonly Command<Services>[];
  /** Those whose names begin some commands' names. */
  readonly groups?: readonly CommandGroup[];
  /** Buttons, selects and forms of no single command. */
  readonly actions?: Readonly<Record<string, Action<Services>>>;
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
  const grammars = parts.commands.map(({ name, options }) => ({ name, options: Object.keys(options) }));
  const restricted = parts.commands.some(({ access }) => access === 'moderator');
  const actions = byName(
    [...parts.commands, { actions: parts.actions ?? {} }].flatMap((one) => Object.entries(one.actions)),
  );
  const groups = byName((parts.groups ?? []).map((group) => [group.name, group]));

  async function permit(access: Access, { actor, t }: Asking): Promise<void> {
    if (access === 'moderator' && !(await parts.mayModerate(actor))) throw refusal(t.router.moderatorsOnly);
  }

  async function run(command: Command<Services>, given: OptionValues, asking: Asking): Promise<Reply> {
    await permit(command.access, asking);
    const options = readOptions(command, given, asking.t);
    const missing = missingOption(command, options);
    if (missing !== undefined) return askFor(missing, command, options, asking);
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
      const choices = suggested.slice(0, SUGGESTIONS);
      throw new Refusal(ask(t, command.name, option, given, t.router.which(option), choices));
    }
    return { kind: 'invalid', form: formFor(command, given, t), errors: { [option]: t.router.needed } };
  }

  function readLine(line: string, t: Texts): { command: Command<Services>; options: OptionValues } {
    const parsed = parseLine(line, grammars);
    if (parsed.ok) return { command: find(parsed.command, t), options: parsed.options };
    const told = {
      t,
      usage: (name: string) => usageOf(find(name, t), t),
      group: (name: string) => groupUsage(parts.commands, name, t),
      nearest: (typed: string) => parts.nearest(typed, [...commands.keys()]),
    };
    throw refusal(describeFault(parsed.fault, told));
  }

  function find(name: string, t: Texts): Command<Services> {
    const command = commands.get(name);
    if (command === undefined) throw refusal(t.router.unknownCommand(echo(name)));
    return command;
  }

  /** @throws Refusal if nothing here can have made it: it is of an older version, or forged. */
  function readRef(ref: string, t: Texts): { readonly name: string; readonly arg: string } {
    const read = readActionRef(ref);
    if (read === null) throw refusal(t.router.outdated);
    return read;
  }

  async function act(name: string, pressed: Pressed): Promise<Pick<Answer, 'reply' | 'shows'>> {
    const action = actions.get(name);
    if (action === undefined) throw refusal(pressed.t.router.outdated);
    await permit(action.access, pressed);
    return { reply: await action.run(pressed, parts.services), shows: action.shows };
  }

  async function reply(
    invocation: Invocation,
    asking: Asking,
    progress: Pressed['progress'],
  ): Promise<Pick<Answer, 'reply' | 'shows'>> {
    const { t } = asking;
    switch (invocation.kind) {
      case 'line': {
        const { command, options } = readLine(invocation.line, t);
        return { reply: await run(command, options, asking), shows: 'new' };
      }
      case 'command':
        return { reply: await run(find(invocation.name, t), bare(invocation.options), asking), shows: 'new' };
      case 'message':
        return { reply: await askAbout(find(invocation.command, t), invocation.text, asking), shows: 'new' };
      case 'press': {
        const { values, on = null } = invocation;
        const { name, arg } = readRef(invocation.ref, t);
        if (name !== pickAction)
          return act(name, { ...asking, arg, values, fields: {}, files: {}, on, progress });
        const { command, options } = pickedFrom(arg, values, t);
        return { reply: await run(command, options, asking), shows: 'update' };
      }
      case 'submit': {
        const { fields, files = {} } = invocation;
        const { name, arg } = readRef(invocation.ref, t);
        if (name !== fillAction)
          return act(name, { ...asking, arg, values: [], fields, files, on: null, progress });
        const command = commands.get(arg);
        if (command === undefined) throw refusal(t.router.outdated);
        return { reply: await submitOptions(command, fields, asking), shows: 'new' };
      }
      default:
        return invocation satisfies never;
    }
  }

  async function askAbout(command: Command<Services>, text: string, asking: Asking): Promise<Reply> {
    await permit(command.access, asking);
    const { t } = asking;
    const { onMessage } = command;
    if (onMessage === undefined) throw refusal(t.router.outdated);
    const said = clean(text);
    if (said === '') throw refusal(t.router.noWords);
    const reply = await onMessage.run(
      { ...asking, text: said.slice(0, onMessage.maxLength) },
      parts.services,
    );
    if (said.length <= onMessage.maxLength || reply.kind !== 'message') return reply;
    const cut: Block = { kind: 'note', text: t.router.onlyBeginning(onMessage.maxLength) };
    return { ...reply, blocks: [cut, ...reply.blocks] };
  }

  /** @throws Refusal if no command here can have asked so: it is of an older version, or forged. */
  function pickedFrom(arg: string, values: readonly string[], t: Texts) {
    const picked = readPick(arg, values);
    const command = commands.get(picked?.command ?? '');
    if (picked === null || command === undefined) throw refusal(t.router.outdated);
    if (Object.keys(picked.options).some((name) => optionOf(command, name) === undefined))
      throw refusal(t.router.outdated);
    return { command, options: picked.options };
  }

  /** A refused form comes back filled in, with what is wrong at its field. */
  async function submitOptions(
    command: Command<Services>,
    fields: OptionValues,
    asking: Asking,
  ): Promise<Reply> {
    await permit(command.access, asking);
    const errors = faultsOf(command, fields, asking.t);
    if (Object.keys(errors).length > 0) {
      return { kind: 'invalid', form: formFor(command, fields, asking.t), errors };
    }
    return run(command, fields, asking);
  }

  return {
    texts: textsFor,

    async listing(actor) {
      const moderates = restricted && (await moderatesOrReported(actor));
      const t = textsFor(actor.locale, actor.command);
      return parts.commands
        .filter(({ access }) => access === 'member' || moderates)
        .map((command) => listingOf(command, groups, t));
    },

    catalogue: (locale) => parts.commands.map((command) => listingOf(command, groups, textsFor(locale))),

    expects(invocation) {
      const handler = handlerOf(invocation);
      return {
        late: handler?.late === true,
        shows: handler !== undefined && 'shows' in handler ? handler.shows : 'new',
      };
    },

    async answer(actor, invocation, progress) {
      const t = textsFor(actor.locale, actor.command);
      const asking: Asking = { actor, t };
      try {
        const { reply: replied, shows } = await reply(invocation, asking, progress?.tell ?? unheard);
        if (replied.kind === 'message')
          return { reply: offeringToShare(replied, actor, t), shows, outcome: 'done' };
        return { reply: replied, shows, outcome: replied.kind === 'invalid' ? 'refused' : 'done' };
      } catch (error) {
        return { ...answerTo(error, asking), shows: 'new' };
      } finally {
        await progress?.end();
      }
    },

    async suggest(actor, { command, option, partial, others }) {
      const asking: Asking = { actor, t: textsFor(actor.locale, actor.command) };
      const known = commands.get(command);
      if (known === undefined) return [];
      try {
        await permit(known.access, asking);
        const typed = clean(partial.slice(0, PARTIAL_LIMIT));
        const choices = await optionOf(known, option)?.suggest?.(typed, asking, parts.services, others);
        return (choices ?? []).slice(0, SUGGESTIONS);
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof Ambiguity)) parts.report(error, actor);
        return [];
      }
    },
  };

  /** Undefined if there is none; what is wrong with the invocation is told when it is answered. */
  function handlerOf(invocation: Invocation): Command<Services> | Action<Services> | undefined {
    switch (invocation.kind) {
      case 'line': {
        const parsed = parseLine(invocation.line, grammars);
        return parsed.ok ? commands.get(parsed.command) : undefined;
      }
      case 'command':
        return commands.get(invocation.name);
      case 'message':
        return commands.get(invocation.command);
      case 'press':
      case 'submit': {
        const ref = readActionRef(invocation.ref);
        if (ref === null) return undefined;
        if (ref.name === fillAction) return commands.get(ref.arg);
        if (ref.name !== pickAction) return actions.get(ref.name);
        const command = commands.get(readPick(ref.arg, [''])?.command ?? '');
        return command && { ...command, shows: 'update' };
      }
      default:
        return invocation satisfies never;
    }
  }

  function answerTo(error: unknown, asking: Asking): Pick<Answer, 'reply' | 'outcome'> {
    if (error instanceof Refusal) return { reply: error.reply, outcome: 'refused' };
    const incident = parts.report(error, asking.actor);
    const told = parts.explain(error, asking.t) ?? asking.t.router.failed(incident);
    return { reply: sentence(told, told), outcome: 'failed' };
  }

  /** For what is only shown: rights that can't be asked for count as none. */
  async function moderatesOrReported(actor: Actor): Promise<boolean> {
    try {
      return await parts.mayModerate(actor);
    } catch (error) {
      parts.report(error, actor);
      return false;
    }
  }
}

function byName<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const map = new Map(entries);
  if (map.size < entries.length) throw new Error('two commands or actions share a name');
  return map;
}

function bare(options: OptionValues): OptionValues {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, unquoted(value)]));
}
