import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { type FormFault, Refusal } from './refusal.ts';

/** https://docs.discord.com/developers/interactions/application-commands#registering-a-command */
const PER_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
/** Names, descriptions and values together, each in its longest locale. */
const COMMAND_SIZE = 8000;
/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: readonly string[] = Object.values(Locale);

type Command = RESTPutAPIApplicationCommandsJSONBody[number];
type Path = readonly PropertyKey[];

/** What the published schema can't say of a list of commands. @throws Refusal if there are too many. */
export function commandFaults(commands: RESTPutAPIApplicationCommandsJSONBody): FormFault[] {
  const seen = new Set<string>();
  const counts = new Map<number, number>();
  return commands.flatMap((command, index) => {
    const type = command.type ?? ApplicationCommandType.ChatInput;
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    const most = PER_TYPE[type] ?? 1;
    if (count > most)
      throw new Refusal(400, 30032, `Maximum number of application commands reached (${most})`);
    const faults = faultsOf(command, [index]);
    if (seen.size === seen.add(`${type} ${command.name}`).size)
      faults.push(
        duplicate([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names'),
      );
    return faults;
  });
}

function faultsOf(command: Command, path: Path): FormFault[] {
  const faults = localeFaults(command, path);
  const { description = '' } = command as { description?: string };
  if ((command.type ?? ApplicationCommandType.ChatInput) !== ApplicationCommandType.ChatInput) {
    if (description !== '')
      faults.push({
        path: [...path, 'description'],
        code: 'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
        message: 'Context menu commands cannot have description',
      });
    return faults;
  }
  // Its type has just been looked at.
  const chatInput = command as RESTPostAPIChatInputApplicationCommandsJSONBody;
  const options = chatInput.options ?? [];
  faults.push(...nameFaults(chatInput, path), ...describedFaults(description, path));
  faults.push(...optionListFaults(options, [...path, 'options']));
  if (sizeOf({ ...chatInput, options }) > COMMAND_SIZE)
    faults.push({
      path,
      code: 'APPLICATION_COMMAND_TOO_LARGE',
      message: `Command exceeds maximum size (${COMMAND_SIZE})`,
    });
  return faults;
}

function optionListFaults(options: readonly APIApplicationCommandOption[], path: Path): FormFault[] {
  const nested = options.filter(isNested);
  const faults: FormFault[] = [];
  if (nested.length > 0 && nested.length < options.length)
    faults.push({
      path,
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
    });
  const names = new Set<string>();
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, index];
    faults.push(
      ...localeFaults(option, at),
      ...nameFaults(option, at),
      ...describedFaults(option.description, at),
    );
    if (names.size === names.add(option.name).size)
      faults.push(
        duplicate([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names'),
      );
    if (isNested(option)) {
      faults.push(...optionListFaults(option.options ?? [], [...at, 'options']));
      continue;
    }
    if (optional && option.required === true)
      faults.push({
        path: at,
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      });
    optional ||= option.required !== true;
    faults.push(...choiceFaults(option, at));
  }
  return faults;
}

function choiceFaults(option: APIApplicationCommandOption, path: Path): FormFault[] {
  const choices = choicesOf(option);
  const faults: FormFault[] = [];
  if ('autocomplete' in option && option.autocomplete === true && choices.length > 0)
    faults.push({
      path: [...path, 'choices'],
      code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      message: 'Choices and autocomplete are mutually exclusive',
    });
  if (new Set(choices.map(({ name }) => name)).size < choices.length)
    faults.push(
      duplicate([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', 'Choice names'),
    );
  faults.push(...choices.flatMap((choice, index) => localeFaults(choice, [...path, 'choices', index])));
  return faults;
}

type Names = Readonly<Record<string, string | null | undefined>>;

interface Localized {
  readonly name: string;
  readonly name_localizations?: Names | null | undefined;
  readonly description?: string | undefined;
  readonly description_localizations?: Names | null | undefined;
}

function nameFaults({ name, name_localizations: others }: Localized, path: Path): FormFault[] {
  const all: [Path, string][] = [
    [[...path, 'name'], name],
    ...Object.entries(others ?? {}).map(([locale, given]): [Path, string] => [
      [...path, 'name_localizations', locale],
      given ?? '',
    ]),
  ];
  return all
    .filter(([, given]) => !NAME.test(given) || given !== given.toLowerCase())
    .map(([at]) => ({
      path: at,
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: 'Command name is invalid',
    }));
}

function describedFaults(description: string | undefined, path: Path): FormFault[] {
  return (description ?? '') === '' ? [required([...path, 'description'])] : [];
}

function localeFaults(localized: Localized | { name: string }, path: Path): FormFault[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((key) => {
    const map: unknown = Reflect.get(localized, key);
    return Object.keys(map ?? {})
      .filter((locale) => !LOCALES.includes(locale))
      .map((locale) => ({
        path: [...path, key, locale],
        code: 'ENUM_TYPE_COERCE',
        message: `Value "${locale}" is not a valid enum value.`,
      }));
  });
}

function sizeOf(part: Localized & { readonly options?: readonly APIApplicationCommandOption[] }): number {
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description ?? '', part.description_localizations);
  return (part.options ?? []).reduce((sum, option) => {
    const choices = choicesOf(option).reduce(
      (size, { name, name_localizations: others, value }) => size + longest(name, others) + `${value}`.length,
      0,
    );
    return sum + choices + sizeOf(isNested(option) ? option : { ...option, options: [] });
  }, own);
}

function choicesOf(option: APIApplicationCommandOption) {
  return 'choices' in option ? (option.choices ?? []) : [];
}

function isNested(
  option: APIApplicationCommandOption,
): option is Extract<
  APIApplicationCommandOption,
  { type: ApplicationCommandOptionType.Subcommand | ApplicationCommandOptionType.SubcommandGroup }
> {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function longest(text: string, others: Names | null | undefined): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map((other) => (other ?? '').length));
}

function required(path: Path): FormFault {
  return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
}

function duplicate(path: Path, code: string, what: string): FormFault {
  return { path, code, message: `${what} must be unique` };
}
