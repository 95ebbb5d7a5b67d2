import type { Naming } from '../naming.ts';
import type { Phrase } from '../phrase.ts';
import { phrase } from '../phrase.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

export const timeline = {
  describe: 'Shows in which order the statements on an event were made',
  summary: (title: string) => `${title}: timeline`,
  heading: (title: string) => `Timeline: ${title}`,
  undated: 'Date not given in the source',
  event: (when: string) => `The event: ${when}`,
};

export const sources = {
  describe: 'Shows where the statements on an event come from',
  summary: (title: string) => `${title}: sources`,
  heading: (title: string) => `Sources: ${title}`,
  publisher: 'Publisher',
  published: 'Published',
  retrieved: 'Retrieved',
  language: 'Language',
  languageTranslated: (language: string, translation: string) => `${language}, ${translation}`,
  address: 'Address',
  archive: 'Archived copy',
  carries: 'Carries',
  statements: (count: number) => plural(count, { one: '# statement', other: '# statements' }),
  digest: 'SHA-256 of the text',
  digestOf: (sha256: string, normalization: number) => `${sha256} (normalisation ${normalization})`,
  unknown: 'unknown',
  none: 'not known',
};

export const whosaid = {
  describe: 'Finds who said something, from words you remember',
  onMessage: 'Who said this?',
  words: 'Words that you remember, in any order, or an exact part of what was said',
  event: 'Only in this event, by any of its names',
  nothing: (words: string) => `Nothing in these dossiers matches “${words}”.`,
  nothingIn: (words: string, event: string) => `Nothing in “${event}” matches “${words}”.`,
  nothingHint:
    'Every word must occur in one statement. Try fewer words, or the ones you are surest of. That nothing is found here does not mean that nobody said it.',
  heading: (words: string, count: string) => `“${words}”: ${count}`,
  count: (count: number) => plural(count, { one: '# statement', other: '# statements' }),
  atLeast: (count: number) => plural(count, { one: '# statement or more', other: '# statements or more' }),
  exactly: 'These very words:',
  inQuotation: 'All of these words, in what was quoted:',
  inPart: 'Words of this message stand side by side in these quotations:',
  nothingShared: (text: string) => `Nothing in these dossiers shares words with “${text}”.`,
  nothingSharedHint:
    'At least three words side by side, or what the message itself quotes, must stand in one quotation. That nothing is found here does not mean that nobody said it.',
  inReport: 'All of these words, in what was reported or summarised:',
  forgiven: (typed: string, found: string) => `“${typed}” read as “${found}”`,
  from: <T>(event: T): Phrase<T> => phrase`Event: ${event}`,
  more: 'These are the best matches. Add words, or an event, to see others.',
  open: (event: string) => `All sides: ${event}`,
};

export const events = (command: Naming) => ({
  describe: 'Lists the events that have a dossier here',
  summary: (count: number) => plural(count, { one: '# event', other: '# events' }),
  heading: 'Events',
  direct:
    'In a direct message you see what comes with Whosaid. What a server keeps is seen in that server only.',
  bundled: 'comes with Whosaid',
  changed: 'comes with Whosaid, changed by this community',
  own: 'kept by this community',
  line: (when: string, origin: string, slug: string) => `${when} · ${origin} · ${command('stance')} ${slug}`,
  none: 'There is no dossier here yet.',
  open: 'Read what each side says about …',
  unknown: (name: string) =>
    `There is no event “${name}” here. These are; ${command('events')} lists them all.`,
  unknownNear: (name: string) =>
    `There is no event “${name}” here. Did you mean one of these? ${command('events')} lists them all.`,
  several: (name: string) => `“${name}” could be several events:`,
  voice: <T>(typed: string, who: T): Phrase<T> => phrase`“${typed}” is ${who}, who speaks in this dossier.`,
  side: <T>(typed: string, who: T): Phrase<T> => phrase`“${typed}” is ${who}, a side in this dossier.`,
});

export const help = (command: Naming) => ({
  describe: 'Explains the commands',
  which: 'The command to explain',
  summary: 'What Whosaid can do',
  heading: 'Whosaid',
  intro:
    'Whosaid shows who said what about a contested event: in which words, where, when, who reported it, and who disputed it. It never says who is right.',
  usage: 'Used like this',
  option: (description: string, required: boolean) =>
    required ? description : `${description} (may be left out)`,
  examples: 'Try',
  quotes: `Names with spaces stand in quotation marks: ${command('stance')} amnesty party:"Government of Ukraine"`,
  unknown: (name: string) => `There is no command “${name}”. These are:`,
});
