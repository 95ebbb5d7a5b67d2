import type { Claim, ClaimNumber, DossierContent, Edtf } from '../dossier/dossier.ts';
import { certainlyBefore } from '../dossier/edtf.ts';
import { romanise } from '../names/romanise.ts';
import { normalise } from '../quotation/normalise.ts';
import { isOutOfBalance, type Measure, measures, type PartySpace, spaceOf } from './party-space.ts';
import { verdictWords } from './verdict-words.ts';

/** What a careful editor would ask before a claim is published. None of it keeps the claim from being published. */
export type Caution =
  /** The same words are somebody else's in another claim. */
  | { readonly code: 'other-speaker'; readonly claim: ClaimNumber }
  | { readonly code: 'verdict'; readonly word: string }
  | { readonly code: 'before-event' | 'future' | 'after-until' }
  /** The same source already carries it. */
  | { readonly code: 'same-source'; readonly claim: ClaimNumber }
  /** A party would have five times the statements of another, or of the words that these are shown with. */
  | {
      readonly code: 'balance';
      readonly of: Measure;
      readonly most: PartySpace;
      readonly least: PartySpace;
    };

export type NameCaution =
  | { readonly code: 'look-alike'; readonly name: string; readonly known: string }
  | { readonly code: 'mixed-scripts'; readonly name: string };

/** `content` has the claim in it already; `today` is a calendar day, in UTC. */
export function cautions(
  content: DossierContent,
  claim: Claim,
  { today }: { readonly today: string },
): readonly Caution[] {
  const others = content.claims.filter(({ number }) => number !== claim.number);
  return [
    ...othersWords(others, claim),
    ...verdictWords(claim.summary).map((word): Caution => ({ code: 'verdict', word })),
    ...dates(content, claim, today as Edtf), // as `Date` writes it
    ...repeated(others, claim),
    ...balance(content, claim),
  ];
}

function othersWords(others: readonly Claim[], claim: Claim): readonly Caution[] {
  const mine = new Set(wordsOf(claim));
  return others
    .filter((other) => other.speaker !== claim.speaker && wordsOf(other).some((words) => mine.has(words)))
    .map(({ number }) => ({ code: 'other-speaker', claim: number }));
}

function dates(
  { happened, until }: DossierContent,
  { said: { date } }: Claim,
  today: Edtf,
): readonly Caution[] {
  if (date === null) return [];
  const found: Caution[] = [];
  if (certainlyBefore(date, happened)) found.push({ code: 'before-event' });
  if (certainlyBefore(today, date)) found.push({ code: 'future' });
  if (certainlyBefore(until, date)) found.push({ code: 'after-until' });
  return found;
}

function repeated(others: readonly Claim[], claim: Claim): readonly Caution[] {
  const mine = new Set(wordsOf(claim));
  const says = plain(claim.summary);
  return others
    .filter(({ speaker, source }) => speaker === claim.speaker && source === claim.source)
    .filter((other) => plain(other.summary) === says || wordsOf(other).some((words) => mine.has(words)))
    .map(({ number }) => ({ code: 'same-source', claim: number }));
}

/** Parties without a voice are another question; a claim is asked about only where it adds to the larger side. */
function balance(content: DossierContent, { role }: Claim): readonly Caution[] {
  const speaking = spaceOf(content).filter(({ statements }) => statements > 0);
  const most = speaking.find(({ party }) => party === role.party);
  const others = speaking.filter((space) => space !== most);
  for (const of of measures) {
    const [least] = others.toSorted((one, other) => one[of] - other[of]);
    if (most !== undefined && least !== undefined && isOutOfBalance(most, least, of))
      return [{ code: 'balance', of, most, least }];
  }
  return [];
}

function wordsOf({ quotations }: Claim): readonly string[] {
  return quotations.map(({ exact }) => plain(exact));
}

/** Without what a normalisation takes away, and without case and the mark at its end. */
function plain(words: string): string {
  return normalise(words)
    .text.toLowerCase()
    .replace(/[\s.,;:!?]+$/u, '');
}

/** What is doubtful about the name of somebody new: letters of several scripts, or one that reads like a name that is known. */
export function nameCautions(content: DossierContent, name: string): readonly NameCaution[] {
  const known = [...content.speakers, ...content.parties].flatMap((one) => [one.name, ...one.aliases]);
  const shape = skeleton(name);
  const alike = known.find(
    (other) => other.toLowerCase() !== name.toLowerCase() && shape !== '' && skeleton(other) === shape,
  );
  return [
    ...(hasMixedWord(name) ? [{ code: 'mixed-scripts', name } as const] : []),
    ...(alike === undefined ? [] : [{ code: 'look-alike', name, known: alike } as const]),
  ];
}

/** Letters that look like Latin ones, by those; see Unicode's confusables (UTS #39). */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    в: 'b',
    с: 'c',
    е: 'e',
    н: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    ѕ: 's',
    т: 't',
  },
  ...{
    у: 'y',
    х: 'x',
    ԁ: 'd',
    ɡ: 'g',
    ӏ: 'l',
    α: 'a',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
  },
  ...{ υ: 'u', χ: 'x', '0': 'o', '1': 'l', ı: 'i', ß: 'b' },
};

/** What a reader would take a name for. */
function skeleton(name: string): string {
  const letters = [...name.normalize('NFKD').toLowerCase()].map((letter) => lookAlikes[letter] ?? letter);
  return romanise(letters.join('').replace(/[\p{M}\p{Cf}]/gu, ''));
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
];

function hasMixedWord(name: string): boolean {
  return name.split(/\P{L}+/u).some((word) => scripts.filter((script) => script.test(word)).length > 1);
}
