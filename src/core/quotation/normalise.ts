import { Normalised } from './normalised.ts';
import { Kind, kindOf } from './typography.ts';

/** The number of the normalisation below. Any change to what it yields needs a new number: digests and positions are kept. */
export const NORMALIZATION = 1;

/**
 * Longest run of marks on one letter that is composed and put in canonical order: the limit of UAX #15's Stream-Safe
 * Text Format. Longer ones are no text and stay as they are; ordering them takes quadratic time.
 */
const MARKS_ON_ONE_LETTER = 30;

/** How many code units become a string at once: fewer than a call may have arguments. */
const PIECE = 8192;

const SPACE = 0x20;
const REPLACEMENT_CHARACTER = 0xfffd;

/** The normalised text while it is written; see `Normalised` for what the arrays hold. */
class Draft {
  length = 0;
  #units: Uint16Array;
  #used = 0;
  #origin: Uint32Array;
  #wide: number[] = [];
  #letter = { position: 0, index: 0 };

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity);
    this.#origin = new Uint32Array(capacity + 1);
  }

  /** Begins a letter that later marks may join. */
  put(code: number, from: number): void {
    this.#beginLetter();
    this.#append(code, from);
  }

  putAll(characters: string, from: number): void {
    this.#beginLetter();
    for (const character of characters) this.#append(character.codePointAt(0) ?? 0, from);
  }

  /** Adds marks to the last letter; at the very beginning they stand alone. */
  join(marks: string, count: number, from: number): void {
    const { position, index } = this.#letter;
    const letter = textOf(this.#units.subarray(index, this.#used));
    const origin = position < this.length ? (this.#origin[position] ?? from) : from;
    while ((this.#wide.at(-1) ?? -1) >= position) this.#wide.pop();
    this.length = position;
    this.#used = index;
    const joined = letter + marks;
    this.putAll(count > MARKS_ON_ONE_LETTER ? joined : joined.normalize('NFC'), origin);
  }

  finish(original: string, end: number): Normalised {
    this.#origin[this.length] = end;
    const pieces: string[] = [];
    for (let from = 0; from < this.#used; from += PIECE)
      pieces.push(textOf(this.#units.subarray(from, Math.min(from + PIECE, this.#used))));
    const origin = this.#origin.subarray(0, this.length + 1);
    return new Normalised(pieces.join(''), original, origin, Uint32Array.from(this.#wide));
  }

  #beginLetter(): void {
    this.#letter.position = this.length;
    this.#letter.index = this.#used;
  }

  #append(code: number, from: number): void {
    // Room for a pair, and for the end of the text after the last character.
    if (this.#used + 2 > this.#units.length || this.length + 2 > this.#origin.length) this.#grow();
    this.#origin[this.length] = from;
    if (code > 0xffff) {
      this.#wide.push(this.length);
      this.#units[this.#used++] = 0xd800 + ((code - 0x10000) >> 10);
      this.#units[this.#used++] = 0xdc00 + (code & 0x3ff);
    } else this.#units[this.#used++] = code;
    this.length += 1;
  }

  #grow(): void {
    const capacity = 2 * this.#units.length + 8;
    const units = new Uint16Array(capacity);
    units.set(this.#units);
    this.#units = units;
    const origin = new Uint32Array(capacity + 1);
    origin.set(this.#origin);
    this.#origin = origin;
  }
}

/**
 * Normalisation 1, in this order:
 * half surrogate pairs become U+FFFD, as they do in UTF-8; default-ignorable characters go; NFC (UAX #15);
 * quotation marks become `"` or `'`, dashes and minus signs `-`; each run of white space becomes one space, none at the ends.
 * Nothing else changes: `²` is not `2`, `ﬁ` is not `fi`, `…` is not `...`, and case counts.
 * Applying it twice is applying it once. It takes time linear in the text's length.
 */
export function normalise(original: string): Normalised {
  const draft = new Draft(original.length);
  let spaceFrom = -1;
  let at = 0;
  while (at < original.length) {
    const from = at;
    const code = original.codePointAt(at) ?? 0;
    const kind = kindOf(code);
    at += code > 0xffff ? 2 : 1;
    if (kind === Kind.ignored) continue;
    if (kind === Kind.space) {
      if (spaceFrom < 0) spaceFrom = from;
      continue;
    }
    if (spaceFrom >= 0) {
      if (draft.length > 0) draft.put(SPACE, spaceFrom);
      spaceFrom = -1;
    }
    if (kind === Kind.plain) draft.put(code, from);
    else if (kind === Kind.dash) draft.put(0x2d, from);
    else if (kind === Kind.doubleMark) draft.put(0x22, from);
    else if (kind === Kind.singleMark) draft.put(0x27, from);
    else if (kind === Kind.broken) draft.put(REPLACEMENT_CHARACTER, from);
    else if (kind === Kind.decomposed) draft.putAll(String.fromCodePoint(code).normalize('NFC'), from);
    else {
      const run = marksFrom(original, from);
      draft.join(run.marks, run.count, from);
      at = run.end;
    }
  }
  return draft.finish(original, spaceFrom >= 0 ? spaceFrom : original.length);
}

/** Spreading the units would take seven times as long. */
function textOf(units: Uint16Array): string {
  return Reflect.apply(String.fromCharCode, null, units);
}

function marksFrom(original: string, from: number): { marks: string; count: number; end: number } {
  const marks: number[] = [];
  let end = from;
  while (end < original.length) {
    const code = original.codePointAt(end) ?? 0;
    const kind = kindOf(code);
    if (kind === Kind.joining) marks.push(code);
    else if (kind !== Kind.ignored) break;
    end += code > 0xffff ? 2 : 1;
  }
  return { marks: marks.map((code) => String.fromCodePoint(code)).join(''), count: marks.length, end };
}
