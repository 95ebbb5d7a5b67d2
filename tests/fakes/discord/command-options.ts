import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { permissionsIn } from './build-interaction.ts';
import type { FakeGuild } from './guild.ts';
import { channelJson, memberJson, roleJson } from './json.ts';
import type { World } from './world.ts';

/** Channels, members and roles by name or id. */
export type Given = Readonly<Record<string, string | number | boolean>>;

interface Filled {
  readonly options: object[];
  readonly resolved: Record<string, Record<string, object>>;
}

/**
 * What Discord's client would send for `/name subcommand`.
 * @throws Error if the client would not let one send it.
 */
export function fillCommand(
  world: World,
  command: APIApplicationCommand,
  path: readonly string[],
  given: Given,
  where: { guild: FakeGuild | null; focused?: string },
): Filled {
  const resolved: Filled['resolved'] = {};
  const nest = (
    options: readonly APIApplicationCommandOption[],
    [name, ...rest]: readonly string[],
  ): object[] => {
    if (name !== undefined) {
      const found = options.find((option) => option.name === name);
      if (found?.type !== Type.Subcommand && found?.type !== Type.SubcommandGroup)
        throw new Error(`/${command.name} has no subcommand ${name}`);
      return [{ type: found.type, name, options: nest(found.options ?? [], rest) }];
    }
    const unknown = Object.keys(given).find((key) => !options.some((option) => option.name === key));
    if (unknown !== undefined) throw new Error(`/${command.name} has no option ${unknown}`);
    return options.flatMap((option) => fill(option, resolved));
  };

  function fill(option: APIApplicationCommandOption, into: Filled['resolved']): object[] {
    const { type, name } = option;
    if (type === Type.Subcommand || type === Type.SubcommandGroup)
      throw new Error(`/${command.name} can't be used without a subcommand`);
    const value = given[name];
    const focused = where.focused === name;
    if (value === undefined && focused) return [{ type, name, value: '', focused }];
    if (value === undefined) {
      if (option.required === true && where.focused === undefined)
        throw new Error(`/${command.name} needs ${name}`);
      return [];
    }
    if (!focused) refuseValue(option, value);
    const sent = resolve(type, `${value}`, into) ?? value;
    return [{ type, name, value: sent, ...(focused ? { focused } : {}) }];
  }

  function resolve(type: Type, named: string, into: Filled['resolved']): string | null {
    const { guild } = where;
    const add = (kind: string, id: string, json: object) => {
      into[kind] = { ...into[kind], [id]: json };
      return id;
    };
    if (type === Type.Channel) {
      const channel = guild?.channels.find(({ id, name }) => id === named || name === named);
      if (channel === undefined) throw new Error(`there is no channel ${named}`);
      const bot = permissionsIn(channel, world.bot.id);
      return add('channels', channel.id, { ...channelJson(channel), permissions: bot, app_permissions: bot });
    }
    if (type === Type.User) {
      const member = guild?.members.find(({ key, user }) => key === named || user.id === named);
      if (member === undefined) throw new Error(`there is no member ${named}`);
      add('members', member.user.id, { ...memberJson(member), user: undefined, permissions: '0' });
      return add('users', member.user.id, member.user);
    }
    if (type === Type.Role) {
      const role = guild?.roles.find(({ id, name }) => id === named || name === named);
      if (role === undefined) throw new Error(`there is no role ${named}`);
      return add('roles', role.id, roleJson(role, 1));
    }
    return null;
  }

  const options = 'options' in command ? (command.options ?? []) : [];
  return { options: nest(options, path), resolved };
}

/** @throws Error for what can't be chosen or typed there. */
function refuseValue(option: APIApplicationCommandOption, value: string | number | boolean): void {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw new Error(`${value} is no choice of ${option.name}`);
  if (option.type !== Type.String) return;
  const { length } = `${value}`;
  if (length < (option.min_length ?? 0) || length > (option.max_length ?? 6000))
    throw new Error(`${option.name} can't have ${length} characters`);
}
