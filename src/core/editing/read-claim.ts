import type {
  Claim,
  ClaimNumber,
  DossierContent,
  Edtf,
  Party,
  PartyKey,
  Source,
  SourceKey,
  Speaker,
  SpeakerKey,
  Subject,
} from '../dossier/dossier.ts';

import { normalise } from '../quotation/normalise.ts';
import { keyFor } from './keys.ts';
import { relationFault } from './relation-check.ts';
import type { NewSpeaker, TypedClaim, TypedSource } from './typed-claim.ts';
import {
  type FieldFault,
  oneLine,
  readLanguages,
  readSaid,
  sourceFaults,
  speakerFaults,
  wordsFaults,
  writtenSaid,
} from './typed-fields.ts';
import { type CheckedWords, checkWords } from './words-check.ts';

/** What keeps a claim from being published. */
export type Lack =
  /** Nothing was written yet, or something of it can't be. */
  | 'statement'
  | 'speaker'
  | 'role'
  | 'source'
  /** Whom it is about is not in the dossier any more. */
  | 'about'
  /** What it answers is gone, or can't be answered by it. */
  | 'answers'
  /** A quotation does not stand so in the excerpt. */
  | 'words';

export type ClaimReading =
  | {
      readonly kind: 'ready';
      readonly claim: Claim;
      readonly content: DossierContent;
      readonly words: CheckedWords;
    }
  | { readonly kind: 'unready'; readonly lacks: readonly Lack[]; readonly words: CheckedWords };

export interface ClaimPlace {
  readonly number: ClaimNumber;
  /** Who pasted the excerpt. */
  readonly by: string;
  /** The claim that this changes; null for a new one. */
  readonly before: Claim | null;
}

/** What a dossier says once the claim is in it, with whoever and whatever is new; or why it can't be. */
export function readClaim(typed: TypedClaim, content: DossierContent, place: ClaimPlace): ClaimReading {
  const words = checkWords(typed);
  const speaking = withSpeaker(typed.speaker, content);
  const sourced = withSource(typed.source, speaking.content);
  const { content: known } = sourced;
  const speaker = known.speakers.find(({ key }) => key === speaking.key);
  const role = speaker?.roles.find(({ title }) => typed.role === null || title === typed.role);
  const about = typed.about.map((key) => subjectOf(key, known));
  const answers =
    typed.answers === null ? null : { kind: 'answers' as const, from: place.number, to: typed.answers };
  const claimed =
    speaker === undefined || role === undefined || sourced.key === null || about.includes(null)
      ? null
      : claimOf(typed, words, place, {
          speaker: speaker.key,
          role,
          source: sourced.key,
          about: about.filter((subject) => subject !== null),
        });
  const placed = claimed === null ? null : withClaim(known, claimed);
  const isAnswer =
    answers !== null &&
    !known.relations.some(
      ({ kind, from, to }) => kind === 'answers' && from === answers.from && to === answers.to,
    );
  const lacks: Lack[] = [];
  if (Object.keys(wordsFaults(typed)).length > 0) lacks.push('statement');
  if (speaker === undefined) lacks.push('speaker');
  if (speaker !== undefined && role === undefined) lacks.push('role');
  if (sourced.key === null) lacks.push('source');
  if (about.includes(null)) lacks.push('about');
  if (answers !== null && isAnswer && placed !== null && relationFault(placed, answers) !== null)
    lacks.push('answers');
  if (words.flaws.length > 0) lacks.push('words');
  if (claimed === null || placed === null || lacks.length > 0) return { kind: 'unready', lacks, words };
  const answered =
    answers === null || !isAnswer
      ? placed
      : {
          ...placed,
          relations: [...placed.relations, { ...answers, basis: 'editor' as const, passage: null }],
        };
  return { kind: 'ready', claim: claimed, content: answered, words };
}

