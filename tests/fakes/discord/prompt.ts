import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIMessage,
  ComponentType,
  MessageFlags,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { Given } from './command-options.ts';
import { componentsIn, customIdOf } from './component-tree.ts';
import { controlsOf, textOf } from './render-text.ts';
import type { Sight } from './sight.ts';
import type { FakeDiscord } from './start-fake-discord.ts';

const HELP = `Type a command of the bot, for example:  /stance event:amnesty   or   /stance amnesty
  1               presses button 1 of the latest answer
  3 some-value    chooses from select 3
  /as moderator   be somebody else     /channel general   go somewhere else ("dm" too)
  /say some words writes in the channel
  /messages       what everybody sees here
  /people /commands /violations /help`;

/** Reads lines until the input ends, and writes what the member would see. */
export async function prompt(discord: FakeDiscord, input: Readable, output: Writable): Promise<void> {
  const lines = createInterface({ input, output, terminal: false, prompt: '> ' });
  const say = (text: string) => output.write(`${text}\n`);
  let [person, channel] = ['member', 'general'];
  let latest: Sight | null = null;
  let told = 0;

  async function use(line: string): Promise<void> {
    const [word = '', ...rest] = line.split(/\s+/);
    const member = discord.member(person);
    switch (word) {
      case '/help':
        return void say(HELP);
      case '/as':
        discord.member(rest.join(' '));
        person = rest.join(' ');
        return void say(`You are now ${person}.`);
      case '/channel':
        if (rest[0] !== 'dm') discord.channel(rest.join(' '));
        channel = rest.join(' ');
        return void say(`You are now in ${channel}.`);
      case '/people':
        return void say(discord.guild.members.map(({ key, user }) => `${key} (${user.username})`).join('\n'));
      case '/commands':
        return void say(
          discord
            .commands()
            .map(({ name }) => name)
            .join('\n') || 'None yet.',
        );
      case '/violations':
        return void say(JSON.stringify(discord.violations, null, 2));
      case '/messages':
        return void say(messagesHere().map(shownMessage).join('\n\n') || 'Nothing here yet.');
      case '/say':
        return void member.say(rest.join(' '), { channel });
    }
    if (/^\d+$/.test(word)) return show(await useControl(Number(word), rest));
    if (!word.startsWith('/')) return void say('That is no command. /help lists what there is.');
    return show(await slash(line));
  }

  function messagesHere(): readonly APIMessage[] {
    const id = channel === 'dm' ? discord.world.directMessage(discord.member(person).member).id : null;
    return id === null ? discord.channel(channel).messages : discord.world.publicMessages(id);
  }

  function slash(line: string): Promise<Sight> {
    const { path, given } = readSlash(discord.commands(), line);
    return discord.member(person).slash(path, given, { channel });
  }

  function useControl(number: number, values: readonly string[]): Promise<Sight> {
    const message = latest?.message ?? null;
    const control = message === null ? undefined : controlsOf(message)[number - 1];
    if (message === null || control === undefined) throw new Error(`There is no ${number} to press.`);
    const customId = customIdOf(control);
    if (customId === undefined) throw new Error('That is a link: open it in a browser.');
    const member = discord.member(person);
    return control.type === ComponentType.Button
      ? member.press(message, customId)
      : member.choose(message, customId, values);
  }

  async function show(sight: Sight): Promise<void> {
    if (sight.modal !== null) return show(await fillIn(sight));
    if (sight.kind === 'thinking') await sight.settled(20_000).catch(() => say('(still thinking)'));
    if (sight.kind === 'no answer') return void say('The application did not respond.');
    if (sight.message === null) return void say('(nothing to see)');
    latest = sight;
    say(shownMessage(sight.message));
    for (const message of sight.followUps) say(shownMessage(message));
  }

  async function fillIn(sight: Sight): Promise<Sight> {
    say(`Form: ${sight.modal?.title ?? ''} (an empty line keeps what is there)`);
    const values: Record<string, string> = {};
    for (const { component, parent } of componentsIn(sight.modal?.components ?? [])) {
      const customId = customIdOf(component);
      if (component.type === ComponentType.TextDisplay) say(component.content);
      if (customId === undefined) continue;
      const label = parent?.type === ComponentType.Label ? parent.label : customId;
      const before = 'value' in component ? component.value : undefined;
      if (component.type === ComponentType.StringSelect)
        for (const option of component.options) say(`  ${option.value}: ${option.label}`);
      output.write(`${label}${before === undefined ? '' : ` [${before}]`}: `);
      const { value = '' } = await typed.next();
      if (value !== '') values[customId] = value;
    }
    return discord.member(person).submit(sight, values);
  }

  const typed = lines[Symbol.asyncIterator]() as AsyncIterator<string, string | undefined>;
  lines.prompt();
  for (let read = await typed.next(); read.done !== true; read = await typed.next()) {
    const line = read.value.trim();
    if (line !== '')
      await use(line).catch((error: unknown) => say(error instanceof Error ? error.message : `${error}`));
    for (const { request, said } of discord.violations.slice(told))
      say(`! Discord would not take this: ${request}: ${said.join('; ')}`);
    told = discord.violations.length;
    lines.prompt();
  }
}

function shownMessage(message: APIMessage): string {
  const hidden = (message.flags ?? 0) & MessageFlags.Ephemeral ? '  (Only you can see this)' : '';
  return `${message.author.username}:${hidden}\n${textOf(message)}`;
}

/** `/name sub option:value other:value with spaces`; what stands before any `option:` is the first option. */
function readSlash(commands: readonly APIApplicationCommand[], line: string): { path: string; given: Given } {
  const words = line.slice(1).split(/\s+/);
  const name = words.shift() ?? '';
  const command = commands.find((known) => known.name === name);
  let options: readonly APIApplicationCommandOption[] =
    command !== undefined && 'options' in command ? (command.options ?? []) : [];
  const path = [`/${name}`];
  for (;;) {
    const nested = options.find((option) => option.name === words[0]);
    if (nested?.type !== Type.Subcommand && nested?.type !== Type.SubcommandGroup) break;
    path.push(nested.name);
    options = nested.options ?? [];
    words.shift();
  }
  const texts: Record<string, string> = {};
  let current = options[0]?.name ?? 'text';
  for (const word of words) {
    const option = options.find((known) => word.startsWith(`${known.name}:`));
    if (option !== undefined) current = option.name;
    const part = option === undefined ? word : word.slice(option.name.length + 1);
    texts[current] = texts[current] === undefined ? part : `${texts[current]} ${part}`;
  }
  return { path: path.join(' '), given: Object.fromEntries(Object.entries(texts).map(typedAs(options))) };
}

function typedAs(options: readonly APIApplicationCommandOption[]) {
  return ([name, text]: [string, string]): [string, string | number | boolean] => {
    const type = options.find((option) => option.name === name)?.type;
    if (type === Type.Boolean) return [name, text === 'true' || text === 'yes'];
    return [name, type === Type.Integer || type === Type.Number ? Number(text) : text];
  };
}
