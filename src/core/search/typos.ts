/** Longer words are no slips of the finger, and comparing them would cost. */
const longestForgiven = 64;

/**
 * How many slips (a letter wrong, missing, too many, or two neighbours swapped) a folded word may contain and still be understood:
 * none up to three letters and none in numbers, where every character counts; one up to seven letters; two beyond.
 */
export function typosForgiven(word: string): 0 | 1 | 2 {
  if (word.length < 4 || word.length > longestForgiven || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Words that are like what was typed: those from `from` up to, not including, `to` in the sorted list. */
export interface Alike {
  readonly from: number;
  readonly to: number;
  readonly typos: number;
  /** Only the beginning of these words is like what was typed. */
  readonly begun: boolean;
}

/**
 * Finds the words that differ from `typed` in at most `typos` slips (optimal string alignment distance), with fewest slips first.
 * With `beginnings`, also the words that begin like it. With a range of words that share a beginning, only those.
 *
 * The sorted list is walked as the tree it is: a beginning that is already too different rules out all words that share it,
 * and a beginning that two words share is compared once.
 */
export function alikeIn(
  words: readonly string[],
  typed: string,
  typos: number,
  beginnings: boolean,
  [from, to]: readonly [number, number] = [0, words.length],
): Alike[] {
  const width = typed.length + 2;
  const tooMany = typos + 1;
  const deepest = typed.length + typos + 1;
  // rows[depth * width + n]: slips between the first `depth` letters of a word and the first n of what was typed.
  const rows = new Uint8Array((deepest + 1) * width).fill(tooMany);
  for (let n = 0; n <= Math.min(typed.length, typos); n++) rows[n] = n;
  // best[depth]: fewest slips between all that was typed and any beginning of at most `depth` letters.
  const best = new Uint8Array(deepest + 1).fill(tooMany);
  const found: Alike[] = [];

  let previous = '';
  let compared = 0;
  for (let index = from; index < to; ) {
    const word = words[index] ?? '';
    let depth = sharedLength(previous, word, compared);
    let hopeless = false;
    while (depth < word.length && !hopeless) {
      depth++;
      hopeless = fillRow(rows, width, depth, word, typed, typos) > typos;
      best[depth] = Math.min(best[depth - 1] ?? tooMany, rows[depth * width + typed.length] ?? tooMany);
    }
    previous = word;
    compared = depth;
    const next = hopeless ? endOfBeginning(words, index, word.slice(0, depth)) : index + 1;
    const whole = hopeless ? tooMany : (rows[depth * width + typed.length] ?? tooMany);
    const begun = best[depth] ?? tooMany;
    if (whole <= typos) found.push({ from: index, to: next, typos: whole, begun: false });
    else if (beginnings && begun <= typos) found.push({ from: index, to: next, typos: begun, begun: true });
    index = next;
  }
  return found.sort((a, b) => a.typos - b.typos || Number(a.begun) - Number(b.begun) || a.from - b.from);
}

/** Whether two words differ in at most `typos` slips, and in how many. */
export function slipsBetween(word: string, typed: string, typos: number): number | null {
  return alikeIn([word], typed, typos, false)[0]?.typos ?? null;
}

/** Returns the row's smallest value. Cells further than `typos` from the diagonal are too different by their position alone. */
function fillRow(
  rows: Uint8Array,
  width: number,
  depth: number,
  word: string,
  typed: string,
  typos: number,
): number {
  const tooMany = typos + 1;
  const row = depth * width;
  const above = row - width;
  const first = Math.max(1, depth - typos);
  const last = Math.min(typed.length, depth + typos);
  const letter = word.charCodeAt(depth - 1);
  let smallest = Math.min(depth, tooMany);
  rows[row] = smallest;
  if (first > 1) {
    rows[row + first - 1] = tooMany;
    smallest = tooMany;
  }
  for (let n = first; n <= last; n++) {
    const same = typed.charCodeAt(n - 1) === letter;
    let slips = Math.min(
      (rows[above + n - 1] ?? tooMany) + (same ? 0 : 1),
      (rows[above + n] ?? tooMany) + 1,
      (rows[row + n - 1] ?? tooMany) + 1,
      tooMany,
    );
    if (
      !same &&
      n > 1 &&
      depth > 1 &&
      typed.charCodeAt(n - 2) === letter &&
      typed.charCodeAt(n - 1) === word.charCodeAt(depth - 2)
    ) {
      slips = Math.min(slips, (rows[above - width + n - 2] ?? tooMany) + 1);
    }
    rows[row + n] = slips;
    if (slips < smallest) smallest = slips;
  }
  if (last < typed.length) rows[row + last + 1] = tooMany;
  return smallest;
}

function sharedLength(a: string, b: string, limit: number): number {
  const end = Math.min(limit, a.length, b.length);
  let shared = 0;
  while (shared < end && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}

/** The end of the run of words from `index` on that begin with `beginning`: steps that double, then halve. */
export function endOfBeginning(words: readonly string[], index: number, beginning: string): number {
  const belongs = (at: number) => words[at]?.startsWith(beginning) ?? false;
  let inside = index - 1;
  let step = 1;
  while (belongs(inside + step)) {
    inside += step;
    step *= 2;
  }
  let outside = inside + step;
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if (belongs(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
