import type { OptionValues } from '../../src/chat/command.ts';

/** What somebody sees of an answer, whatever the platform. */
export interface Shown {
  /** All there is to read, without markup. */
  readonly words: string;
  /** What can be pressed or chosen, in order, by what is written on it; without what only some platforms offer. */
  readonly labels: readonly string[];
}

/** Somebody who uses Whosaid on some platform, by what that platform offers. */
export interface Person<Seen extends Shown = Shown> {
  use(command: string, options: OptionValues): Promise<Seen>;
  /** A button, or a choice in a select, by its label. */
  press(shown: Seen, label: string): Promise<Seen>;
  /** A form, whose other fields stay as they are; where the platform has none, it is not there. */
  fill?(shown: Seen, fields: FieldValues): Promise<Seen>;
  /** What stands there now, where that may change after it was shown. */
  again?(shown: Seen): Promise<Seen>;
}

/** Words, or a file. */
export type FieldValues = Readonly<Record<string, string | HandedIn>>;

export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A platform that runs on the whole of Whosaid. */
export interface Place {
  member: Person;
  moderator: Person;
  /** What the member was told in direct messages; where there are none, it is not there. */
  direct?(): readonly string[];
  stop(): Promise<void>;
}

/** As it is typed where a command is one line of text. */
export function lineFor(command: string, options: OptionValues): string {
  const written = Object.entries(options).map(([name, value], index) =>
    index === 0 ? value : `${name}:"${value}"`,
  );
  return [`/${command}`, ...written].join(' ');
}

export function numberOf({ labels }: Shown, label: string): number {
  const at = labels.indexOf(label);
  if (at < 0) throw new Error(`nothing to press says “${label}”: ${labels.join(', ')}`);
  return at;
}
