import { normalise } from '../quotation/normalise.ts';
import { type Excerpt, excerptFindings } from './excerpts.ts';
import type { Finding, Path } from './fault.ts';
import { MAX_WORDS_PER_CLAIM } from './limits.ts';
import type { SalvagedClaim } from './names.ts';
import type { Suggest } from './nearest.ts';

type Range = readonly [number, number];

function rangeOf(place: SalvagedClaim['passage']): Range | null {
  const [start, end] = place ?? [];
  return start === undefined || end === undefined ? null : [start, end];
}

/** A place has to begin before it ends. */
export function emptyPlace(place: SalvagedClaim['passage'], path: Path): Finding[] {
  const range = rangeOf(place);
  if (range === null || range[0] < range[1]) return [];
  return [{ path, problem: { code: 'empty-place', start: range[0], end: range[1] } }];
}

/** Where words that begin here end, in code points of the normalised source. */
export function endOf(words: string, at: number): number {
  return at + normalise(words).length;
}

function wordingFindings(claim: SalvagedClaim, path: Path): Finding[] {
  const { wording } = claim;
  if (wording === undefined) return [];
  const quotes = 'quotations' in claim;
  if (wording === 'indirect') {
    if (!quotes) return [];
    return [{ path: [...path, 'quotations'], problem: { code: 'quotations-unexpected' } }];
  }
  return quotes ? [] : [{ path: [...path, 'wording'], problem: { code: 'quotations-needed', wording } }];
}

/** Where a quotation begins: as the file says, or else where the excerpt has it. */
function startOf(claim: SalvagedClaim, nth: number, excerpt: Excerpt | null): number | undefined {
  const found = excerpt?.found[nth];
  return claim.quotations?.[nth]?.at ?? (found?.kind === 'found' ? found.start : undefined);
}

function placeFindings(claim: SalvagedClaim, path: Path, excerpt: Excerpt | null): Finding[] {
  const { quotations, passage, also } = claim;
  const ranges = [passage, ...(also ?? [])].map(rangeOf);
  const known = ranges.filter((range) => range !== null);
  const [first] = known;
  const findings: Finding[] = [];
  let length = 0;
  for (const [index, quotation] of (quotations ?? []).entries()) {
    if (quotation?.words === undefined) continue;
    const at = [...path, 'quotations', index];
    const normalised = normalise(quotation.words).length;
    length += [...quotation.words].length;
    if (normalised === 0) findings.push({ path: [...at, 'words'], problem: { code: 'no-words' } });
    const start = startOf(claim, index, excerpt);
    // A place that could not be read may be the one.
    if (start === undefined || first === undefined || known.length < ranges.length) continue;
    const end = start + normalised;
    if (known.some((range) => start >= range[0] && end <= range[1])) continue;
    findings.push({
      path: [...at, quotation.at === undefined ? 'words' : 'at'],
      problem: { code: 'outside-passage', start, end, passage: first },
    });
  }
  if (length > MAX_WORDS_PER_CLAIM) {
    findings.push({
      path: [...path, 'quotations'],
      problem: { code: 'claim-words-too-long', length, limit: MAX_WORDS_PER_CLAIM },
    });
  }
  return findings;
}

/** Every “ has its ”, and none is inside another: what is between them is shown as a quotation. */
function hasPairedMarks(text: string): boolean {
  return /^(?:[^“”]*“[^“”]*”)*[^“”]*$/.test(text);
}

function summaryFindings(claim: SalvagedClaim, claimPath: Path, suggest: Suggest): Finding[] {
  const { says, quotations } = claim;
  if (says === undefined) return [];
  const path = [...claimPath, 'says'];
  const findings: Finding[] = [];
  if (says.includes('"')) findings.push({ path, problem: { code: 'straight-quotation-mark' } });
  if (!hasPairedMarks(says)) {
    findings.push({ path, problem: { code: 'unpaired-quotation-mark' } });
    return findings;
  }
  const own = (quotations ?? []).map((quotation) => quotation?.words);
  // A quotation whose words could not be read may be the one.
  if (own.includes(undefined) || (quotations === undefined && 'quotations' in claim)) return findings;
  const known = own.filter((words) => words !== undefined);
  for (const match of says.matchAll(/“([^”]*)”/g)) {
    const words = match[1] ?? '';
    if (known.includes(words)) continue;
    findings.push({ path, problem: { code: 'words-not-quoted', words, nearest: suggest(words, known) } });
  }
  return findings;
}

/** What is wrong with a claim's words and where they stand. */
export function quotationFindings(
  claim: SalvagedClaim,
  path: Path,
  excerpt: Excerpt | null,
  suggest: Suggest,
): Finding[] {
  return [
    ...wordingFindings(claim, path),
    ...placeFindings(claim, path, excerpt),
    ...summaryFindings(claim, path, suggest),
    ...emptyPlace(claim.passage, [...path, 'passage']),
    ...(claim.also ?? []).flatMap((place, index) => emptyPlace(place, [...path, 'also', index])),
    ...(excerpt === null ? [] : excerptFindings(claim, excerpt, path)),
  ];
}
