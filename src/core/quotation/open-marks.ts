import { type Family, families, type Mark, type Shape, type Surroundings, turnOf } from './marks.ts';

/** A quotation mark where it stands. Positions are code points of the normalised text. */
export interface Met {
  readonly mark: Mark;
  readonly at: number;
  /** Where words begin if it opens, and where they end if it closes: beyond a space beside it. */
  readonly wordsFrom: number;
  readonly wordsTo: number;
  readonly paragraph: number;
  readonly leadsParagraph: boolean;
}

/** A quotation, or one paragraph of it. */
export interface Opened {
  readonly by: Met;
  /** Its stretch in the paragraph before, if this one only takes it up again. */
  readonly resumes: Opened | null;
  end: number;
  /** Whether `end` is sure: what never closes quotes nothing. */
  closed: boolean;
}

/** The marks that are open. What closes drops whatever was opened inside it and is still open, so that pairs never cross. */
export class OpenMarks {
  /** All that were ever opened, in order. */
  readonly all: Opened[] = [];
  readonly #stacks = new Map<Family, Opened[]>(families.map((family) => [family, []]));

  meet(met: Met, around: Surroundings): void {
    const open = this.#stack(met.mark.family).at(-1) ?? null;
    if (open !== null && takesUp(open.by, met, around)) {
      open.end = met.wordsTo;
      this.#dropFrom(open.by.at);
      this.#open(met, open);
      return;
    }
    const turn = turnOf(met.mark, around, open?.by.mark.shape ?? null);
    if (turn === 'opens') this.#open(met, null);
    else if (turn === 'closes' && open !== null && !this.#isApostrophe(open.by)) this.#close(open, met);
  }

  /** Settles what can't stay open into the next paragraph. */
  endParagraph(paragraph: number): void {
    this.#pairMisplaced(paragraph);
    this.#dropInnermost('single', 'straight');
    this.#dropInnermost('guillemets', 'right');
  }

  #stack(family: Family): Opened[] {
    return this.#stacks.get(family) ?? [];
  }

  #open(met: Met, resumes: Opened | null): void {
    const opened: Opened = { by: met, resumes, end: met.wordsFrom, closed: false };
    this.all.push(opened);
    this.#stack(met.mark.family).push(opened);
  }

  #close(open: Opened, met: Met): void {
    this.#dropFrom(open.by.at);
    open.end = met.wordsTo;
    for (let part: Opened | null = open; part !== null; part = part.resumes) part.closed = true;
  }

  #dropFrom(position: number): void {
    for (const stack of this.#stacks.values()) while ((stack.at(-1)?.by.at ?? -1) >= position) stack.pop();
  }

  #dropInnermost(family: Family, shape: Shape): void {
    const stack = this.#stack(family);
    while (stack.at(-1)?.by.mark.shape === shape) stack.pop();
  }

  /** A single mark inside a “…” that is still open can't close what was opened outside it. */
  #isApostrophe(opener: Met): boolean {
    if (opener.mark.family !== 'single') return false;
    return families.some((family) => (this.#stack(family).at(-1)?.by.at ?? -1) > opener.at);
  }

  /** Straight marks that all seem to open, an even number of them: every second one has its space on the wrong side. */
  #pairMisplaced(paragraph: number): void {
    const stack = this.#stack('double');
    let first = stack.length;
    while (first > 0 && stack[first - 1]?.by.paragraph === paragraph) first -= 1;
    const left = stack.slice(first);
    if (left.length % 2 !== 0 || left.some(({ by }) => by.mark.shape !== 'straight')) return;
    for (let pair = left.length - 2; pair >= 0; pair -= 2) {
      const [opening, closing] = left.slice(pair, pair + 2);
      if (opening !== undefined && closing !== undefined) this.#close(opening, closing.by);
    }
  }
}

/** Whether a mark only opens anew, in the next paragraph, what an earlier one opened. */
function takesUp(open: Met, met: Met, around: Surroundings): boolean {
  if (!met.leadsParagraph || met.paragraph !== open.paragraph + 1) return false;
  if (met.mark.family === 'guillemets') return open.mark.shape === 'left';
  return met.mark.shape === open.mark.shape && around.likeOpening;
}
