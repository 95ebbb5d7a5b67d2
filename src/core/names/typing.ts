import type { Concordance } from '../search/concordance.ts';
import { type Alike, alikeIn } from '../search/typos.ts';

/** Letters of one alphabet are nearer to each other than this in Unicode, and those of two are not. */
const alphabet = 0x60;
const mostRemembered = 64;

/** The words that begin like what is being typed, of which at most so many typos are forgiven. */
export type WhileTyping = (typed: string, typos: number) => readonly Alike[];

/** Remembers a few answers: from keystroke to keystroke, all words but the last stay the same. */
export function whileTyping(words: Concordance): WhileTyping {
  const remembered = new Map<string, readonly Alike[]>();
  return (typed, typos) => {
    const known = remembered.get(typed);
    if (known !== undefined) return known;
    if (remembered.size === mostRemembered) remembered.clear();
    const found = alikeWhileTyping(words, typed, typos);
    remembered.set(typed, found);
    return found;
  };
}

/**
 * Where the first letter is right, with as many typos as are forgiven; where it is not, with that one: to look for more typos
 * behind a wrong first letter, all words would have to be walked through at every keystroke.
 */
function alikeWhileTyping(concordance: Concordance, typed: string, typos: number): readonly Alike[] {
  const { words } = concordance;
  const first = typed.slice(0, 1);
  const rest = typed.slice(1);
  const found = alikeIn(words, typed, typos, true, concordance.beginningWith(first));
  const swapped = rest.slice(0, 1) + first + rest.slice(1);
  const others = concordance.initials
    .filter(
      (initial) => initial !== first && Math.abs(initial.charCodeAt(0) - first.charCodeAt(0)) < alphabet,
    )
    .flatMap((initial) => [initial + rest, initial + typed]);
  for (const beginning of [rest, swapped, ...others]) {
    const [from, to] = concordance.beginningWith(beginning);
    const whole = words[from] === beginning ? 1 : 0;
    if (whole === 1) found.push({ from, to: from + 1, typos: 1, begun: false });
    if (from + whole < to) found.push({ from: from + whole, to, typos: 1, begun: true });
  }
  return found.sort((a, b) => a.typos - b.typos || Number(a.begun) - Number(b.begun) || a.from - b.from);
}
