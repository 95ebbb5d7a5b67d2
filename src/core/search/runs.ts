import { fold, wordsOf } from './fold.ts';
import { longestQuery, type Query } from './query.ts';
import { isStopWord } from './stop-words.ts';
import { tokensOfWord } from './tokens.ts';

/** Words side by side that two people hardly ever hit upon by chance. */
export const RUN = 3;
const TELLING = 2;
/** What somebody quotes in a message, in any family of marks. */
const QUOTED = /[“"«„]([^“”"«»„]{3,300})[”"»“]/gu;

/** The runs of words by which a text is recognised, each once. */
export function* runsOf(text: string): Generator<Query> {
  const looked = text.slice(0, longestQuery);
  const seen = new Set<string>();
  const quoted = Array.from(looked.matchAll(QUOTED), ([, words = '']) => wordsOf(fold(words)));
  const all = wordsOf(fold(looked));
  const sliding = Array.from({ length: Math.max(0, all.length - RUN + 1) }, (_, at) =>
    all.slice(at, at + RUN),
  );
  for (const inOrder of [...quoted, ...sliding]) {
    const key = inOrder.join(' ');
    const remembered = [...new Set(inOrder.filter((word) => !isStopWord(word)))];
    if (remembered.length < TELLING || seen.has(key)) continue;
    seen.add(key);
    yield { phrase: inOrder.flatMap(tokensOfWord), words: [...new Set(inOrder)], remembered };
  }
}
