import { foldSpelling, spelling, wordsOf } from '../search/fold.ts';
import { romanise } from './romanise.ts';

/** What a name, or what was typed of one, is compared by. */
export interface NameWords {
  /** In its own script. */
  readonly own: readonly string[];
  /** In Latin letters; the same list as `own` where that is what it is written in. */
  readonly roman: readonly string[];
}

/** `known` spares the work for what stands between two spaces again and again in many names. */
export function nameWords(name: string, known = new Map<string, NameWords>()): NameWords {
  const own: string[] = [];
  const roman: string[] = [];
  let same = true;
  for (const piece of name.split(' ')) {
    let words = known.get(piece);
    if (words === undefined) {
      words = wordsOfPiece(piece);
      known.set(piece, words);
    }
    for (const word of words.own) own.push(word);
    for (const word of words.roman) roman.push(word);
    same &&= words.roman === words.own;
  }
  return { own, roman: same ? own : roman };
}

function wordsOfPiece(piece: string): NameWords {
  const spelled = spelling(piece);
  const folded = foldSpelling(spelled);
  const own = wordsOf(folded);
  const roman = romanise(spelled);
  return { own, roman: roman === folded ? own : wordsOf(roman) };
}

/** The ways to write a name without the spaces between its words: as it is, and in Latin letters where that is something else. */
export function wholeForms({ own, roman }: NameWords): readonly string[] {
  const whole = own.join('');
  const latin = own === roman ? whole : roman.join('');
  return latin === whole || latin === '' ? [whole] : [whole, latin];
}
