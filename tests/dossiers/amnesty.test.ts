import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceKey } from '../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../src/core/dossier-file/read-dossier-file.ts';
import { verifyAnchors } from '../../src/core/quotation/verify-anchors.ts';
import { projectFile } from '../../src/root.ts';

const file = projectFile('dossiers', 'amnesty.yaml');
const read = readDossierFile(readFileSync(file), 'dossiers/amnesty.yaml');
if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 2));
const { content } = read;

describe('the bundled dossier “amnesty”', () => {
  it('keeps what an organisation says apart from what its section’s head says of it', () => {
    const speakersOf = (party: string) =>
      [
        ...new Set(content.claims.filter(({ role }) => role.party === party).map(({ speaker }) => speaker)),
      ].toSorted();
    expect(speakersOf('amnesty')).toEqual(['amnesty-itself', 'callamard']);
    expect(speakersOf('amnesty-ukraine')).toEqual(['pokalchuk']);
    expect(speakersOf('ukraine')).toEqual(['kuleba', 'zelensky']);
    expect(speakersOf('russia')).toEqual([]);
  });

  it('begins every summary with its speaker, who “says”', () => {
    for (const claim of content.claims) {
      const speaker = content.speakers.find(({ key }) => key === claim.speaker)?.name ?? '';
      expect(claim.summary.startsWith(`${speaker} says`), claim.summary).toBe(true);
    }
  });

  it('keeps negations and hedges of what was said', () => {
    const summary = (number: number) =>
      content.claims.find((claim) => claim.number === number)?.summary ?? '';
    expect(summary(2)).toContain('unwittingly');
    expect(summary(13)).toContain('seemed to support');
    expect(summary(11)).toContain('had not heard back in time');
    expect(summary(6)).toContain('probably');
  });

  it('has no verdict words in its own sentences', () => {
    const own = [
      content.title,
      content.dispute,
      ...content.claims.map(({ summary }) => summary.replace(/“[^”]*”/gu, '')),
    ];
    expect(own.join('\n')).not.toMatch(
      /\b(falsely|rightly|wrongly|lied?|lies|debunk|baseless|proved?|admits?|fact)\b/i,
    );
  });

  it('marks as stated only relations with a place in the source, and the rest as editors’ readings', () => {
    for (const { basis, passage } of content.relations) expect(passage !== null).toBe(basis === 'stated');
    expect(content.relations.some(({ basis }) => basis === 'editor')).toBe(true);
  });
});

// The article is not ours to ship: this runs where it lies beside the project.
const article = projectFile('..', 'shared', 'sources', 'amnesty-article.txt');

describe.skipIf(!existsSync(article))('the bundled dossier “amnesty” compared with its article', () => {
  it('anchors every word where it stands, and accounts for all 18 pairs of quotation marks but a heading’s', () => {
    const text = readFileSync(article, 'utf8');
    // The dossier's only source, by the key in its file.
    const verification = verifyAnchors(content, 'article' as SourceKey, text);
    expect(verification.digest.outcome).toBe('same');
    expect(verification.faults).toEqual([]);
    expect(verification.source.pairs).toHaveLength(18);
    expect(
      verification.unaccounted.map(({ start, end }) => verification.source.text.slice(start, end)),
    ).toEqual(['propaganda tool']);
    expect(content.claims.flatMap(({ quotations }) => quotations)).toHaveLength(17);
  });

  it('summarises in its own words what it does not quote', () => {
    const unquoted = (text: string) => text.replace(/“[^”]*”/gu, '').replace(/\s+/gu, ' ');
    const own = unquoted(
      [...content.claims.map(({ summary }) => summary), ...content.missing.map(({ reason }) => reason)].join(
        ' ',
      ),
    );
    const words = unquoted(readFileSync(article, 'utf8')).split(' ');
    const stretches = words.map((_, at) => words.slice(at, at + 8).join(' ')).slice(0, -8);
    expect(stretches.filter((stretch) => own.includes(stretch))).toEqual([]);
  });
});
