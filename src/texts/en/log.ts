import { type Phrase, phrase } from '../phrase.ts';

/** The moderators' log. `what` is a statement's number, or a dossier's title. */
export const log = {
  heading: 'The moderators’ log',
  acts: {
    published: <T>(by: T, what: string): Phrase<T> => phrase`${by} published ${what}.`,
    changed: <T>(by: T, what: string): Phrase<T> => phrase`${by} changed ${what}.`,
    retracted: <T>(by: T, what: string): Phrase<T> => phrase`${by} retracted ${what}.`,
    restored: <T>(by: T, what: string): Phrase<T> => phrase`${by} restored ${what}.`,
    linked: <T>(by: T, what: string): Phrase<T> => phrase`${by} linked ${what} with another statement.`,
    unlinked: <T>(by: T, what: string): Phrase<T> => phrase`${by} took a link off ${what}.`,
    undone: <T>(by: T, what: string): Phrase<T> => phrase`${by} took back the last change of ${what}.`,
    created: <T>(by: T, what: string): Phrase<T> => phrase`${by} made the dossier ${what}.`,
    edited: <T>(by: T, what: string): Phrase<T> => phrase`${by} changed the dossier ${what}.`,
    archived: <T>(by: T, what: string): Phrase<T> => phrase`${by} archived the dossier ${what}.`,
    reopened: <T>(by: T, what: string): Phrase<T> =>
      phrase`${by} took the dossier ${what} out of the archive.`,
    imported: <T>(by: T, what: string): Phrase<T> => phrase`${by} imported a file into the dossier ${what}.`,
  },
  claim: (number: string, event: string) => `${number} (${event})`,
  agreed: 'Agreed to by',
  reason: 'Reason:',
};
