import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestTyped, NameIndex } from '../../../src/core/names/name-index.ts';
import { fold, wordsOf } from '../../../src/core/search/fold.ts';

const people = new NameIndex([
  { id: 'pokalchuk', name: 'Oksana Pokalchuk', aliases: ['Oxana Pokaltchouk', 'Pokalchuk'] },
  { id: 'kuleba', name: 'Dmytro Kuleba', aliases: ['Kuleba'] },
  { id: 'zelensky', name: 'Volodymyr Zelensky', aliases: ['Зеленський'] },
  { id: 'callamard', name: 'Agnès Callamard', aliases: [] },
  { id: 'amnesty', name: 'Amnesty International', aliases: ['Amnesty'] },
  { id: 'ukraine', name: 'Amnesty International Ukraine', aliases: ['UA'] },
]);

describe('a name is understood', () => {
  test.each([
    ['Pokaltchouk', 'pokalchuk'],
    ['Pokalchuk', 'pokalchuk'],
    ['Покальчук', 'pokalchuk'],
    ['Покалчук', 'pokalchuk'],
    ['Pokaltschuk', 'pokalchuk'],
    ["Pokal'chuk", 'pokalchuk'],
    ['Pokalchuk, Oksana', 'pokalchuk'],
    ['Покал', 'pokalchuk'],
    ['Kouleba', 'kuleba'],
    ['Kuleba', 'kuleba'],
    ['Кулеба', 'kuleba'],
    ['Кулєба', 'kuleba'],
    ['Zelensky', 'zelensky'],
    ['Zelenskyy', 'zelensky'],
    ['Zelenskiy', 'zelensky'],
    ['Selenskyj', 'zelensky'],
    ['Зеленський', 'zelensky'],
    ['Зеленский', 'zelensky'],
    ['agnes callamard', 'callamard'],
    ['AGNE\u0300S  CALLAMARD', 'callamard'],
    ['callamar', 'callamard'],
    ['amnesty', 'amnesty'],
    [' Amnesty!', 'amnesty'],
    ['amnesti', 'amnesty'],
    ['amensty', 'amnesty'],
    ['amnestyinternational', 'amnesty'],
    ['the Amnesty International', 'amnesty'],
    ['ua', 'ukraine'],
    ['ukraine', 'ukraine'],
  ])('%s', (typed, id) => {
    expect(people.resolve(typed)).toEqual({ kind: 'one', id });
  });
});

test('what several are called equally well is several, best first and otherwise in stored order', () => {
  expect(people.resolve('international')).toEqual({ kind: 'several', ids: ['amnesty', 'ukraine'] });
});

describe('what is called otherwise is none', () => {
  test.each([
    'nothing-like-this',
    'club',
    'gallop',
    'potato',
    'Pokalchuk Dmytro',
    'the',
    'a',
    'u',
    'ub',
    '',
    '  ',
    '!?',
    '🔥',
  ])('%j', (typed) => {
    expect(people.resolve(typed)).toMatchObject({ kind: 'none' });
  });

  test('but what is remotely like it is offered, nearest first', () => {
    expect(people.resolve('abnekty')).toEqual({ kind: 'none', near: ['amnesty', 'ukraine'] });
    expect(people.resolve('dmytro zelensky')).toMatchObject({ near: ['kuleba', 'zelensky'] });
    expect(people.resolve('nothing-like-this')).toEqual({ kind: 'none', near: [] });
  });

  test('typos are not forgiven in short words and numbers', () => {
    const short = new NameIndex([
      { id: 'nato', name: 'NATO', aliases: [] },
      { id: 'eu', name: 'EUX', aliases: [] },
      { id: '2022', name: 'Elections 2022', aliases: [] },
    ]);
    expect(short.resolve('eux')).toEqual({ kind: 'one', id: 'eu' });
    expect(short.resolve('euz')).toMatchObject({ kind: 'none' });
    expect(short.resolve('natp')).toEqual({ kind: 'one', id: 'nato' });
    expect(short.resolve('elections 2023')).toMatchObject({ kind: 'none' });
  });

  test('single letters tell names apart', () => {
    const plans = new NameIndex([{ id: 'd', name: 'Plan D', aliases: [] }]);
    expect(plans.resolve('plan a')).toMatchObject({ kind: 'none' });
    expect(plans.resolve('plan')).toEqual({ kind: 'one', id: 'd' });
  });

  test('two names in ideographs that only sound alike are two names', () => {
    const names = new NameIndex([{ id: 'li', name: '李明', aliases: [] }]);
    expect(names.resolve('李明')).toEqual({ kind: 'one', id: 'li' });
    expect(names.resolve('Li Ming')).toEqual({ kind: 'one', id: 'li' });
    expect(names.resolve('黎明')).toMatchObject({ kind: 'none' });
  });
});

