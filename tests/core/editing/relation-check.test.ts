import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimNumber, Relation } from '../../../src/core/dossier/dossier.ts';
import type { RelationKind } from '../../../src/core/dossier/vocabulary.ts';
import { relationFault } from '../../../src/core/editing/relation-check.ts';
import { generatedDossier } from '../../store/generated-dossier.ts';
import { amnesty } from '../quiz/amnesty-dossier.ts';
import { claimOf, saidOn } from './made-claim.ts';

const claims = [claimOf(1, saidOn('2031-05-01')), claimOf(2, saidOn('2031-05-02')), claimOf(3)];

function link(kind: RelationKind, from: number, to: number): Relation {
  // Brands put on here, as the store would.
  return { kind, from: from as ClaimNumber, to: to as ClaimNumber, basis: 'editor', passage: null };
}

function faultOf(relation: Relation, ...relations: readonly Relation[]) {
  return relationFault({ claims, relations }, relation);
}

describe('a relation', () => {
  it('is of two claims that are both there', () => {
    expect(faultOf(link('answers', 2, 1))).toBeNull();
    expect(faultOf(link('answers', 2, 7))).toBe('unknown');
    expect(faultOf(link('answers', 7, 2))).toBe('unknown');
    expect(faultOf(link('answers', 2, 2))).toBe('itself');
  });

  it('is there once, beside those of other kinds and the other way round', () => {
    expect(faultOf(link('rebuts', 2, 3), link('rebuts', 2, 3))).toBe('doubled');
    expect(faultOf(link('answers', 2, 3), link('rebuts', 2, 3))).toBeNull();
    expect(faultOf(link('rebuts', 3, 2), link('rebuts', 2, 3))).toBeNull();
  });

  it('does not both dispute and support', () => {
    expect(faultOf(link('supports', 2, 3), link('rebuts', 2, 3))).toBe('contradiction');
    expect(faultOf(link('rebuts', 2, 3), link('supports', 2, 3))).toBe('contradiction');
  });

  it('is to nothing that was certainly said later', () => {
    expect(faultOf(link('answers', 1, 2))).toBe('later');
    expect(faultOf(link('answers', 1, 3))).toBeNull();
    expect(faultOf(link('answers', 3, 2))).toBeNull();
  });

  it('of the bundled dossier could be made anew once it is taken away', () => {
    for (const relation of amnesty.relations) {
      expect(relationFault(amnesty, relation)).toBe('doubled');
      const relations = amnesty.relations.filter((other) => other !== relation);
      expect(relationFault({ ...amnesty, relations }, relation)).toBeNull();
    }
  });

  it('is always refused where it is there already', () => {
    fc.assert(
      fc.property(generatedDossier, (content) => {
        for (const relation of content.relations) expect(relationFault(content, relation)).toBe('doubled');
      }),
      { numRuns: 100 },
    );
  });
});
