import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, wordsOf } from '../../../src/core/search/fold.ts';
import { Tokens, tokensOfWord } from '../../../src/core/search/tokens.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

test.each([
  ['Naïve HOPE', 'naive hope'],
  ['nai\u0308ve', 'naive'],
  ['“false\u00a0balance”…', 'false balance'],
  ['fal\u00adse\u200b bal\u2060ance', 'false balance'],
  ['ｆａｌｓｅ ﬁne', 'false fine'],
  ['Wałęsa, Øre, Straße, Đorđe', 'walesa ore strasse dorde'],
  ['Зеленський й Ёлка', 'зеленськии и елка'],
  ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['İstanbul ısı', 'istanbul isi'],
  ['her team’s, l’Ukraine, Слов’янськ', 'her teams l ukraine словянськ'],
  ['cease-fire—now', 'cease fire now'],
  ['\u0301\u0302\u200d🔥!?', ''],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('marks that are letters of their own stay apart', () => {
  expect(fold('कि')).not.toBe(fold('का'));
  expect(fold('が')).not.toBe(fold('か'));
  expect(fold('が'.normalize('NFD'))).toBe(fold('が'));
});

test('folding what is folded changes nothing', () => {
  fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
});

test('a text has the same tokens whether it is folded as a whole or piece by piece', () => {
  const tokens = new Tokens();
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tokens.of(text)).toEqual(wordsOf(fold(text)).flatMap(tokensOfWord));
    }),
  );
});

test('scripts without spaces are taken apart into characters, others are not', () => {
  expect(tokensOfWord('虚假平衡')).toEqual(['虚', '假', '平', '衡']);
  expect(tokensOfWord('баланс')).toEqual(['баланс']);
});
