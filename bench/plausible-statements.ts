import type { Anchor, ClaimNumber, DossierId, Edtf } from '../src/core/dossier/dossier.ts';
import type { DossierStatements } from '../src/core/ports.ts';

const consonants = 'bcdfghjklmnprstvz';
const vowels = 'aeiou';
const anchor: Anchor = { start: 0, end: 0 };

/** Dossiers of ten claims each, in words of which, as in any language, a few are most of every text. */
export function plausibleStatements(dossiers: number, random: () => number): DossierStatements[] {
  const vocabulary = Array.from({ length: 40_000 }, (_, rank) =>
    word(2 + Math.log10(rank + 1) * 1.2, random),
  );
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length * random() ** 4)]).join(' ');
  return Array.from({ length: dossiers }, (_, dossier) => ({
    // Made-up dossiers have made-up ids and dates.
    id: `dossier-${dossier}` as DossierId,
    claims: Array.from({ length: 10 }, (_, claim) => {
      const quoted = [words(8 + Math.floor(random() * 10)), words(3)];
      return {
        number: (1_000 + dossier * 10 + claim) as ClaimNumber,
        summary: `${words(2)} says that ${words(6)} is “${quoted[0]}” and “${quoted[1]}”.`,
        quotations: quoted.map((exact) => ({ exact, anchor })),
        check: { level: 'editors' as const, on: '2022-08-10' as Edtf },
      };
    }),
  }));
}

function word(letters: number, random: () => number): string {
  let made = '';
  for (let at = 0; at < letters; at++) {
    const from = at % 2 === 0 ? consonants : vowels;
    made += from[Math.floor(random() * from.length)];
  }
  return made;
}
