import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFlaw } from '../../../src/core/quotation/context.ts';
import { describeAnchor } from '../../../src/core/quotation/describe-anchor.ts';
import { findWords } from '../../../src/core/quotation/find-words.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { text } from './typeset.ts';

function contexts(original: string, words: string) {
  const normalised = normalise(original);
  return findWords(normalised, words).map((place) => describeAnchor(normalised, place));
}

describe('the context that tells an occurrence apart', () => {
  it('is empty for words that stand there once', () => {
    expect(contexts('A party, apart from art.', 'art')).toEqual([{}]);
  });

  it('is no more than a few whole words, on the side that needs fewer letters', () => {
    expect(contexts('She said “no” twice, he said “no” once.', 'no')).toEqual([
      { suffix: '" twice' },
      { suffix: '" once' },
    ]);
    expect(contexts('Ann: “no”. Bob: “no”.', 'no')).toEqual([{ suffix: '". Bob' }, { prefix: 'Bob: "' }]);
  });

  it('uses both sides where neither is enough', () => {
    expect(contexts('a no x. a no y. b no x.', 'no')[0]).toEqual({ prefix: 'a', suffix: 'x' });
  });

  it('leaves to the position what is alike for long on both sides', () => {
    const long = 'The same words, and the same again, go on and on for more than anyone would read. ';
    expect(contexts(`${long}no. ${long}`.repeat(3), 'no')[1]).toEqual({});
  });

  it('fits no other occurrence, whatever the text', () => {
    const repetitive = fc
      .array(fc.constantFrom('a', 'b', 'é', '🙂', 'd’a', '“', '”', '.'), { maxLength: 25 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.oneof(repetitive, text),
        fc.constantFrom('a', 'b', 'a b', 'é', '.'),
        (original, words) => {
          const normalised = normalise(original);
          const places = findWords(normalised, words);
          for (const place of places) {
            const context = describeAnchor(normalised, place);
            expect(places.filter((other) => contextFlaw(normalised, other, context) === null)).toEqual([
              place,
            ]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
