import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimChanges, sameClaim } from '../../../src/core/editing/differences.ts';
import type { DifferencePart } from '../../../src/core/quotation/difference.ts';
import { normalise } from '../../../src/core/quotation/normalise.ts';
import { foldMarks } from '../../../src/core/quotation/occurrences.ts';
import { generatedDossier } from '../../store/generated-dossier.ts';
import { claimOf, quoting } from './made-claim.ts';

function textOf(parts: readonly DifferencePart[], kind: 'missing' | 'extra'): string {
  return parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('');
}

const plain = (text: string) => foldMarks(normalise(text).text);

describe('what changed of a claim', () => {
  it('is told of the fields that changed alone, word by word', () => {
    const before = claimOf(1, { summary: 'Ada Moss says that it is fair.', medium: 'radio' });
    const after = { ...before, summary: 'Ada Moss says that it is false.', medium: null };
    expect(claimChanges(before, after)).toEqual([
      {
        field: 'summary',
        parts: [
          { kind: 'same', text: 'Ada Moss says that it is ' },
          { kind: 'missing', text: 'false' },
          { kind: 'extra', text: 'fair' },
          { kind: 'same', text: '.' },
        ],
      },
      { field: 'medium', parts: [{ kind: 'extra', text: 'radio' }] },
    ]);
  });

  it('is everything that is not empty, of a claim that is new or gone', () => {
    const claim = claimOf(1, quoting('rotten'));
    const told = [
      'speaker',
      'role',
      'summary',
      'wording',
      'quotations',
      'category',
      'source',
      'check',
      'inQuiz',
    ];
    for (const [changes, kind] of [
      [claimChanges(null, claim), 'missing'],
      [claimChanges(claim, null), 'extra'],
    ] as const) {
      expect(changes.map(({ field }) => field)).toEqual(told);
      expect(changes.flatMap(({ parts }) => parts.map((part) => part.kind))).toEqual(told.map(() => kind));
    }
    expect(claimChanges(null, null)).toEqual([]);
  });

  it('shows also what only a normalisation makes equal', () => {
    const before = claimOf(1, { summary: 'Ada Moss says so.' });
    const after = { ...before, summary: 'Ada  Moss says so.' };
    expect(claimChanges(before, after)).toEqual([
      {
        field: 'summary',
        parts: [
          { kind: 'extra', text: 'Ada Moss says so.' },
          { kind: 'missing', text: 'Ada  Moss says so.' },
        ],
      },
    ]);
  });

  it('can be told with names instead of keys', () => {
    const [change] = claimChanges(null, claimOf(1), (key) => (key === 'ada' ? 'Ada Moss' : key));
    expect(change).toEqual({ field: 'speaker', parts: [{ kind: 'missing', text: 'Ada Moss' }] });
  });

  it('holds both summaries in its parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (was, is) => {
        const changes = claimChanges(claimOf(1, { summary: was }), claimOf(1, { summary: is }));
        expect(changes.map(({ field }) => field)).toEqual(was === is ? [] : ['summary']);
        for (const { parts } of changes) {
          expect(plain(textOf(parts, 'extra'))).toBe(plain(was));
          expect(plain(textOf(parts, 'missing'))).toBe(plain(is));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('two versions of a claim', () => {
  it('are the same by what they say, not by being one value', () => {
    fc.assert(
      fc.property(generatedDossier, ({ claims }) => {
        for (const claim of claims) expect(sameClaim(claim, structuredClone(claim))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same whoever pasted the excerpt, and not at another level of checking', () => {
    const by = (name: string) => claimOf(1, { check: { level: 'excerpt', by: name } });
    expect(sameClaim(by('one'), by('another'))).toBe(true);
    expect(sameClaim(by('one'), claimOf(1, { check: { level: 'unchecked' } }))).toBe(false);
  });

  it('differ by a mark, a place or a quiz', () => {
    const claim = claimOf(1, { ...quoting('rotten'), passage: { start: 3, end: 9 } });
    expect(sameClaim(claim, { ...claim, ...quoting('rotten.') })).toBe(false);
    expect(sameClaim(claim, { ...claim, passage: { start: 3, end: 10 } })).toBe(false);
    expect(sameClaim(claim, { ...claim, inQuiz: false })).toBe(false);
  });
});
