import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { commandFaults } from './check-commands.ts';
import { formFaults } from './form-faults.ts';
import { invalidForm, missingAccess, Refusal } from './refusal.ts';
import { requestSchemas } from './request-schemas.ts';
import type { Route } from './routing.ts';
import type { World } from './world.ts';

/** https://docs.discord.com/developers/interactions/application-commands#registering-a-command */
const CREATIONS_A_DAY = 200;
const DAY = 86_400_000;

/** Registered commands, for every server or for one. */
export function commandRoutes(world: World, registered: () => void): Route[] {
  const creations = new Map<string, { day: number; count: number }>();

  function scopeOf({ guild = 'global' }: Readonly<Record<string, string>>): string {
    if (guild !== 'global' && !world.guilds.has(guild)) throw missingAccess();
    return guild;
  }

  function overwrite(scope: string, sent: unknown): APIApplicationCommand[] {
    const shape = formFaults(requestSchemas.commands, sent);
    if (shape.length > 0) throw invalidForm(shape);
    // The schema has just said so.
    const bodies = sent as RESTPutAPIApplicationCommandsJSONBody;
    const faults = commandFaults(bodies);
    if (faults.length > 0) throw invalidForm(faults);
    const before = world.commands.get(scope) ?? [];
    const now = bodies.map((body) => commandFrom(body, scope, before));
    spend(scope, now.filter(({ id }) => !before.some((known) => known.id === id)).length);
    world.commands.set(scope, now);
    registered();
    return now;
  }

  function spend(scope: string, count: number): void {
    const day = Math.floor(world.now() / DAY);
    const spent = creations.get(scope);
    const total = (spent?.day === day ? spent.count : 0) + count;
    if (total > CREATIONS_A_DAY)
      throw new Refusal(
        400,
        30034,
        `Max number of daily application command creates has been reached (${CREATIONS_A_DAY})`,
      );
    creations.set(scope, { day, count: total });
  }

  function commandFrom(
    body: RESTPutAPIApplicationCommandsJSONBody[number],
    scope: string,
    before: readonly APIApplicationCommand[],
  ): APIApplicationCommand {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    const known = before.find((command) => command.name === body.name && command.type === type);
    return {
      default_member_permissions: null,
      nsfw: false,
      contexts: null,
      integration_types: [0],
      description: '',
      ...body,
      type,
      id: known?.id ?? world.nextId(),
      application_id: world.bot.id,
      version: world.nextId(),
      ...(scope === 'global' ? {} : { guild_id: scope }),
      // Discord fills in what is absent; only the type of `default_member_permissions` is wider on the way in.
    } as APIApplicationCommand;
  }

  return ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap(
    (pattern): Route[] => [
      { method: 'GET', pattern, answer: ({ params }) => world.commands.get(scopeOf(params)) ?? [] },
      { method: 'PUT', pattern, answer: ({ params, body }) => overwrite(scopeOf(params), body) },
    ],
  );
}
