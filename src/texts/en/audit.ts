import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

/** For whoever runs Whosaid. */
export const audit = {
  fault: {
    gap: (place: string, version: string) =>
      `${place}: version ${version} does not follow the one before it.`,
    break: (place: string, version: string) =>
      `${place}: version ${version} does not begin with what the one before it ended with.`,
    shown: (place: string) => `${place}: what is shown is not what its last version says.`,
    'no-history': (place: string) => `${place}: it is shown and has no history.`,
  },
  differs: (fault: string, fields: string) => `${fault} They differ in: ${fields}.`,
  sound: (dossiers: number, revisions: number) =>
    `${plural(dossiers, { one: '# dossier', other: '# dossiers' })}, ${plural(revisions, { one: '# revision', other: '# revisions' })}: every history is whole.`,
  faulty: (faults: number, dossiers: number) =>
    `${plural(faults, { one: '# fault', other: '# faults' })} in ${plural(dossiers, { one: '# dossier', other: '# dossiers' })}.`,
  usage: 'Usage: npm run audit. It takes nothing else.',
};
