import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWords } from '../../../src/core/editing/words-check.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';

const excerpt =
  'The head of the section said that the report was “a false balance between victim and aggressor”. “We were not asked,” she said, “and we were not heard.” Nobody called it fair.';

function check(quotations: string, statement = 'She says so.') {
  return checkWords({ statement, quotations, excerpt });
}

describe('quotations against an excerpt', () => {
  it('are found letter for letter, and take their place and the excerpt’s own words', () => {
    const { quotations, flaws, isMixed } = check('a false balance between victim and aggressor');
    expect(flaws).toEqual([]);
    expect(isMixed).toBe(false);
    const [only] = quotations;
    expect(only?.exact).toBe('a false balance between victim and aggressor');
    const { start = 0, end = 0 } = only?.anchor ?? {};
    expect(normalise(excerpt).slice(start, end)).toBe('a false balance between victim and aggressor');
  });

  it('may be typed with marks of any kind around them', () => {
    for (const typed of ['"We were not asked,"', '“We were not asked,”', '«We were not asked,»'])
      expect(check(typed).flaws).toEqual([]);
  });

  it('are shown what differs where one word was changed', () => {
    const { quotations, flaws } = check('a fair balance between victim and aggressor');
    expect(quotations).toEqual([]);
    expect(flaws).toEqual([
      {
        typed: 'a fair balance between victim and aggressor',
        kind: 'absent',
        difference: [
          { kind: 'same', text: 'a ' },
          { kind: 'missing', text: 'false' },
          { kind: 'extra', text: 'fair' },
          { kind: 'same', text: ' balance between victim and aggressor' },
        ],
      },
    ]);
  });

  it('are told from words that stand there without quotation marks, and from two put together', () => {
    expect(check('Nobody called it fair').flaws).toMatchObject([{ kind: 'unquoted' }]);
    expect(check('We were not asked, and we were not heard.').flaws).toMatchObject([{ kind: 'joined' }]);
  });

  it('in the statement are checked as well, and take the excerpt’s words', () => {
    const found = check('', 'She says the report is "a false balance" of things.');
    expect(found).toMatchObject({
      statement: 'She says the report is “a false balance” of things.',
      quotations: [{ exact: 'a false balance' }],
      flaws: [],
      isMixed: true,
    });
    expect(check('', 'She says it is “a fair balance”.').flaws).toMatchObject([{ typed: 'a fair balance' }]);
  });

  it('have no place, and are not checked, where there is no excerpt', () => {
    expect(checkWords({ statement: 'She says “no”.', quotations: 'never', excerpt: ' ' })).toEqual({
      statement: 'She says “no”.',
      quotations: [
        { exact: 'never', anchor: null },
        { exact: 'no', anchor: null },
      ],
      flaws: [],
      isMixed: true,
    });
  });

  it('are never accepted if they differ from what stands in marks there by a letter', () => {
    const words = 'a false balance between victim and aggressor';
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.constantFrom('x', 'ё', '7'), (at, letter) => {
        const typed = words.slice(0, at) + letter + words.slice(at + 1);
        expect(check(typed).quotations).toEqual([]);
      }),
    );
  });

  it('never throw, whatever is typed', () => {
    const any = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(any, any, any, (statement, quotations, pasted) => {
        const checked = checkWords({ statement, quotations, excerpt: pasted });
        for (const { anchor, exact } of checked.quotations) {
          expect(exact).not.toMatch(/[“”"]/u);
          if (anchor !== null) expect(anchor.end).toBeGreaterThan(anchor.start);
        }
      }),
    );
  });
});
