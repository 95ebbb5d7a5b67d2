import { readActionRef } from '../../chat/action.ts';
import { fillAction } from '../../chat/asking-again.ts';
import { type AttachedFiles, AttachmentFault } from '../../chat/attached.ts';
import type { OptionValues } from '../../chat/command.ts';
import type { CommandListing, Invocation } from '../../chat/router.ts';
import { parseLine } from '../../chat/text-syntax.ts';
import type { PageInvocation } from './wire.ts';

/** What somebody did on the page, with channels by their ids: people write `#general`, as they read it. */
export function invocationOf(done: PageInvocation, catalogue: readonly CommandListing[]): Invocation {
  switch (done.kind) {
    case 'line': {
      const parsed = parseLine(done.line, grammarsOf(catalogue));
      const named = parsed.ok ? withChannelIds(parsed.command, parsed.options, catalogue) : null;
      // A line that names no channel is left to the router, which also tells what is wrong with it.
      return parsed.ok && named !== null ? { kind: 'command', name: parsed.command, options: named } : done;
    }
    case 'press':
      return done;
    case 'submit': {
      const { files, ...rest } = done;
      const attached = files === undefined ? rest : { ...rest, files: attachedFrom(files) };
      const ref = readActionRef(done.ref);
      if (ref?.name !== fillAction) return attached;
      return { ...attached, fields: withChannelIds(ref.arg, done.fields, catalogue) ?? done.fields };
    }
    default:
      return done satisfies never;
  }
}

function attachedFrom(
  files: Readonly<Record<string, { readonly name: string; readonly content: string }>>,
): AttachedFiles {
  return Object.fromEntries(
    Object.entries(files).map(([field, { name, content }]) => {
      const bytes = Buffer.from(content, 'base64');
      const read = async (limit: number) => {
        if (bytes.length > limit) throw new AttachmentFault('too-large');
        return bytes;
      };
      return [field, { name, size: bytes.length, read }];
    }),
  );
}

function grammarsOf(catalogue: readonly CommandListing[]) {
  return catalogue.map(({ name, options }) => ({ name, options: options.map((option) => option.name) }));
}

/** Null if none of the command's channels is written with its sign. */
function withChannelIds(
  command: string,
  given: OptionValues,
  catalogue: readonly CommandListing[],
): OptionValues | null {
  const options = catalogue.find(({ name }) => name === command)?.options ?? [];
  const written = options.flatMap(({ name, kind }) => {
    const value = given[name]?.trim() ?? '';
    return kind === 'channel' && value.startsWith('#') ? [[name, value.slice(1)] as const] : [];
  });
  return written.length === 0 ? null : { ...given, ...Object.fromEntries(written) };
}