describe('related names', () => {
  const events = new NameIndex([
    {
      id: 'report',
      name: 'Report on the war',
      aliases: ['amnesty'],
      related: ['Покальчук', 'Kuleba', 'Ministry of Defence'],
    },
    { id: 'speech', name: 'Speech by Kuleba', aliases: [], related: ['Amnesty', 'Ministry of Justice'] },
    { id: 'dam', name: 'Dam', aliases: ['Kuleba'], related: [] },
  ]);

  test('lead to what they belong to, in any script', () => {
    expect(events.resolve('Покальчук')).toEqual({ kind: 'one', id: 'report' });
    expect(events.resolve('Pokaltchouk')).toEqual({ kind: 'one', id: 'report' });
    expect(events.resolve('defence ministry')).toEqual({ kind: 'one', id: 'report' });
    expect(events.resolve('ministry')).toEqual({ kind: 'several', ids: ['report', 'speech'] });
  });

  test('an own name goes before them', () => {
    expect(events.resolve('Amnesty')).toEqual({ kind: 'one', id: 'report' });
    expect(events.resolve('amnesti')).toEqual({ kind: 'one', id: 'report' });
    expect(events.resolve('kuleba')).toEqual({ kind: 'one', id: 'dam' });
    expect(events.suggest('amnesty')).toEqual(['report', 'speech']);
    expect(events.suggest('kuleba')).toEqual(['dam', 'speech', 'report']);
  });
});

describe('suggestions', () => {
  const places = new NameIndex([
    { id: 1, name: 'Great Donbas', aliases: [] },
    { id: 2, name: 'Donbass', aliases: [] },
    { id: 3, name: 'Dunbas', aliases: [] },
    { id: 4, name: 'Донбас', aliases: [] },
    { id: 5, name: 'Donbas', aliases: ['Donetsk basin'] },
    { id: 6, name: 'Crimea', aliases: [] },
  ]);

  test('come as: the exact name, names that begin so, words that do, other scripts, typos', () => {
    expect(places.suggest('donbas')).toEqual([5, 2, 1, 4, 3]);
    expect(places.suggest('donb')).toEqual([2, 5, 1, 4, 3]);
    expect(places.suggest('basi')).toEqual([5]);
  });

  test('are the first in stored order while nothing is typed', () => {
    for (const nothing of ['', '  ', '“', '\u0000', '\u0301\u0302']) {
      expect(places.suggest(nothing)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(places.suggest(nothing, 2)).toEqual([1, 2]);
    }
  });

  test('begin to show while a name is typed in another script', () => {
    const typed = 'Покальчук';
    for (let end = 1; end <= typed.length; end++) {
      expect(people.suggest(typed.slice(0, end))).toContain('pokalchuk');
    }
    expect(people.suggest('zelen')[0]).toBe('zelensky');
    expect(places.suggest('Крим')).toEqual([6]);
  });

  test('stay while a name is typed with a typo', () => {
    for (const typed of ['amen', 'amens', 'amenst', 'amensty', 'xmnesty', 'mnesty', 'aamnesty', 'manesty']) {
      expect(people.suggest(typed).slice(0, 2)).toEqual(['amnesty', 'ukraine']);
    }
    expect(people.suggest('amnsety internat')).toEqual(['amnesty', 'ukraine']);
    expect(people.suggest('the amnesty int')).toEqual(['amnesty', 'ukraine']);
  });
});

test('entries with the same id are one, with the names of both', () => {
  const twice = new NameIndex([
    { id: 1, name: 'Amnesty', aliases: [] },
    { id: 1, name: 'Report', aliases: [] },
  ]);
  expect(twice.resolve('report')).toEqual({ kind: 'one', id: 1 });
  expect(twice.suggest('')).toEqual([1]);
});

test('an empty index knows nobody', () => {
  const empty = new NameIndex<string>([]);
  expect(empty.resolve('amnesty')).toEqual({ kind: 'none', near: [] });
  expect(empty.suggest('amnesty')).toEqual([]);
  expect(empty.suggest('')).toEqual([]);
});

const alphabets = ['abcdefghijklmnopqrstuvwxyzäéł', 'абвгдеєжзиїйклмнопрстуь', 'αβγδεζκλμν', 'ოლმავ'];
const word = fc
  .constantFrom(...alphabets)
  .chain((letters) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 }));
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const entries = fc
  .array(fc.record({ name, aliases: fc.array(name, { maxLength: 3 }) }), { minLength: 1, maxLength: 30 })
  .map((named) => named.map((own, id) => ({ id, ...own })));
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('\u0301', '\u0323', '\u200d', '\u0000', '🔥', '\ud83d', '中', ' ', 'a'),
    maxLength: 300,
  }),
  name,
);