function claimOf(
  typed: TypedClaim,
  words: CheckedWords,
  { number, by, before }: ClaimPlace,
  known: Pick<Claim, 'speaker' | 'role' | 'source' | 'about'>,
): Claim {
  const { date, phrase, medium } = readSaid(typed.said);
  return {
    number,
    ...known,
    summary: words.statement,
    cue: emptyToNull(typed.cue),
    category: typed.category,
    said: { date: date as Edtf | null, phrase }, // one whose fields are at fault is not published
    medium,
    inQuiz: typed.inQuiz,
    ...(keptWords(typed, words, before) ?? wordsOf(typed.excerpt, words, by)),
  };
}

type WordsOfClaim = Pick<Claim, 'wording' | 'quotations' | 'excerpt' | 'passage' | 'also' | 'check'>;

/** Words that nobody touched stay as they were checked, whatever else is changed. */
function keptWords({ excerpt }: TypedClaim, words: CheckedWords, before: Claim | null): WordsOfClaim | null {
  if (before === null || excerpt.trim() !== (before.excerpt ?? '').trim()) return null;
  const same =
    words.quotations.length === before.quotations.length &&
    before.quotations.every(({ exact }) => words.quotations.some((one) => one.exact === exact));
  if (!same || (words.isMixed && before.wording === 'indirect')) return null;
  const { wording, quotations, passage, also, check } = before;
  return { wording, quotations, excerpt: before.excerpt, passage, also, check };
}

function wordsOf(excerpt: string, { quotations, isMixed }: CheckedWords, by: string): WordsOfClaim {
  const pasted = excerpt.trim() === '' ? null : excerpt.trim();
  const wording = quotations.length === 0 ? 'indirect' : isMixed ? 'mixed' : 'direct';
  if (pasted === null)
    return { wording, quotations, excerpt: null, passage: null, also: [], check: { level: 'unchecked' } };
  const { length } = normalise(pasted);
  return {
    wording,
    quotations,
    excerpt: pasted,
    passage: { start: 0, end: length },
    also: [],
    check: { level: 'excerpt', by },
  };
}

/** The claim in its place, or behind the others. */
export function withClaim(content: DossierContent, claim: Claim): DossierContent {
  const isKnown = content.claims.some(({ number }) => number === claim.number);
  return {
    ...content,
    claims: isKnown
      ? content.claims.map((other) => (other.number === claim.number ? claim : other))
      : [...content.claims, claim],
  };
}

function withSpeaker(
  typed: SpeakerKey | NewSpeaker,
  content: DossierContent,
): { readonly key: SpeakerKey | null; readonly content: DossierContent } {
  if (typeof typed === 'string')
    return { key: content.speakers.some(({ key }) => key === typed) ? typed : null, content };
  const name = oneLine(typed.name);
  const known = content.speakers.find((speaker) => sameName(speaker.name, name));
  const partyName = typeof typed.party === 'string' ? typed.party : typed.party.name;
  if (Object.keys(speakerFaults({ ...typed, party: partyName })).length > 0) return { key: null, content };
  const joined = withParty(typed.party, content);
  if (joined.key === null) return { key: null, content };
  const role = { title: oneLine(typed.role), party: joined.key };
  if (known !== undefined) {
    const held = known.roles.find(({ title }) => title === role.title);
    if (held !== undefined && held.party !== role.party) return { key: null, content };
    const speaker: Speaker = held === undefined ? { ...known, roles: [...known.roles, role] } : known;
    return {
      key: known.key,
      content: {
        ...joined.content,
        speakers: content.speakers.map((one) => (one === known ? speaker : one)),
      },
    };
  }
  const key = keyFor(name, takenVoices(joined.content)) as SpeakerKey; // the one place that makes them, with `withParty`
  const speaker: Speaker = { key, kind: typed.kind, name, aliases: [], roles: [role] };
  return { key, content: { ...joined.content, speakers: [...content.speakers, speaker] } };
}

