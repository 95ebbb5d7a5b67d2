import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent, Edtf } from '../../../src/core/dossier/dossier.ts';
import { speakerKinds } from '../../../src/core/dossier/vocabulary.ts';
import {
  type CastReading,
  castOf,
  typedParty,
  typedSource,
  typedVoice,
  withParty,
  withSource,
  withVoice,
} from '../../../src/core/editing/typed-cast.ts';
import { exportDossier } from '../../../src/core/exchange/export.ts';
import { readImport } from '../../../src/core/exchange/import.ts';
import { isUnchanged, planImport } from '../../../src/core/exchange/plan.ts';
import { generatedContent } from '../dossier-file/generated-content.ts';

const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'A',
    'the head',
    'Union < Party',
    '“',
    '\u202eabc',
    'x'.repeat(101),
    '<@1>',
    'a: b #c',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const lines = fc.array(words, { maxLength: 4 }).map((all) => all.join('\n'));

/** Some part of a dossier, typed over at random: fields that are null stay as they are. */
function edited(
  content: DossierContent,
  nth: number,
  given: { readonly [field: string]: string | null },
  kind: (typeof speakerKinds)[number],
): CastReading | null {
  const all = castOf(content);
  const one = all[nth % Math.max(1, all.length)];
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  switch (one?.kind) {
    case 'party':
      return withParty({ ...typedParty(one.is, content), ...fields }, one.is, content);
    case 'speaker':
      return withVoice({ ...typedVoice(one.is, content), ...fields, kind }, one.is, content);
    case 'source':
      return withSource({ ...typedSource(one.is), ...fields }, one.is, content);
    default:
      return null;
  }
}

describe('a side, a speaker or a source that is typed over', () => {
  it('is refused, or leaves a dossier that its own file can hold', () => {
    const field = fc.option(words);
    const given = fc.record({
      name: field,
      aliases: fc.option(lines),
      parent: field,
      roles: fc.option(lines),
      title: field,
      publisher: field,
      url: fc.option(fc.oneof(words, fc.webUrl({ validSchemes: ['https'] }))),
      published: field,
      language: fc.option(fc.constantFrom('en', 'uk from ru', 'xx yy', 'from')),
    });
    let taken = 0;
    fc.assert(
      fc.property(
        generatedContent,
        fc.nat(50),
        given,
        fc.constantFrom(...speakerKinds),
        (content, nth, typed, kind) => {
          const read = edited(content, nth, typed, kind);
          if (read?.kind !== 'read') return;
          taken += 1;
          const { bytes, name } = exportDossier(read.content, 'yaml');
          const again = readImport(bytes, name, {
            by: 'member',
            today: '2031-07-01' as Edtf,
            into: { base: read.content, nextNumber: 1_000 as ClaimNumber },
          });
          if (again.kind === 'faulty') throw new Error(JSON.stringify(again.faults));
          expect(again.kind === 'content' && isUnchanged(planImport(read.content, again.content))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  it('changes nothing where nothing was typed', () => {
    fc.assert(
      fc.property(generatedContent, fc.nat(50), (content, nth) => {
        const all = castOf(content);
        const one = all[nth % Math.max(1, all.length)];
        const read = edited(content, nth, {}, one?.kind === 'speaker' ? one.is.kind : 'person');
        if (read?.kind === 'read') expect(isUnchanged(planImport(content, read.content))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
