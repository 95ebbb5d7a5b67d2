import type { Texts } from '../texts/catalogue.ts';
import { echo } from './echo.ts';
import type { LineFault } from './text-syntax.ts';

/** What a line's fault is told with. */
interface Told {
  readonly t: Texts;
  /** How a known command is used, in one line. */
  usage(command: string): string;
  /** How each command of a group is used, in one line. */
  group(name: string): string;
  /** The command that a name was probably meant to be; null if there is none. */
  nearest(typed: string): string | null;
}

/** A sentence or two on why a line can't be read as a command, and what to type instead. */
export function describeFault(fault: LineFault, { t, usage, group, nearest }: Told): string {
  switch (fault.code) {
    case 'empty':
      return t.router.nothingTyped;
    case 'unknown-command': {
      const shown = echo(fault.name);
      const near = nearest(shown);
      return near === null ? t.router.unknownCommand(shown) : t.router.unknownCommandNear(shown, near);
    }
    case 'no-subcommand': {
      const used = group(fault.group);
      return fault.word === ''
        ? t.router.groupAlone(fault.group, used)
        : t.router.unknownSubcommand(fault.group, echo(fault.word), used);
    }
    case 'unknown-option':
      return t.router.unknownOption(fault.command, echo(fault.name), usage(fault.command));
    case 'doubled-option':
      return t.router.doubledOption(fault.command, fault.name, usage(fault.command));
    case 'unclosed-quote':
      return t.router.unclosedQuote;
    default:
      return fault satisfies never;
  }
}
