import type { Concordance } from './concordance.ts';
import type { FoundWord } from './match.ts';
import type { Term } from './query.ts';

/** How the terms are found in a text's first part, or in either part; null if one of them is not: words of a sequence may stand apart. */
export function understand(
  concordance: Concordance,
  terms: readonly Term[],
  text: number,
  where: 'first part' | 'anywhere',
): readonly FoundWord[] | null {
  const parts: readonly (0 | 1)[] = where === 'anywhere' ? [0, 1] : [0];
  const words: FoundWord[] = [];
  for (const term of terms) {
    const found =
      term.sequence === null
        ? findWord(concordance, term, text, parts)
        : findSequence(concordance, term, text, parts);
    if (found === null) return null;
    words.push(found);
  }
  return words;
}

function findSequence(
  concordance: Concordance,
  { typed, sequence }: Term,
  text: number,
  parts: readonly (0 | 1)[],
): FoundWord | null {
  return sequence !== null && parts.some((part) => concordance.contains(text, part, sequence))
    ? { typed, found: typed, typos: 0 }
    : null;
}

function findWord(
  concordance: Concordance,
  { typed, candidates }: Term,
  text: number,
  parts: readonly (0 | 1)[],
): FoundWord | null {
  let best: FoundWord | null = null;
  for (const part of parts) {
    for (const word of concordance.tokens(text, part)) {
      const typos = candidates.get(word);
      const found = concordance.words[word];
      if (typos === undefined || found === undefined) continue;
      // The very word that was typed is a better answer than another that begins so.
      if (found === typed) return { typed, found, typos };
      if (best === null || typos < best.typos) best = { typed, found, typos };
    }
  }
  return best;
}
