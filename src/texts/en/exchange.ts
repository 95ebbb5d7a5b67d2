import type { Naming } from '../naming.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');
const number = (count: number) => count.toLocaleString('en');
const kinds = {
  dossier: 'The dossier itself',
  party: 'Parties',
  speaker: 'Speakers',
  source: 'Sources',
  claim: 'Statements',
  relation: 'Links',
  missing: 'Missing voices',
};

export const exchange = (command: Naming) => ({
  export: 'Get a dossier as a file',
  format: 'yaml, csv, jsonld, argdown or xaif',
  unknownFormat: (typed: string) => `“${typed}” is no format. Write yaml, csv, jsonld, argdown or xaif.`,
  exported: (title: string) => `${title} as a file. What this community retracted is not in it.`,
  import: 'Read a dossier, a table of statements or a ClaimReview from a file',
  file: 'A dossier (.yaml), a table of statements (.csv) or a ClaimReview (.json)',
  importForm: 'Read a file',
  fileLabel: 'The file',
  noFile: 'No file was handed in.',
  needsEvent: `A ClaimReview needs the event that it belongs to: ${command('dossier import')} event:…`,
  into: 'The event that a table of statements belongs to',
  heading: (title: string) => `What the file would do to ${title}`,
  newDossier: (title: string) => `It would make a new dossier: ${title}.`,
  nothingYet: 'This is a look: nothing is changed yet.',
  kinds,
  added: (count: number, names: string) => `${number(count)} added: ${names}`,
  changed: (count: number, names: string) => `${number(count)} changed: ${names}`,
  retracted: (count: number, names: string) => `${number(count)} retracted: ${names}`,
  kept: (count: number) => `${number(count)} left alone`,
  more: (count: number) => `${number(count)} more`,
  unchanged: 'The file says what the dossier says already. There is nothing to import.',
  importIt: 'Import it',
  reading: (file: string) => `Reading ${file} …`,
  importing: (share: number) =>
    `Importing: ${Math.floor(share * 100)} % is written. Nobody sees any of it before all of it is there.`,
  imported: (title: string) => `${title} is imported.`,
  faults: (count: number) =>
    `${plural(count, { one: 'The file has a fault', other: 'The file has # faults' })}, and nothing of it was imported:`,
  otherDossier: (slug: string) => `The file is of another dossier, ${slug}.`,
  taken: (slug: string) => `Meanwhile somebody made a dossier of the short name ${slug}.`,
  gone: 'That dossier is gone, or archived.',
  expired: `The file is not here any more. Hand it in again with ${command('dossier import')}.`,
  suggestions: (count: number) =>
    `The file reviews what somebody said. ${plural(count, { one: 'One draft was', other: '# drafts were' })} begun from it: what is reviewed, and the review as its author’s own words. Look at them with ${command('claim drafts')}.`,
  cli: {
    usage:
      'Usage: npm run dossier -- check FILE | import FILE [--event NAME] [--apply] | export FILE [--event NAME]; each with [--community ID] [--user ID].',
    noEvent: (name: string) => `There is no event “${name}” here.`,
    needsEvent: 'A table of statements needs an event: --event NAME.',
    sound: (file: string) => `${file} has no faults.`,
    apply: 'Add --apply to import it.',
    written: (file: string) => `Wrote ${file}.`,
    exists: (file: string) => `${file} is there already. Name another file.`,
  },
});
