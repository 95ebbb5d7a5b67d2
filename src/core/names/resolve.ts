import type { NameLists } from './name-lists.ts';
import { mostWords, NameTally, recognised } from './name-tally.ts';
import { isTelling, type TypedName, wordsToFind } from './typed-name.ts';

export type Resolution<Id> =
  | { readonly kind: 'one'; readonly id: Id }
  /** Best first; at least two. */
  | { readonly kind: 'several'; readonly ids: readonly Id[] }
  /** `near` is for offering a choice, best first, and may be empty: none of them is what was typed. */
  | { readonly kind: 'none'; readonly near: readonly Id[] };

const mostNear = 5;

/**
 * How good a match is: those with the smallest `rank` are the answer, and `order` is their order in it.
 * Related names are worth as much as words of own names: an event is not less meant by its people than by a word of its title.
 */
interface Grade {
  readonly rank: number;
  readonly order: number;
}

/** More than any number of letters in which words can differ. */
const step = 0x10000;
const ranks = { exact: 0, transliterated: 1, alike: 2, words: 3, typos: 4, relatedTypos: 5 } as const;

export function resolve<Id>(lists: NameLists<Id>, typed: TypedName): Resolution<Id> {
  const grades = new Map<number, Grade>();
  const grade = (name: number, own: Grade, related: Grade) => {
    const owner = lists.owners[name] ?? 0;
    const given = lists.related[name] === 1 ? related : own;
    const best = grades.get(owner);
    if (
      best === undefined ||
      given.rank < best.rank ||
      (given.rank === best.rank && given.order < best.order)
    ) {
      grades.set(owner, given);
    }
  };
  gradeWholes(lists, typed, grade);
  // Nothing that words could add is as good as a whole name, and looking for words goes over all names.
  // Of more words only a part could be looked for, which would be guessing.
  if (
    smallestOf(grades) >= ranks.alike * step &&
    typed.words.length <= mostWords &&
    typed.words.some(isTelling)
  ) {
    gradeWords(lists, wordsToFind(typed), grade);
  }

  const smallest = smallestOf(grades);
  const owners = [...grades]
    .filter(([, { rank }]) => rank === smallest)
    .sort(([a, gradeOfA], [b, gradeOfB]) => gradeOfA.order - gradeOfB.order || a - b)
    .map(([owner]) => owner);
  const ids = idsOf(lists, owners);
  const [only] = ids;
  if (only === undefined) return { kind: 'none', near: near(lists, typed) };
  return ids.length === 1 ? { kind: 'one', id: only } : { kind: 'several', ids };
}

function smallestOf(grades: ReadonlyMap<number, Grade>): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { rank } of grades.values()) smallest = Math.min(smallest, rank);
  return smallest;
}

type GradeName = (name: number, own: Grade, related: Grade) => void;

function gradeWholes(lists: NameLists<unknown>, { whole }: TypedName, grade: GradeName): void {
  for (const form of whole) {
    const index = lists.wholes.indexOf(form.text);
    if (index === -1) continue;
    for (const place of lists.wholes.places(index)) {
      const transliterated = (place & 1) === 1;
      // Two names in ideographs of which only the transliterations are the same are two names.
      if (form.ideographic && form.transliterated && transliterated) continue;
      const rank = form.transliterated || transliterated ? ranks.transliterated : ranks.exact;
      grade(place >>> 1, { rank: rank * step, order: 0 }, { rank: ranks.words * step, order: 1 + rank });
    }
  }
}

function gradeWords(lists: NameLists<unknown>, words: TypedName['words'], grade: GradeName): void {
  const tally = new NameTally(lists, words);
  tally.forgive('whole');
  for (let name = 0; name < lists.owners.length; name++) {
    if (tally.found[name] !== tally.all) continue;
    const how = tally.how[name] ?? 0;
    const slips = tally.slips[name] ?? 0;
    const uncertain = how & (recognised.sound | recognised.typo);
    if ((how & (recognised.begun | recognised.typo)) === 0 && lists.lengths[name] === words.length) {
      grade(
        name,
        { rank: ranks.alike * step + slips, order: 0 },
        { rank: ranks.words * step, order: 3 + slips },
      );
    } else if (uncertain === 0) {
      grade(name, { rank: ranks.words * step, order: 0 }, { rank: ranks.words * step, order: step });
    } else {
      grade(
        name,
        { rank: ranks.typos * step + slips, order: 0 },
        { rank: ranks.relatedTypos * step + slips, order: 0 },
      );
    }
  }
}

/** What has most of the typed words, or words remotely like them. */
function near<Id>(lists: NameLists<Id>, typed: TypedName): readonly Id[] {
  const tally = new NameTally(lists, typed.words.filter(isTelling));
  tally.forgive('far');
  const distances = new Map<number, number>();
  for (let name = 0; name < lists.owners.length; name++) {
    const found = tally.found[name] ?? 0;
    if (found === 0) continue;
    const missing = bitsOf(tally.all & ~found);
    const owner = lists.owners[name] ?? 0;
    const distance = missing * step + (tally.slips[name] ?? 0) * 2 + (lists.related[name] ?? 0);
    distances.set(owner, Math.min(distance, distances.get(owner) ?? distance));
  }
  const owners = [...distances]
    .sort(([a, distanceOfA], [b, distanceOfB]) => distanceOfA - distanceOfB || a - b)
    .slice(0, mostNear)
    .map(([owner]) => owner);
  return idsOf(lists, owners);
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

function idsOf<Id>(lists: NameLists<Id>, owners: readonly number[]): Id[] {
  return owners.flatMap((owner) => lists.ids.slice(owner, owner + 1));
}
