import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../src/core/quotation/difference.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { foldMarks } from '../../../src/core/quotation/occurrences.ts';
import { text } from './typeset.ts';

/** [-what the source has-] and {+what was typed instead+}. */
const shown = (typed: string, found: string) =>
  difference(typed, found)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'missing' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('the difference between typed words and a source', () => {
  it('is shown word by word', () => {
    expect(shown('a fair balance', 'a false balance')).toBe('a [-false-]{+fair+} balance');
    expect(shown('I do know it', 'I don’t know it, all')).toBe("I [-don't-]{+do+} know it[-, all-]");
    expect(shown('not at all', 'never ever at all')).toBe('[-never ever-]{+not+} at all');
    expect(shown('他不说', '他说')).toBe('他{+不+}说');
  });

  it('is none between words in different typesetting', () => {
    expect(difference('he said "no" – twice', 'he\u00a0said ‘no’ — twice')).toEqual([
      { kind: 'same', text: "he said 'no' - twice" },
    ]);
    expect(difference('', ' ')).toEqual([]);
  });

  it('is made of both texts, whatever they are', () => {
    fc.assert(
      fc.property(text, text, text, text, (one, two, three, four) => {
        const [typed, found] = [`${one} ${two} ${four}`, `${one} ${three} ${four}`];
        const parts = difference(typed, found);
        const joined = (without: string) =>
          foldMarks(parts.flatMap((part) => (part.kind === without ? [] : [part.text])).join(''));
        expect(joined('missing')).toBe(foldMarks(normalise(typed).text));
        expect(joined('extra')).toBe(foldMarks(normalise(found).text));
        for (const [nth, part] of parts.entries()) expect(part.kind).not.toBe(parts[nth + 1]?.kind);
      }),
    );
  });

  it('is told of long texts too', () => {
    const words = Array.from({ length: 50_000 }, (_, nth) => `w${nth}`);
    const typed = words.with(20_000, 'other').join(' ');
    expect(difference(typed, words.join(' ')).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'missing', text: 'w20000' },
      { kind: 'extra', text: 'other' },
    ]);
    expect(difference(words.toReversed().join(' '), words.join(' ')).map(({ kind }) => kind)).toEqual([
      'missing',
      'extra',
    ]);
  });
});
