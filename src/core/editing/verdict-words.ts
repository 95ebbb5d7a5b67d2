/**
 * English words by which a summary takes a side. Some judge what was said (falsely, rightly, debunked); some judge it by the
 * verb that attributes it: who “admits” or “reveals” is told to be right, who “claims” or “alleges” is told to be doubtful.
 * “says” does neither, and is what summaries have. Words that are somebody's stand in quotation marks, and are not looked at.
 */
const verdicts = [
  'admit',
  'admits',
  'admitted',
  'alleged',
  'allegedly',
  'alleges',
  'claims',
  'claimed',
  'confesses',
  'correctly',
  'debunked',
  'debunks',
  'disproves',
  'exposes',
  'exposed',
  'fake',
  'falsely',
  'in fact',
  'incorrectly',
  'lie',
  'lied',
  'lies',
  'lying',
  'obviously',
  'of course',
  'proved',
  'proves',
  'refuted',
  'refutes',
  'reveals',
  'rightly',
  'so-called',
  'supposed',
  'supposedly',
  'truthfully',
  'undeniably',
  'unfounded',
  'wrongly',
];

const found = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${verdicts.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');

/** Those in a summary outside its quotations, each once, as they are written there. */
export function verdictWords(summary: string): readonly string[] {
  const own = summary
    .replace(/“[^”]*”/gu, '“”')
    .replace(/\s+/gu, ' ')
    .replace(/[\u2010\u2011]/gu, '-');
  const words = new Map([...own.matchAll(found)].map(([word]) => [word.toLowerCase(), word]));
  return [...words.values()];
}
