import type { Texts } from '../texts/catalogue.ts';
import type { Command, CommandGroup } from './command.ts';
import type { CommandListing } from './router.ts';

export function listingOf<Services>(
  command: Command<Services>,
  groups: ReadonlyMap<string, CommandGroup>,
  t: Texts,
): CommandListing {
  const { onMessage } = command;
  const group = groups.get(groupOf(command.name) ?? '');
  return {
    name: command.name,
    description: command.describe(t),
    group: group === undefined ? null : { name: group.name, description: group.describe(t) },
    onMessage: onMessage === undefined ? null : { label: onMessage.label(t), maxLength: onMessage.maxLength },
    options: Object.entries(command.options).map(([name, option]) => ({
      name,
      description: option.describe(t),
      required: option.required,
      kind: option.kind ?? 'words',
      maxLength: option.maxLength,
      suggests: option.suggest !== undefined,
    })),
  };
}

/** `/stance event [party:…]`: the first option needs no name where a command is one line of text. */
export function usageOf<Services>(command: Pick<Command<Services>, 'name' | 'options'>, t: Texts): string {
  const options = Object.entries(command.options).map(([name, { required }], index) => {
    const shown = index === 0 ? name : `${name}:…`;
    return required ? shown : `[${shown}]`;
  });
  return [t.command(command.name), ...options].join(' ');
}

/** Null if the command is in no group. */
export function groupOf(name: string): string | null {
  const space = name.indexOf(' ');
  return space < 0 ? null : name.slice(0, space);
}

/** `/settings show · /settings moderators [add]`: the commands of a group, each as it is used. */
export function groupUsage<Services>(
  commands: readonly Command<Services>[],
  group: string,
  t: Texts,
): string {
  return commands
    .filter(({ name }) => groupOf(name) === group)
    .map((command) => usageOf(command, t))
    .join(' · ');
}
