import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ClaimNumber,
  Dossier,
  Edtf,
  PartyKey,
  Relation,
  Source,
  Speaker,
  SpeakerKey,
} from '../../../src/core/dossier/dossier.ts';
import { type DossierFinding, reviewDossier } from '../../../src/core/editing/dossier-review.ts';
import { amnesty } from '../quiz/amnesty-dossier.ts';
import { atOnce, quizDossier } from '../quiz/generated-quiz-dossier.ts';
import { claimOf, quoting } from './made-claim.ts';

const today = '2031-06-01' as Edtf; // brands put on here, as the store would
const [harbour, ferrymen] = ['harbour', 'ferrymen'] as [PartyKey, PartyKey]; // as above
const bea = { speaker: 'bea' as SpeakerKey, role: { title: 'delegate', party: ferrymen } }; // as above

function sourceOf(parts: Partial<Source> = {}): Source {
  return {
    key: claimOf(1).source,
    publisher: 'The Gazette',
    title: 'Landing closed',
    url: 'https://example.org/landing',
    archiveUrl: null,
    published: null,
    retrieved: '2031-05-02' as Edtf, // as above
    language: 'en',
    translation: null,
    digest: null,
    ...parts,
  };
}

function speakerOf(key: SpeakerKey, party: PartyKey): Speaker {
  return { key, kind: 'person', name: key, aliases: [], roles: [{ title: 'chair', party }] };
}

function dossierOf(parts: Partial<Dossier>): Dossier {
  return {
    ...amnesty,
    parties: [harbour, ferrymen].map((key) => ({ key, name: key, aliases: [], parent: null })),
    speakers: [speakerOf(claimOf(1).speaker, harbour), speakerOf(bea.speaker, ferrymen)],
    sources: [sourceOf()],
    claims: [claimOf(1), claimOf(2, bea)],
    relations: [],
    missing: [],
    ...parts,
  };
}

function findingOf(code: DossierFinding['code'], parts: Partial<Dossier>): DossierFinding | null {
  return reviewDossier(dossierOf(parts), today).findings.find((finding) => finding.code === code) ?? null;
}

function link(
  kind: Relation['kind'],
  from: number,
  to: number,
  basis: Relation['basis'] = 'editor',
): Relation {
  return { kind, from: from as ClaimNumber, to: to as ClaimNumber, basis, passage: null }; // as above
}

