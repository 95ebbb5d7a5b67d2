import type { Command } from '../chat/command.ts';
import { usageOf } from '../chat/listing.ts';
import type { Message } from '../chat/message.ts';
import type { Texts } from '../texts/catalogue.ts';
import { message } from './pages.ts';

export function helpMessage<Services>(commands: readonly Command<Services>[], t: Texts): Message {
  return message(t.help.summary, [
    { kind: 'heading', text: t.help.heading },
    { kind: 'text', text: t.help.intro },
    {
      kind: 'fields',
      fields: commands.map((command) => ({ name: usageOf(command, t), value: command.describe(t) })),
    },
    { kind: 'note', text: t.help.quotes },
  ]);
}

export function commandHelp<Services>(command: Command<Services>, t: Texts): Message {
  const options = Object.entries(command.options);
  return message(command.describe(t), [
    { kind: 'heading', text: t.command(command.name) },
    { kind: 'text', text: command.describe(t) },
    {
      kind: 'fields',
      fields: [
        { name: t.help.usage, value: usageOf(command, t) },
        ...options.map(([name, option]) => ({
          name,
          value: t.help.option(option.describe(t), option.required),
        })),
        {
          name: t.help.examples,
          value: command.examples.map((example) => exampleOf(command, example, t)).join(' · '),
        },
      ],
    },
  ]);
}

function exampleOf<Services>({ name }: Command<Services>, example: string, t: Texts): string {
  return `${t.command(name)}${example.slice(name.length)}`;
}
