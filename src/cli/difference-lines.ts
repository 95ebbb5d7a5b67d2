import { styleText } from 'node:util';
import { stringify } from 'yaml';
import type { Anchor } from '../core/dossier/dossier.ts';
import type { AnchorFlaw } from '../core/quotation/anchor-flaws.ts';
import { type DifferencePart, difference } from '../core/quotation/difference.ts';
import type { Anchored, Verification } from '../core/quotation/verify-anchors.ts';
import { legible } from '../views/legible.ts';

function line(sign: '-' | '+', parts: readonly DifferencePart[], colour: boolean): string {
  const changed = sign === '-' ? 'extra' : 'missing';
  const text = parts
    .filter(({ kind }) => kind === 'same' || kind === changed)
    .map((part) => {
      const words = legible(part.text);
      return colour && part.kind === changed
        ? styleText(sign === '-' ? 'red' : 'green', words, { validateStream: false })
        : words;
    })
    .join('');
  return `${sign} ${text}`;
}

/** What a file says and what stands in the source: two lines, in which the words that differ are coloured if asked for. */
export function compared(file: string, source: string, colour: boolean): string[] {
  const parts = difference(file, source);
  return [line('-', parts, colour), line('+', parts, colour)];
}

/** The lines that show a flaw: `-` for what the file says, `+` for what the source has. */
export function differenceLines(
  of: Anchored,
  anchor: Anchor,
  flaw: AnchorFlaw,
  { text }: Verification['source'],
  colour: boolean,
): string[] {
  const words = of.kind === 'quotation' ? of.exact : '';
  switch (flaw.code) {
    case 'misplaced':
      return compared(words, flaw.found, colour);
    case 'words-differ':
      return [line('-', flaw.difference, colour), line('+', flaw.difference, colour)];
    case 'joined':
      return [
        `- ${legible(words)}`,
        ...flaw.parts.map(({ start, end }) => `+ ${legible(text.slice(start, end))}`),
      ];
    case 'context-differs':
      return compared(anchor[flaw.side] ?? '', flaw.found, colour);
    case 'ambiguous':
      // As it has to be written in the file.
      return stringify(flaw.context, { lineWidth: 0 })
        .trimEnd()
        .split('\n')
        .map((field) => `+ ${legible(field)}`);
    case 'out-of-range':
    case 'cuts-word':
    case 'not-quoted':
    case 'outside-passage':
      return [];
    default:
      return flaw satisfies never;
  }
}
