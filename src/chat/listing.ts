import type { Texts } from '../texts/catalogue.ts';
import type { Command } from './command.ts';
import type { CommandListing } from './router.ts';

export function listingOf<Services>(command: Command<Services>, t: Texts): CommandListing {
  return {
    name: command.name,
    description: command.describe(t),
    options: Object.entries(command.options).map(([name, option]) => ({
      name,
      description: option.describe(t),
      required: option.required,
      maxLength: option.maxLength,
      suggests: option.suggest !== undefined,
    })),
  };
}

/** `/stance event [party:…]`: the first option needs no name where a command is one line of text. */
export function usageOf<Services>(command: Pick<Command<Services>, 'name' | 'options'>): string {
  const options = Object.entries(command.options).map(([name, { required }], index) => {
    const shown = index === 0 ? name : `${name}:…`;
    return required ? shown : `[${shown}]`;
  });
  return [`/${command.name}`, ...options].join(' ');
}
