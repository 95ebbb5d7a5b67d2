import { describe, expect, it } from 'vitest';
import { verificationReport } from '../../src/cli/verification-report.ts';
import type { DossierContent, Edtf, SourceKey } from '../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../src/core/dossier-file/read-dossier-file.ts';
import { en } from '../../src/texts/en.ts';

const file = `slug: ferry
title: The landing
happened: 2031-05-03
until: 2031-05-07
dispute: Was it rotten?
checked: 2031-05-08
parties: [{ key: board, name: Board }]
speakers: [{ key: ina, kind: person, name: Ina, roles: [{ title: chairwoman, party: board }] }]
sources: [{ key: gazette, title: Landing closed, language: en }]
claims:
  - number: 1000
    speaker: ina
    says: Ina says “no”.
    wording: direct
    quotations: [{ words: no, at: 1 }]
    category: denial
    passage: [0, 14]
  - number: 1001
    speaker: ina
    says: Ina says “it is rotten”.
    wording: direct
    quotations: [{ words: it is rotten }]
    category: assertion
    excerpt: Later she said, “it is rotten”, and no more.
  - number: 1002
    speaker: ina
    says: Ina says “nothing”.
    wording: direct
    quotations: [{ words: nothing }]
    category: denial
relations:
  - { from: 1001, rebuts: 1000, stated: [0, 14] }
`;

const read = readDossierFile(file, 'x.yaml', {
  community: { by: 'member', today: '2031-07-01' as Edtf },
});

function reportOf(edit: (content: DossierContent) => DossierContent = (content) => content) {
  if (!read.ok) throw new Error('It should be without faults');
  const texts = new Map([['gazette' as SourceKey, '“no”, said Ina, “maybe”.']]);
  return verificationReport('x.yaml', { ...read, content: edit(read.content) }, texts, false, en);
}

/** The content with the second claim's excerpt changed, as if it had been looked up in another. */
function withExcerpt(excerpt: string) {
  return (content: DossierContent): DossierContent => ({
    ...content,
    claims: content.claims.map((claim) => (claim.excerpt === null ? claim : { ...claim, excerpt })),
  });
}

describe('comparing a dossier with excerpts and words without a place', () => {
  it('looks in excerpts for what stands in them, in the source for the rest, and for words without a place nowhere', () => {
    const { differences, lines } = reportOf();
    expect(differences).toBe(0);
    expect(lines[0]).toBe(
      'x.yaml: 2 quotations, 2 passages, and 1 relation compared with source “gazette”, all as the file says.',
    );
  });

  it('tells which words and places of a claim are not so in its excerpt', () => {
    const { differences, lines } = reportOf(withExcerpt('Sooner or later she said, “it was rotten”.'));
    expect(differences).toBe(3);
    expect(lines.join('\n')).toContain('(claim 1001): The source does not have these words.');
    expect(lines.join('\n')).toContain('relations[0].stated: The place 0–14');
  });

  it('counts no quotation of an excerpt as one of the source', () => {
    expect(reportOf().lines.join('\n')).toContain('“maybe”');
    expect(reportOf(withExcerpt('She said, “maybe”, and “it is rotten”.')).lines.join('\n')).toContain(
      'no claim quotes from this one:\n    at 17: “maybe”',
    );
  });
});
