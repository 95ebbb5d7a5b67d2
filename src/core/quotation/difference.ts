import { align, type Step } from './alignment.ts';
import { normalise } from './normalise.ts';
import { foldMarks } from './occurrences.ts';
import { UNSPACED } from './word-boundary.ts';

/** `missing`: the source has it and what was typed has not. `extra`: the other way round. */
export interface DifferencePart {
  readonly kind: 'same' | 'missing' | 'extra';
  readonly text: string;
}

/** Words; in scripts without spaces, characters; and whatever else stands between them. */
const token = new RegExp(
  `[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+(?:'[\\p{L}\\p{M}\\p{N}]+)*|.`,
  'gsu',
);

/**
 * What was typed against what the source says, word by word, both normalised; any quotation mark equals any other.
 * The parts that are `same` or `missing` make up the source's words; those that are `same` or `extra`, the typed ones, but for
 * the kind of their marks. Parts of one kind never follow each other.
 */
export function difference(typed: string, found: string): DifferencePart[] {
  const source = normalise(found).text.match(token) ?? [];
  const attempt = normalise(typed).text.match(token) ?? [];
  const steps = align(source.map(foldMarks), attempt.map(foldMarks));
  const parts: DifferencePart[] = [];
  let changed = { missing: '', extra: '' };
  let same = '';
  let inSource = 0;
  let inAttempt = 0;
  const settle = () => {
    const texts = { same, ...changed };
    for (const kind of ['same', 'missing', 'extra'] as const)
      if (texts[kind] !== '') parts.push({ kind, text: texts[kind] });
    same = '';
    changed = { missing: '', extra: '' };
  };
  for (const [nth, step] of steps.entries()) {
    const there = step === 'second' ? '' : (source[inSource++] ?? '');
    const typedHere = step === 'first' ? '' : (attempt[inAttempt++] ?? '');
    // One replaced phrase is easier to read than replaced words around a space that stayed.
    const bridges = there === ' ' && isChange(steps[nth - 1]) && isChange(steps[nth + 1]);
    if (step === 'both' && !bridges) {
      if (changed.missing !== '' || changed.extra !== '') settle();
      same += there;
    } else {
      changed.missing += there;
      changed.extra += typedHere;
    }
  }
  settle();
  return parts;
}

function isChange(step: Step | undefined): boolean {
  return step === 'first' || step === 'second';
}
