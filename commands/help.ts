import { type Command, defineCommand } from '../src/chat/command.ts';
import { groupOf } from '../src/chat/listing.ts';
import { Ambiguity } from '../src/chat/refusal.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { commandHelp, helpMessage } from '../src/views/help.ts';
import { CHOICES } from './choices.ts';
import type { Services } from './services.ts';

/** Explains `others` and itself. */
export function helpOn(others: readonly Command<Services>[]): Command<Services> {
  const help: Command<Services> = defineCommand<Services>()({
    name: 'help',
    access: 'member',
    options: {
      command: {
        required: false,
        maxLength: 100,
        describe: (t) => t.help.which,
        suggest: async (partial, { t }) => choices(withoutSlash(partial), t),
      },
    },
    describe: (t) => t.help.describe,
    examples: ['help', 'help stance'],

    async run({ options, t }) {
      if (options.command === undefined) return helpMessage(commands, t);
      const name = withoutSlash(options.command);
      const command = commands.find((one) => one.name === name);
      if (command === undefined) {
        const grouped = commands.filter((one) => groupOf(one.name) === name);
        if (grouped.length > 0) return helpMessage(grouped, t);
        throw new Ambiguity('command', t.help.unknown(options.command), choices('', t));
      }
      return commandHelp(command, t);
    },

    actions: {},
  });
  const commands = [...others, help];

  function choices(beginning: string, t: Texts) {
    return commands
      .filter(({ name }) => name.startsWith(beginning))
      .slice(0, CHOICES)
      .map(({ name }) => ({ value: name, label: t.command(name) }));
  }

  return help;
}

function withoutSlash(name: string): string {
  return name.replace(/^\//u, '').toLowerCase();
}