const joined = (text: string) => fold(text).replaceAll(' ', '');

test('every name and alias that only one entry has leads to that entry', () => {
  fc.assert(
    fc.property(entries, (named) => {
      const index = new NameIndex(named);
      const owners = new Map<string, Set<number>>();
      for (const { id, name: own, aliases } of named) {
        for (const text of [own, ...aliases]) {
          const key = joined(text);
          owners.set(key, (owners.get(key) ?? new Set()).add(id));
        }
      }
      for (const { id, name: own, aliases } of named) {
        for (const text of [own, ...aliases]) {
          if (owners.get(joined(text))?.size !== 1) continue;
          expect(index.resolve(text)).toEqual({ kind: 'one', id });
          expect(index.resolve(text.toUpperCase().normalize('NFD'))).toEqual({ kind: 'one', id });
          expect(index.suggest(text)[0]).toBe(id);
        }
      }
    }),
  );
});

test('one slip in a word of five letters or more still leads to it among the suggestions', () => {
  const slip = fc.record({
    at: fc.nat(),
    other: fc.nat(),
    kind: fc.constantFrom('wrong', 'missing', 'extra', 'swapped'),
  });
  fc.assert(
    fc.property(entries, fc.nat(), slip, (named, chosen, { at, other, kind }) => {
      const target = named[chosen % named.length];
      const words = wordsOf(fold(target?.name ?? ''));
      const index = words.findIndex((typed) => typed.length >= 5);
      fc.pre(target !== undefined && index !== -1);
      const characters = [...(words[index] ?? '')];
      const place = at % characters.length;
      // A letter of another alphabet is no slip of the finger.
      const alphabet = alphabets.find((letters) => letters.includes(characters.at(-1) ?? '')) ?? 'o';
      const letter = alphabet.charAt(other % alphabet.length);
      if (kind === 'wrong') characters[place] = letter;
      else if (kind === 'missing') characters.splice(place, 1);
      else if (kind === 'extra') characters.splice(place, 0, letter);
      else characters.splice(place, 2, ...characters.slice(place, place + 2).reverse());
      const typed = words.with(index, characters.join('')).join(' ');
      expect(new NameIndex(named).suggest(typed, named.length)).toContain(target?.id);
    }),
  );
});

test('a word that shares nothing with any name is none', () => {
  const strange = fc.string({ unit: fc.constantFrom('q', 'w', 'x'), minLength: 4, maxLength: 12 });
  const plain = fc.string({
    unit: fc.constantFrom('a', 'e', 'b', 'm', 'о', 'п'),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 20 }), strange, (names, typed) => {
      const index = new NameIndex(names.map((own, id) => ({ id, name: own, aliases: [] })));
      expect(index.resolve(typed)).toMatchObject({ kind: 'none' });
    }),
  );
});

test('whatever is typed, nothing throws, the limit holds, nobody is suggested twice, and the answer is the same again', () => {
  fc.assert(
    fc.property(entries, anything, fc.integer({ min: 1, max: 30 }), (named, typed, limit) => {
      const index = new NameIndex(named);
      const suggested = index.suggest(typed, limit);
      expect(suggested.length).toBeLessThanOrEqual(limit);
      expect(new Set(suggested).size).toBe(suggested.length);
      const resolved = index.resolve(typed);
      if (resolved.kind === 'several') expect(resolved.ids.length).toBeGreaterThan(1);
      const again = new NameIndex(named);
      again.suggest('something else');
      expect(again.suggest(typed, limit)).toEqual(suggested);
      expect(again.resolve(typed)).toEqual(resolved);
    }),
  );
});

test('names of anything whatever can be listed', () => {
  fc.assert(
    fc.property(fc.array(anything), (names) => {
      const index = new NameIndex(names.map((own, id) => ({ id, name: own, aliases: [] })));
      expect(index.suggest('', names.length)).toEqual(names.map((_, id) => id));
    }),
  );
});

test('of 100,000 letters only so many are looked at, and only what is that short can be a name', () => {
  const spaces = ' '.repeat(100_000);
  expect(people.resolve(`${spaces}amnesty${spaces}`)).toEqual({ kind: 'one', id: 'amnesty' });
  expect(people.resolve(`amnesty ${'amnesty '.repeat(12_500)}`)).toEqual({ kind: 'none', near: [] });
  for (const unit of ['a', 'a ', 'ab1 ', '\u0301\u0323', '🔥', 'п', '中', 'amnesty ']) {
    const typed = unit.repeat(100_000 / unit.length);
    expect(people.resolve(typed)).toEqual({ kind: 'none', near: [] });
    expect(people.suggest(typed)).toEqual(people.suggest(typed.slice(0, longestTyped)));
  }
});