/** Why somebody who is known can't be given that role: they have it for another party. */
export function roleElsewhere(
  { name, role, party }: NewSpeaker,
  { speakers, parties }: DossierContent,
): FieldFault | null {
  const known = speakers.find((speaker) => sameName(speaker.name, oneLine(name)));
  const held = known?.roles.find(({ title }) => title === oneLine(role));
  const theirs = parties.find(({ key }) => key === held?.party);
  if (theirs === undefined) return null;
  const isSame = typeof party === 'string' ? party === theirs.key : sameName(party.name, theirs.name);
  return isSame ? null : { code: 'role-elsewhere', party: theirs.name };
}

function withParty(
  typed: PartyKey | { readonly name: string },
  content: DossierContent,
): { readonly key: PartyKey | null; readonly content: DossierContent } {
  if (typeof typed === 'string')
    return { key: content.parties.some(({ key }) => key === typed) ? typed : null, content };
  const name = oneLine(typed.name);
  const known = content.parties.find((party) => sameName(party.name, name));
  if (known !== undefined) return { key: known.key, content };
  const key = keyFor(name, takenVoices(content)) as PartyKey;
  const party: Party = { key, name, aliases: [], parent: null };
  return { key, content: { ...content, parties: [...content.parties, party] } };
}

function withSource(
  typed: SourceKey | TypedSource | null,
  content: DossierContent,
): { readonly key: SourceKey | null; readonly content: DossierContent } {
  if (typed === null) return { key: null, content };
  if (typeof typed === 'string')
    return { key: content.sources.some(({ key }) => key === typed) ? typed : null, content };
  if (Object.keys(sourceFaults(typed)).length > 0) return { key: null, content };
  const url = emptyToNull(typed.url);
  const known = url === null ? undefined : content.sources.find((source) => source.url === url);
  if (known !== undefined) return { key: known.key, content };
  const { to, from } = readLanguages(typed.language);
  const title = oneLine(typed.title);
  const source: Source = {
    key: keyFor(title, new Set(content.sources.map(({ key }) => key))) as SourceKey,
    publisher: emptyToNull(typed.publisher),
    title,
    url,
    archiveUrl: null,
    published: emptyToNull(typed.published) as Edtf | null, // checked above
    retrieved: null,
    language: to,
    translation: from === null ? null : { from, by: 'unknown' },
    digest: null,
  };
  return { key: source.key, content: { ...content, sources: [...content.sources, source] } };
}

function subjectOf(key: string, { parties, speakers }: DossierContent): Subject | null {
  const party = parties.find((one) => one.key === key);
  if (party !== undefined) return { party: party.key };
  const speaker = speakers.find((one) => one.key === key);
  return speaker === undefined ? null : { speaker: speaker.key };
}

/** Parties and speakers share their keys. */
function takenVoices({ parties, speakers }: DossierContent): ReadonlySet<string> {
  return new Set([...parties, ...speakers].map(({ key }) => key));
}

function sameName(one: string, other: string): boolean {
  return one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
}

function emptyToNull(typed: string): string | null {
  const words = oneLine(typed);
  return words === '' ? null : words;
}

/** A claim as somebody would have typed it. */
export function typedClaim(claim: Claim): TypedClaim {
  const { said, medium, about } = claim;
  return {
    speaker: claim.speaker,
    role: claim.role.title,
    statement: claim.summary,
    quotations: claim.quotations.map(({ exact }) => exact).join('\n'),
    excerpt: claim.excerpt ?? '',
    cue: claim.cue ?? '',
    said: writtenSaid({ ...said, medium }),
    source: claim.source,
    category: claim.category,
    about: about.map((subject) => ('party' in subject ? subject.party : subject.speaker)),
    answers: null,
    inQuiz: claim.inQuiz,
  };
}

/** A claim of which nothing is written yet. */
export function emptyClaim(speaker: TypedClaim['speaker'], answers: ClaimNumber | null): TypedClaim {
  return {
    speaker,
    role: null,
    statement: '',
    quotations: '',
    excerpt: '',
    cue: '',
    said: '',
    source: null,
    category: 'assertion',
    about: [],
    answers,
    inQuiz: true,
  };
}
