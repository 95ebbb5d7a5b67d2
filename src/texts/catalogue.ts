import { en } from './en.ts';

/** Every language has every sentence: a missing one does not compile. */
export type Texts = typeof en;

const catalogues: readonly Texts[] = [en];

/** The catalogue for a BCP 47 tag: its language's, else English. */
export function textsFor(locale: string): Texts {
  const language = locale.split('-', 1)[0]?.toLowerCase();
  return catalogues.find((texts) => texts.locale.split('-', 1)[0] === language) ?? en;
}
