import { en, english } from './en.ts';
import { type Naming, slash } from './naming.ts';

/** Every language has every sentence: a missing one does not compile. */
export type Texts = typeof en;

const languages: Readonly<Record<string, (command: Naming) => Texts>> = { en: english };
const FALLBACK = 'en';

/** By how commands are called and by language, so that the same texts are always the same object. */
const made = new WeakMap<Naming, Map<string, Texts>>([[slash, new Map([[FALLBACK, en]])]]);

/** The catalogue for a BCP 47 tag: its language's, else English. Commands in it are called as `command` says. */
export function textsFor(locale: string, command: Naming = slash): Texts {
  const asked = locale.split('-', 1)[0]?.toLowerCase() ?? '';
  const language = Object.hasOwn(languages, asked) ? asked : FALLBACK;
  const known = made.get(command) ?? new Map<string, Texts>();
  made.set(command, known);
  const texts = known.get(language) ?? (languages[language] ?? english)(command);
  known.set(language, texts);
  return texts;
}
