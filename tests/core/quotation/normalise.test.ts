import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/core/quotation/digest.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { disguised, hostileText, text } from './typeset.ts';

const everyCharacter = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

describe('normalisation 1', () => {
  it('writes every quotation mark, dash and space of Unicode in one way', () => {
    const all = (property: RegExp) => everyCharacter.filter((character) => property.test(character)).join('');
    expect(normalise(all(/\p{Quotation_Mark}/u)).text).toMatch(/^["']+$/);
    expect(normalise(all(/\p{Dash_Punctuation}/u)).text).toMatch(/^-+$/);
    expect(normalise(`a${all(/\p{White_Space}/u)}b`).text).toBe('a b');
    expect(normalise('−′″ʼ').text).toBe(`-'"'`);
  });

  it('removes exactly what Unicode calls default-ignorable', () => {
    const ignorable = /\p{Default_Ignorable_Code_Point}/u;
    const others = everyCharacter.filter(
      (character) => !ignorable.test(character) && !/[|\p{White_Space}]/u.test(character),
    );
    expect(normalise(everyCharacter.filter((character) => ignorable.test(character)).join('')).text).toBe('');
    expect(
      normalise(others.join('|'))
        .text.split('|')
        .filter((kept) => kept !== ''),
    ).toHaveLength(others.length);
  });

  it('leaves every other character what it is', () => {
    expect(normalise('x² ½ ﬁ … ａ Ⅳ ß').text).toBe('x² ½ ﬁ … ａ Ⅳ ß');
  });

  it('composes every character of Unicode from its parts, even with soft hyphens between them', () => {
    for (const character of everyCharacter) {
      const parts = character.normalize('NFD');
      if (parts === character) continue;
      const composed = normalise(`x${character}`).text;
      expect(normalise(`x${[...parts].join('\u00ad')}`).text).toBe(composed);
    }
  });

  it('changes nothing when applied to every character of Unicode a second time', () => {
    const once = normalise(everyCharacter.join('x')).text;
    expect(normalise(once).text === once).toBe(true);
  });

  it('changes nothing when applied twice, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (original) => {
        const once = normalise(original).text;
        expect(normalise(once).text).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('is well-formed NFC without white space at its ends, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (original) => {
        const once = normalise(original);
        expect(once.text).toBe(once.text.normalize('NFC'));
        expect(once.text).toBe(once.text.trim());
        expect(once.text).not.toMatch(/\p{Surrogate}/u);
        expect(once.length).toBe([...once.text].length);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for a text and any disguise of it', () => {
    fc.assert(
      fc.property(
        text.chain((original) => fc.tuple(fc.constant(original), disguised(normalise(original).text))),
        ([original, disguise]) => {
          expect(normalise(disguise).text).toBe(normalise(original).text);
          expect(digestOf(normalise(disguise))).toBe(digestOf(normalise(original)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves more marks on one letter than any language has as they are', () => {
    const zalgo = `a${'\u0301'.repeat(20)}${'\u0323'.repeat(20)}`;
    expect(normalise(zalgo).text).toBe(zalgo);
  });

  it('digests the text as UTF-8', () => {
    expect(digestOf(normalise('  “naïve” — '))).toBe(
      '1cd774845d4f9b18571028a6e1dce9521dc2d90753d79a0caf20fb5a7e07aeb6',
    );
  });
});

describe('the way back to the original', () => {
  it('keeps composed letters, surrogate pairs and what was left out together', () => {
    const original = '\ufeff “Zoe\u0308\u00ad 👩\u200d👧”\n\n– fin ';
    const normalised = normalise(original);
    expect(normalised.text).toBe('"Zoë 👩👧" - fin');
    const word = normalised.toOriginal({ start: 1, end: 4 });
    expect(original.slice(word.from, word.to)).toBe('Zoe\u0308\u00ad');
    const woman = normalised.toOriginal({ start: 5, end: 6 });
    expect(original.slice(woman.from, woman.to)).toBe('👩\u200d');
    expect(normalised.fromOriginal(woman)).toEqual({ start: 5, end: 6 });
    expect(normalised.slice(5, 7)).toBe('👩👧');
    expect(normalised.toOriginal({ start: 0, end: normalised.length }).to).toBe(original.length - 1);
  });

  it('leads from any place to a stretch that normalises to it, and back again', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(), fc.nat(), (original, one, other) => {
        const normalised = normalise(original);
        const [start = 0, end = 0] = [one, other]
          .map((number) => number % (normalised.length + 1))
          .sort((a, b) => a - b);
        fc.pre(start < end);
        const range = normalised.toOriginal({ start, end });
        const place = normalised.fromOriginal(range);
        expect(place.start).toBeLessThanOrEqual(start);
        expect(place.end).toBeGreaterThanOrEqual(end);
        expect(normalised.toOriginal(place)).toEqual(range);
        expect(normalise(original.slice(range.from, range.to)).text).toBe(
          normalised.slice(place.start, place.end).trim(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('converts between indices and code points in both directions', () => {
    fc.assert(
      fc.property(text, (original) => {
        const normalised = normalise(original);
        let position = 0;
        let index = 0;
        for (const character of normalised.text) {
          expect(normalised.indexOf(position)).toBe(index);
          expect(normalised.positionOf(index)).toBe(position);
          position += 1;
          index += character.length;
        }
        expect(normalised.indexOf(position)).toBe(index);
      }),
    );
  });
});
