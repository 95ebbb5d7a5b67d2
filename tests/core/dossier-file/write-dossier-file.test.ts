import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimNumber, DossierContent, Edtf } from '../../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../../src/core/dossier-file/read-dossier-file.ts';
import { writeDossierFile } from '../../../src/core/dossier-file/write-dossier-file.ts';
import { projectFile } from '../../../src/root.ts';
import { en } from '../../../src/texts/en.ts';
import { faultLine } from '../../../src/views/dossier-fault.ts';
import { generatedContent } from './generated-content.ts';

function reread(file: string): DossierContent {
  const read = readDossierFile(file, 'x.yaml', { community: { by: 'member', today: '2031-07-01' as Edtf } });
  if (!read.ok) throw new Error(`${read.faults.map((fault) => faultLine(fault, en)).join('\n')}\n${file}`);
  return read.content;
}

function amnesty(): DossierContent {
  const read = readDossierFile(readFileSync(projectFile('dossiers', 'amnesty.yaml')), 'amnesty.yaml');
  if (!read.ok) throw new Error('It should be without faults');
  return read.content;
}

describe('a dossier that is written as a file', () => {
  it('names the schema if it could be a bundled one', () => {
    const content = amnesty();
    const file = writeDossierFile(content);
    expect(file).toMatch(/^# yaml-language-server: \$schema=\.\/dossier\.schema\.json\n\nslug: amnesty\n/u);
    expect(reread(file)).toEqual(content);
    expect(
      writeDossierFile({
        ...content,
        claims: content.claims.map((claim) => ({ ...claim, check: { level: 'unchecked' } as const })),
      }),
    ).toMatch(/^slug: amnesty\n/u);
  });

  it('has excerpts as blocks of text, and the places in them only where looking would not find them', () => {
    const excerpt = 'He said: “no”.\n# “no”, she said, “yes”.';
    const content = reread(`slug: x
title: X
happened: 2031-05-03
until: 2031-05-03
dispute: Was it?
parties: [{ key: p, name: P }]
speakers: [{ key: s, kind: person, name: S, roles: [{ title: t, party: p }] }]
sources: [{ key: a, title: A, language: en }]
claims:
  - number: 1000
    speaker: s
    says: S says “no”.
    wording: direct
    quotations: [{ words: no, at: 18 }, { words: yes }]
    category: denial
    excerpt: ${JSON.stringify(excerpt)}
  - number: 1001
    speaker: s
    says: S says “yes”.
    wording: direct
    quotations: [{ words: yes }]
    category: denial
    excerpt: ${JSON.stringify(excerpt)}
`);
    const file = writeDossierFile(content);
    expect(file).toContain('    excerpt: |-\n      He said: “no”.\n      # “no”, she said, “yes”.\n');
    expect(file).toContain('      - words: no\n        at: 18\n');
    expect(file).toContain('    quotations:\n      - words: yes\n    category');
    expect(reread(file)).toEqual(content);
  });

  it('does not tell who pasted an excerpt, and keeps no check that it can not show', () => {
    const content = amnesty();
    const [first] = content.claims;
    if (first === undefined) throw new Error('It has claims');
    const file = writeDossierFile({
      ...content,
      relations: [],
      missing: [],
      claims: [
        { ...first, check: { level: 'source' } },
        {
          ...first,
          number: 2_000 as ClaimNumber,
          excerpt: 'He said so.',
          passage: null,
          check: { level: 'excerpt', by: 'somebody-else' },
        },
      ],
    });
    expect(file).not.toContain('somebody-else');
    expect(reread(file).claims.map(({ check }) => check)).toEqual([
      { level: 'unchecked' },
      { level: 'excerpt', by: 'member' },
    ]);
  });

  it('is read as the same, whatever its words look like to YAML', () => {
    fc.assert(
      fc.property(generatedContent, (content) => {
        expect(reread(writeDossierFile(content))).toEqual(content);
      }),
      { numRuns: 150 },
    );
  });
});
