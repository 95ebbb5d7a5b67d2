/** Cells of the largest table that is filled. */
const CELLS = 1_000_000;

/** One step through two sequences: an element of both, of the first only, or of the second only. */
export type Step = 'both' | 'first' | 'second';

/**
 * The steps through two sequences that go through a longest common subsequence of them.
 * So that time stays linear in their lengths, what lies between their equal beginnings and ends counts as different if it is
 * longer than about a thousand elements on both sides.
 */
export function align(first: readonly string[], second: readonly string[]): Step[] {
  const head = equalAtStart(first, second);
  const firstRest = first.slice(head);
  const secondRest = second.slice(head);
  const tail = equalAtStart(firstRest.toReversed(), secondRest.toReversed());
  const middle = alignMiddle(
    firstRest.slice(0, firstRest.length - tail),
    secondRest.slice(0, secondRest.length - tail),
  );
  return [...repeat('both', head), ...middle, ...repeat('both', tail)];
}

function repeat(step: Step, count: number): Step[] {
  return new Array<Step>(count).fill(step);
}

function equalAtStart(first: readonly string[], second: readonly string[]): number {
  const differing = first.findIndex((element, nth) => element !== second[nth]);
  return differing < 0 ? first.length : differing;
}

function alignMiddle(first: readonly string[], second: readonly string[]): Step[] {
  const width = second.length + 1;
  if ((first.length + 1) * width > CELLS)
    return [...repeat('first', first.length), ...repeat('second', second.length)];
  // At each pair of positions, how long the longest common subsequence of what follows is; at most 1,000 within the limit.
  const lengths = new Uint16Array((first.length + 1) * width);
  const lengthAt = (one: number, other: number) => lengths[one * width + other] ?? 0;
  for (let one = first.length - 1; one >= 0; one -= 1)
    for (let other = second.length - 1; other >= 0; other -= 1)
      lengths[one * width + other] =
        first[one] === second[other]
          ? lengthAt(one + 1, other + 1) + 1
          : Math.max(lengthAt(one + 1, other), lengthAt(one, other + 1));
  const steps: Step[] = [];
  let one = 0;
  let other = 0;
  while (one < first.length && other < second.length) {
    const step =
      first[one] === second[other]
        ? 'both'
        : lengthAt(one + 1, other) >= lengthAt(one, other + 1)
          ? 'first'
          : 'second';
    steps.push(step);
    if (step !== 'second') one += 1;
    if (step !== 'first') other += 1;
  }
  return [...steps, ...repeat('first', first.length - one), ...repeat('second', second.length - other)];
}