describe('a fair-minded reading of a dossier', () => {
  it('counts every party’s statements, and the words that these are shown with', () => {
    const direct = claimOf(1, { wording: 'direct', ...quoting('rotten', 'through and through') });
    const fragments = claimOf(2, { summary: 'Ada says it is “rotten”.', ...quoting('rotten') });
    expect(reviewDossier(dossierOf({ claims: [direct, fragments] }), today).space).toEqual([
      { party: harbour, statements: 2, words: 4 + 5 },
      { party: ferrymen, statements: 0, words: 0 },
    ]);
  });

  it('finds one party with five times the statements of another, or five times the words', () => {
    const found = { code: 'out-of-balance', most: harbour, least: ferrymen };
    const many = [1, 2, 3, 4, 5].map((number) => claimOf(number));
    expect(findingOf('out-of-balance', { claims: [...many, claimOf(9, bea)] })).toEqual(found);
    expect(findingOf('out-of-balance', { claims: [...many.slice(1), claimOf(9, bea)] })).toBeNull();
    const wordy = [
      claimOf(1, { summary: 'one two three four five six seven eight nine ten' }),
      claimOf(2, { ...bea, summary: 'one two' }),
    ];
    expect(findingOf('out-of-balance', { claims: wordy })).toEqual(found);
  });

  it('finds accusations that nobody disputes or answers, though somebody supports them', () => {
    const claims = [claimOf(1, { category: 'accusation' }), claimOf(2, bea)];
    const found = { code: 'unanswered', claims: [1] };
    expect(findingOf('unanswered', { claims })).toEqual(found);
    expect(findingOf('unanswered', { claims, relations: [link('supports', 2, 1)] })).toEqual(found);
    expect(findingOf('unanswered', { claims, relations: [link('rebuts', 2, 1)] })).toBeNull();
    expect(findingOf('unanswered', { claims, relations: [link('answers', 2, 1)] })).toBeNull();
  });

  it('finds parties that say nothing, unless they or who speaks for them are named as missing', () => {
    const claims = [claimOf(1)];
    const missing = (of: Dossier['missing'][number]['of']) => [
      { of, reason: 'Not asked.', accordingTo: null },
    ];
    expect(findingOf('silent', { claims })).toEqual({ code: 'silent', parties: [ferrymen] });
    expect(findingOf('silent', { claims, missing: missing({ party: ferrymen }) })).toBeNull();
    expect(findingOf('silent', { claims, missing: missing({ speaker: bea.speaker }) })).toBeNull();
  });

  it('finds quoted words that nobody checked, and summaries that take a side', () => {
    const unchecked = { check: { level: 'unchecked' } } as const;
    const claims = [
      claimOf(1, { ...unchecked, ...quoting('rotten') }),
      claimOf(2, unchecked),
      claimOf(3, { summary: 'Ada Moss falsely says so.' }),
    ];
    expect(findingOf('unchecked', { claims })).toEqual({ code: 'unchecked', claims: [1] });
    expect(findingOf('verdict', { claims })).toEqual({ code: 'verdict', claims: [3] });
  });

  it('finds that everything comes from one publisher, known or not, or in translation', () => {
    const radio = { key: 'radio' as Source['key'], publisher: 'Radio' }; // as above
    expect(findingOf('one-publisher', {})).toEqual({ code: 'one-publisher', publisher: 'The Gazette' });
    expect(findingOf('one-publisher', { sources: [sourceOf({ publisher: null })] })).toEqual({
      code: 'one-publisher',
      publisher: null,
    });
    expect(findingOf('one-publisher', { sources: [sourceOf(), sourceOf(radio)] })).toBeNull();
    const translation = { from: 'fr', by: 'machine' } as const;
    expect(findingOf('all-translated', { sources: [sourceOf({ translation })] })).not.toBeNull();
    expect(findingOf('all-translated', { sources: [sourceOf({ translation }), sourceOf(radio)] })).toBeNull();
  });

  it('finds sources without an address, and addresses that nobody opened for a year', () => {
    const key = sourceOf().key;
    expect(findingOf('no-address', { sources: [sourceOf({ url: null })] })).toEqual({
      code: 'no-address',
      sources: [key],
    });
    const archived = sourceOf({ url: null, archiveUrl: 'https://example.org/archive' });
    expect(findingOf('no-address', { sources: [archived] })).toBeNull();
    for (const retrieved of ['2030-05-01', '2029', null] as (Edtf | null)[]) // as above
      expect(findingOf('old-address', { sources: [sourceOf({ retrieved })] })).toEqual({
        code: 'old-address',
        sources: [key],
      });
    expect(findingOf('old-address', {})).toBeNull();
  });

  it('finds that relations are all an editor’s reading, and speakers that hold no role', () => {
    const claims = [claimOf(1), claimOf(2, bea)];
    const read = [link('answers', 2, 1)];
    expect(findingOf('only-readings', { claims, relations: read })).toEqual({
      code: 'only-readings',
      relations: 1,
    });
    expect(
      findingOf('only-readings', { claims, relations: [...read, link('rebuts', 2, 1, 'stated')] }),
    ).toBeNull();
    const speakers = [
      speakerOf(claimOf(1).speaker, harbour),
      { ...speakerOf(bea.speaker, ferrymen), roles: [] },
    ];
    expect(findingOf('no-role', { speakers })).toEqual({ code: 'no-role', speakers: [bea.speaker] });
  });

  it('finds a dossier that no quiz can be made of, and in a larger one the claims that none can be about', () => {
    expect(findingOf('no-quiz', { claims: [claimOf(1, { inQuiz: false })] })).toEqual({ code: 'no-quiz' });
    const vagueOf = (dossier: Dossier) =>
      reviewDossier(dossier, today).findings.flatMap((finding) =>
        finding.code === 'too-vague' ? finding.claims : [],
      );
    const [first, ...others] = vagueOf(amnesty);
    expect(first).toBeDefined();
    const claims = amnesty.claims.map((claim) =>
      claim.number === first ? { ...claim, inQuiz: false } : claim,
    );
    expect(vagueOf({ ...amnesty, claims })).toEqual(others);
  });

  it('has nothing to say of claims where there are none', () => {
    const { findings } = reviewDossier(dossierOf({ claims: [] }), today);
    expect(findings.map(({ code }) => code)).toEqual(['silent']);
  });

  it('tells each kind of finding once at most, and only of claims that are there', () => {
    fc.assert(
      fc.property(quizDossier, (dossier) => {
        const { findings } = reviewDossier(dossier, today);
        const codes = findings.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        const numbers = new Set(dossier.claims.map(({ number }) => number));
        for (const finding of findings)
          if ('claims' in finding) expect(finding.claims.every((number) => numbers.has(number))).toBe(true);
      }),
      { numRuns: 30, ...atOnce },
    );
  });
});
