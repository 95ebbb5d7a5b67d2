import type {
  Claim,
  ClaimNumber,
  Edtf,
  PartyKey,
  SourceKey,
  SpeakerKey,
} from '../../../src/core/dossier/dossier.ts';

/** A claim of which only the parts that matter are named. */
export function claimOf(number: number, parts: Partial<Claim> = {}): Claim {
  return {
    number: number as ClaimNumber, // brands put on here, as the store would
    speaker: 'ada' as SpeakerKey, // as above
    role: { title: 'chair', party: 'harbour' as PartyKey }, // as above
    summary: `Ada Moss says that plank ${number} is rotten.`,
    wording: 'indirect',
    quotations: [],
    cue: null,
    about: [],
    category: 'assertion',
    said: { date: null, phrase: null },
    medium: null,
    source: 'gazette' as SourceKey, // as above
    excerpt: null,
    passage: null,
    also: [],
    check: { level: 'source' },
    inQuiz: true,
    ...parts,
  };
}

export function quoting(...words: readonly string[]): Pick<Claim, 'quotations'> {
  return { quotations: words.map((exact) => ({ exact, anchor: null })) };
}

export function saidOn(date: string): Pick<Claim, 'said'> {
  return { said: { date: date as Edtf, phrase: null } }; // as above
}
