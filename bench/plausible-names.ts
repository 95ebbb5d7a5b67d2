import { pick } from './chance.ts';

/** One syllable in four scripts. */
const syllables: readonly [string[], ...string[][]] = [
  ['ka', 'ка', 'κα', 'კა'],
  ['lo', 'ло', 'λο', 'ლო'],
  ['mi', 'ми', 'μι', 'მი'],
  ['ne', 'не', 'νε', 'ნე'],
  ['ra', 'ра', 'ρα', 'რა'],
  ['su', 'су', 'σου', 'სუ'],
  ['ti', 'ти', 'τι', 'ტი'],
  ['vo', 'во', 'βο', 'ვო'],
  ['de', 'де', 'ντε', 'დე'],
  ['pol', 'пол', 'πολ', 'პოლ'],
  ['mar', 'мар', 'μαρ', 'მარ'],
  ['ber', 'бер', 'μπερ', 'ბერ'],
  ['shi', 'ши', 'σι', 'ში'],
  ['chuk', 'чук', 'τσουκ', 'ჩუკ'],
  ['zhen', 'жен', 'ζεν', 'ჟენ'],
  ['sky', 'ский', 'σκι', 'სკი'],
  ['gor', 'гор', 'γκορ', 'გორ'],
  ['fan', 'фан', 'φαν', 'ფან'],
  ['ul', 'ул', 'ουλ', 'ულ'],
  ['do', 'до', 'ντο', 'დო'],
];

type Spelled = readonly string[];

export interface PlausibleName {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The same name in each script, of which `name` and `aliases` are two. */
  readonly scripts: readonly string[];
}

/** As titles of events go: two or three made-up words from a vocabulary that they share, in one script, with an alias in another. */
export function plausibleNames(count: number, random: () => number): PlausibleName[] {
  const vocabulary: Spelled[] = Array.from({ length: Math.ceil(count / 2) + 20 }, () => word(random));
  return Array.from({ length: count }, (_, id) => {
    const words = Array.from(
      { length: 2 + Math.floor(random() * 2) },
      () => vocabulary[Math.floor(vocabulary.length * random() ** 2)] ?? word(random),
    );
    const scripts = [0, 1, 2, 3].map((script) => words.map((spelled) => spelled[script]).join(' '));
    const own = Math.floor(random() * 4);
    const other = (own + 1 + Math.floor(random() * 3)) % 4;
    return { id, name: scripts[own] ?? '', aliases: [scripts[other] ?? ''], scripts };
  });
}

/** One letter of a word wrong, missing, too many, or swapped with its neighbour. */
export function mistyped(text: string, random: () => number): string {
  const letters = [...text];
  const at = 1 + Math.floor(random() * Math.max(1, letters.length - 2));
  const slip = Math.floor(random() * 4);
  if (slip === 0) letters.splice(at, 1, 'x');
  else if (slip === 1) letters.splice(at, 1);
  else if (slip === 2) letters.splice(at, 0, 'x');
  else letters.splice(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? '');
  return letters.join('');
}

function word(random: () => number): Spelled {
  const chosen = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables, random));
  return [0, 1, 2, 3].map((script) => chosen.map((syllable) => syllable[script]).join(''));
}
