import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { quotedSpans } from '../../../src/core/quotation/quoted-spans.ts';
import { hostileText } from './typeset.ts';

/** The quoted words, each behind as many `>` as pairs are around it. */
function quoted(original: string): string[] {
  const normalised = normalise(original);
  return quotedSpans(normalised).map(
    ({ start, end, depth }) => '>'.repeat(depth) + normalised.slice(start, end),
  );
}

describe('quotation marks in a source', () => {
  it.each([
    ['English', '“I know,” she said, “that he said ‘no’.”', ['I know,', "that he said 'no'.", '>no']],
    ['straight', `"I know," she said, "that he said 'no'."`, ['I know,', "that he said 'no'.", '>no']],
    [
      'British',
      '‘I know,’ she said, ‘that he didn’t say “no”.’',
      ['I know,', `that he didn't say "no".`, '>no'],
    ],
    ['German', '„Er sagte ‚nein‘“, sagte sie.', ["Er sagte 'nein'", '>nein']],
    ['German books', '»Er sagte ›nein‹«, sagte sie.', ["Er sagte 'nein'", '>nein']],
    ['French', '«\u202fIl a dit “non”\u202f», dit-elle.', ['Il a dit "non"', '>non']],
    ['Swedish', '”Hej”, sa hon. »Ja», sa han.', ['Hej', 'Ja']],
    ['Polish', '„Nie”, powiedział.', ['Nie']],
    ['Japanese', '彼は「彼女が『いいえ』と言った」と言った。', ["彼女が'いいえ'と言った", '>いいえ']],
    ['Chinese', '他说“不”，又说"是"。', ['不', '是']],
    ['Korean', '"안녕"이라고 말했다', ['안녕']],
    ['nested with the same marks', '"He said "no" to me," she said.', ['He said "no" to me,', '>no']],
    ['in brackets and after dashes', '(“one”) [‘two’] —"three"—', ['one', 'two', 'three']],
  ])('are read as %s ones', (_, original, expected) => {
    expect(quoted(original)).toEqual(expected);
  });

  it.each([
    'The boys’ mother didn’t say the dogs’ bowl isn’t theirs.',
    "The boys' mother didn't say the dogs' bowl isn't theirs.",
    "'Tis rock 'n' roll of the '90s, the singers' favourite; get 'em!",
    '‘Tis of the ‘90s, the singers’ favourite.',
    'Володимир’яни й п\u02bcять дерев\u02bcяних',
    "l'homme et l'eau d'ici",
    '5′10″ tall and 6" wide, not 7" wide',
    'צה"ל ודו"ח',
  ])('are no apostrophes, elisions, inches or acronyms: %s', (original) => {
    expect(quoted(original)).toEqual([]);
  });

  it('quote nothing where they are not closed, and spoil no pair after them', () => {
    expect(quoted('A “stray and then “one” and “two”.')).toEqual(['one', 'two']);
    expect(quoted('A "stray and then "one" more.')).toEqual(['one']);
    expect(quoted('One ” stray. “one”')).toEqual(['one']);
    expect(quoted('«a “b» c”')).toEqual(['a "b']);
    expect(quoted('‘Nuff said: “the dogs’ bowl is here”.')).toEqual(["the dogs' bowl is here"]);
  });

  it('are paired where a misplaced space turns the closing one the wrong way', () => {
    expect(quoted('“It would not happen, ”she adds. “Never.”')).toEqual(['It would not happen,', 'Never.']);
    expect(quoted('"It would not happen, "she adds. "Never."')).toEqual(['It would not happen,', 'Never.']);
    expect(quoted('„It would not happen, “she adds. „Never.“')).toEqual(['It would not happen,', 'Never.']);
  });

  it('continue a quotation that each paragraph opens anew', () => {
    expect(quoted('He: “One.\n“Two.\n“Three.” End.')).toEqual(['One.', 'Two.', 'Three.']);
    expect(quoted('He: "One.\n"Two."\n"Three," she said.')).toEqual(['One.', 'Two.', 'Three,']);
    expect(quoted('« Un.\n» Deux. »')).toEqual(['Un.', 'Deux.']);
    expect(quoted('He: “One.\n“Two.\nEnd.')).toEqual([]);
  });

  it('hold a quotation together over wrapped lines', () => {
    expect(quoted('He: "one\ntwo" and\n"three".\n\nShe: “four\nfive”')).toEqual([
      'one two',
      'three',
      'four five',
    ]);
  });

  it('quote no words where there are none', () => {
    expect(quoted('"" “ ” «\u00a0» \'\'')).toEqual([]);
  });

  it('give back exactly what was quoted, however nested', () => {
    const styles = ['“”‘’', `""''`, '„“‚‘', '«»‹›', '「」『』'];
    const word = fc.constantFrom('one', 'два', 'don’t', '3.5', 'naïve', '👩‍👧x');
    const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
    const inner = fc.tuple(words, fc.option(words), words);
    const sentence = fc.array(fc.oneof(words, inner), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...styles), sentence, (style, parts) => {
        const [open = '', close = '', openInner = '', closeInner = ''] = [...style];
        const expected: string[] = [];
        const original = parts.map((part) => {
          if (typeof part === 'string') return part;
          const [before, nested, after] = part;
          const whole = nested === null ? before : `${before} ${openInner}${nested}${closeInner} ${after}`;
          expected.push(normalise(whole).text);
          if (nested !== null) expected.push(`>${normalise(nested).text}`);
          return open + whole + close;
        });
        expect(quoted(original.join(' und '))).toEqual(expected);
      }),
    );
  });

  it('never cross, whatever the text', () => {
    const marks = fc.array(fc.constantFrom(...'“”"\'‘’„«»‹›「」 \na.'), { maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          marks.map((list) => list.join('')),
        ),
        (original) => {
          const normalised = normalise(original);
          const around: { start: number; end: number }[] = [];
          let from = 0;
          for (const { start, end, depth } of quotedSpans(normalised)) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThan(normalised.length);
            from = start;
            while ((around.at(-1)?.end ?? end) < end) around.pop();
            expect(depth).toBe(around.length);
            for (const outer of around) expect(start > outer.start && end <= outer.end).toBe(true);
            around.push({ start, end });
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
