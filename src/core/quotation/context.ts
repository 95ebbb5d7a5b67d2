import type { Anchor } from '../dossier/dossier.ts';
import { normalise } from './normalise.ts';
import type { Normalised } from './normalised.ts';
import { sameWords } from './occurrences.ts';
import type { Place } from './place.ts';

export type Side = 'prefix' | 'suffix';

/** What an anchor says about its surroundings, as a W3C TextQuoteSelector does. */
export type Context = Pick<Anchor, Side>;

/** Up to so many UTF-16 code units of normalised text beside a place, without a space at the place itself. */
export function beside(text: Normalised, { start, end }: Place, side: Side, units: number): string {
  if (side === 'prefix') {
    const index = text.indexOf(start);
    const edge = text.text[index - 1] === ' ' ? index - 1 : index;
    return text.text.slice(Math.max(0, edge - units), edge);
  }
  const index = text.indexOf(end);
  const edge = text.text[index] === ' ' ? index + 1 : index;
  return text.text.slice(edge, edge + units);
}

/** The side of a place on which something else stands than the context says; null if it holds. Spaces at its ends don't count. */
export function contextFlaw(text: Normalised, place: Place, context: Context): Side | null {
  const differs = (side: Side) => {
    const wanted = normalise(context[side] ?? '').text;
    return !sameWords(beside(text, place, side, wanted.length), wanted);
  };
  return differs('prefix') ? 'prefix' : differs('suffix') ? 'suffix' : null;
}
