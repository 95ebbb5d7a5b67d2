import type { Concordance } from './concordance.ts';
import type { Term } from './query.ts';

/**
 * Of the texts from `from` up to, not including, `to`: those with all terms in their first part, or in all of them, which takes fewest
 * typos first, otherwise in ascending order. The words of a sequence may still stand apart.
 */
export function textsWithAll(
  concordance: Concordance,
  terms: readonly Term[],
  [from, to]: readonly [number, number],
  where: 'first part' | 'anywhere',
): readonly number[] {
  // The rarest come first, so that later ones have little left to confirm.
  const needs = terms
    .flatMap(({ sequence, candidates }) =>
      sequence === null
        ? [needOf(concordance, candidates)]
        : sequence.map((word) => needOf(concordance, new Map([[word, 0]]))),
    )
    .sort((a, b) => a.size - b.size);
  if (needs[0]?.size === 0) return [];

  const unwanted = where === 'first part' ? 1 : 0;
  // met[text - from]: how many of the needs, in their order, the text has met.
  const met = new Uint16Array(to - from);
  const typos = new Uint8Array(to - from);
  for (const [need, { lists }] of needs.entries()) {
    // A need's lists come with fewest typos first, so the first that meets it is the best.
    for (const { places, typos: forgiven } of lists) {
      for (let at = firstOfText(places, from); at < places.length; at++) {
        const place = places[at] ?? 0;
        const text = place >>> 1;
        if (text >= to) break;
        if (met[text - from] !== need || (place & unwanted) !== 0) continue;
        met[text - from] = need + 1;
        typos[text - from] = (typos[text - from] ?? 0) + forgiven;
      }
    }
  }
  const texts: number[] = [];
  const most = needs.reduce((sum, { lists }) => sum + (lists.at(-1)?.typos ?? 0), 0);
  for (let taken = 0; taken <= most; taken++) {
    for (let text = from; text < to; text++) {
      if (met[text - from] === needs.length && typos[text - from] === taken) texts.push(text);
    }
  }
  return texts;
}

/** Words of which one must occur, and how often they do. */
interface Need {
  readonly lists: readonly { readonly places: Uint32Array; readonly typos: number }[];
  readonly size: number;
}

function needOf(concordance: Concordance, candidates: ReadonlyMap<number, number>): Need {
  const lists = [...candidates].map(([word, typos]) => ({ places: concordance.places(word), typos }));
  return { lists, size: lists.reduce((sum, { places }) => sum + places.length, 0) };
}

function firstOfText(places: Uint32Array, text: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) >>> 1 < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
