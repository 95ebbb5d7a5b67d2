import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent } from '../../../src/core/dossier/dossier.ts';
import { isUnchanged, keepNames, planImport } from '../../../src/core/exchange/plan.ts';
import { generatedContent } from '../dossier-file/generated-content.ts';
import { amnesty } from './amnesty.ts';

const stored = amnesty();

function vouched(content: DossierContent, by: string): DossierContent {
  return {
    ...content,
    claims: content.claims.map((claim) =>
      claim.check.level === 'excerpt' ? { ...claim, check: { ...claim.check, by } } : claim,
    ),
  };
}

describe('the plan of an import', () => {
  it('adds everything of a dossier that is not there yet', () => {
    const plan = planImport(null, stored);
    expect(plan.dossier.added).toHaveLength(1);
    expect(plan.claim).toEqual({
      added: stored.claims.map(({ number }) => String(number)),
      changed: [],
      retracted: [],
      kept: [],
    });
    expect(plan.relation.added).toContain('20 rebuts 4');
    expect(plan.missing.added).toEqual([
      'speaker ministry-of-defence',
      'speaker armed-forces',
      'party russia',
    ]);
  });

  it('tells what is added, changed in which fields, retracted, and left alone', () => {
    const plan = planImport(stored, {
      ...stored,
      title: 'Another title',
      parties: stored.parties.filter(({ key }) => key !== 'russia'),
      claims: [
        ...stored.claims
          .filter(({ number }) => number !== 4)
          .map((claim) => (claim.number === 20 ? { ...claim, cue: null, medium: 'a tweet' } : claim)),
        ...stored.claims.slice(0, 1).map((claim) => ({ ...claim, number: 1_000 as ClaimNumber })),
      ],
    });
    expect(plan.dossier.changed).toEqual([
      { key: '', fields: [{ field: 'title', before: stored.title, after: 'Another title' }] },
    ]);
    expect(plan.party).toEqual({
      added: [],
      changed: [],
      retracted: ['russia'],
      kept: ['amnesty', 'amnesty-ukraine', 'ukraine'],
    });
    expect(plan.claim).toEqual({
      added: ['1000'],
      changed: [
        {
          key: '20',
          fields: [
            { field: 'cue', before: 'said', after: null },
            { field: 'medium', before: null, after: 'a tweet' },
          ],
        },
      ],
      retracted: ['4'],
      kept: stored.claims.map(({ number }) => String(number)).filter((key) => key !== '4' && key !== '20'),
    });
  });

  it('tells of another order as a change of the dossier', () => {
    const plan = planImport(stored, { ...stored, claims: stored.claims.toReversed() });
    expect(plan.claim.changed).toEqual([]);
    expect(plan.dossier.changed).toMatchObject([{ fields: [{ field: 'order' }] }]);
    expect(isUnchanged(plan)).toBe(false);
  });

  it('is to change nothing if only those who vouch for excerpts differ', () => {
    fc.assert(
      fc.property(generatedContent, (content) => {
        expect(isUnchanged(planImport(content, vouched(content, 'somebody else')))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the names of those who vouch for excerpts', () => {
  it('stay on claims that do not change, and on no others', () => {
    fc.assert(
      fc.property(generatedContent, (content) => {
        const wanted = vouched(content, 'somebody else');
        expect(keepNames(content, wanted)).toEqual(content);
        expect(keepNames(null, wanted)).toEqual(wanted);
        const changed = {
          ...wanted,
          claims: wanted.claims.map((claim) => ({ ...claim, cue: `${claim.cue} again` })),
        };
        expect(keepNames(content, changed)).toEqual(changed);
      }),
      { numRuns: 60 },
    );
  });
});
