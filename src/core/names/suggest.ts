import type { NameLists } from './name-lists.ts';
import { NameTally, recognised } from './name-tally.ts';
import { type TypedForm, type TypedName, wordsToFind } from './typed-name.ts';

/** Best first. Related names come after own names that are as good, but before own names in another script. */
const own = { exact: 0, begun: 1, words: 2, exactScript: 4, begunScript: 5, wordsScript: 6, alike: 8 };
const related = { exact: 3, begun: 3, words: 3, exactScript: 7, begunScript: 7, wordsScript: 7, alike: 9 };
type Tier = keyof typeof own;
/** More than any number of letters in which words can differ, twice. */
const step = 0x10000;
const none = 0xffffffff;

/** Empty where nothing is like what was typed. */
export function suggest<Id>(lists: NameLists<Id>, typed: TypedName, limit: number): Id[] {
  const best = new Uint32Array(lists.ids.length).fill(none);
  // How many are certain to come before all that are only found by a word; how many are offered at all.
  let begun = 0;
  let offered = 0;
  const offer = (name: number, tier: Tier, distance: number) => {
    const owner = lists.owners[name] ?? 0;
    const rank = (lists.related[name] === 1 ? related : own)[tier] * step + distance;
    const before = best[owner] ?? none;
    if (rank >= before) return;
    best[owner] = rank;
    if (before === none) offered++;
    if (rank < own.words * step && before >= own.words * step) begun++;
  };
  for (const form of typed.whole) {
    if (begun < limit) offerWhole(lists, form, offer);
  }
  if (begun < limit) {
    const tally = new NameTally(lists, wordsToFind(typed));
    offerTallied(tally, offer);
    // What is only like what was typed comes last of all: it is worth looking for only where there is room.
    if (offered < limit) {
      tally.forgive('typing');
      offerTallied(tally, offer);
    }
  }
  return bestOf(lists.ids, best, limit);
}

type Offer = (name: number, tier: Tier, distance: number) => void;

function offerWhole({ wholes }: NameLists<unknown>, form: TypedForm, offer: Offer): void {
  const [from, to] = wholes.beginningWith(form.text);
  const afterExact = wholes.words[from] === form.text ? from + 1 : from;
  for (const [tier, places] of [
    ['exact', wholes.places(from, afterExact)],
    ['begun', wholes.places(afterExact, to)],
  ] as const) {
    for (const place of places) {
      const transliterated = (place & 1) === 1;
      if (form.ideographic && form.transliterated && transliterated) continue;
      offer(place >>> 1, form.transliterated || transliterated ? `${tier}Script` : tier, 0);
    }
  }
}

function offerTallied({ found, how, slips, all }: NameTally, offer: Offer): void {
  for (let name = found.indexOf(all); name !== -1; name = found.indexOf(all, name + 1)) {
    const bits = how[name] ?? 0;
    const begun = (bits & recognised.begun) === 0 ? 0 : 1;
    const certain = (bits & (recognised.sound | recognised.typo)) === 0;
    if (certain) offer(name, (bits & recognised.script) === 0 ? 'words' : 'wordsScript', 0);
    else offer(name, 'alike', (slips[name] ?? 0) * 2 + begun);
  }
}

function bestOf<Id>(ids: readonly Id[], best: Uint32Array, limit: number): Id[] {
  const equals = new Map<number, number[]>();
  for (let owner = 0; owner < best.length; owner++) {
    const rank = best[owner] ?? none;
    if (rank === none) continue;
    const alike = equals.get(rank);
    if (alike === undefined) equals.set(rank, [owner]);
    else if (alike.length < limit) alike.push(owner);
  }
  return [...equals]
    .sort(([a], [b]) => a - b)
    .flatMap(([, owners]) => owners)
    .slice(0, limit)
    .flatMap((owner) => ids.slice(owner, owner + 1));
}
