import type { Dossier } from './dossier.ts';

/** Remembers what was made of a dossier for as long as the dossier lives; a dossier never changes. */
export function perDossier<T>(make: (dossier: Dossier) => T): (dossier: Dossier) => T {
  const made = new WeakMap<Dossier, { readonly value: T }>();
  return (dossier) => {
    const known = made.get(dossier) ?? { value: make(dossier) };
    made.set(dossier, known);
    return known.value;
  };
}
