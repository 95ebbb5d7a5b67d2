import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeAnchor } from '../../../src/core/quotation/describe-anchor.ts';
import { findQuotation } from '../../../src/core/quotation/find-quotation.ts';
import { readSource } from '../../../src/core/quotation/source-text.ts';
import { projectFile } from '../../../src/root.ts';

// The article is not ours to ship: these run where it lies beside the project.
const file = projectFile('..', 'shared', 'sources', 'amnesty-article.txt');

describe.skipIf(!existsSync(file))('the article of the first dossier', () => {
  const article = existsSync(file) ? readFileSync(file, 'utf8') : '';

  it.each([
    ['as it is', article],
    ['with straight marks', article.replaceAll(/[“”]/g, '"').replaceAll('’', "'")],
    ['with German marks', article.replaceAll('“', '„').replaceAll('”', '“')],
    ['with French marks', article.replaceAll('“', '«\u00a0').replaceAll('”', '\u00a0»')],
  ])('has its 18 pairs of quotation marks, each found again: %s', (_, text) => {
    const { pairs } = readSource(article);
    const source = readSource(text);
    expect(source.pairs).toHaveLength(18);
    const original = readSource(article).text;
    for (const [nth, { start, end }] of pairs.entries())
      expect(
        findQuotation(source, original.slice(start, end), { start: source.pairs[nth]?.start ?? -1 }),
      ).toEqual({
        kind: 'found',
        start: source.pairs[nth]?.start,
        end: source.pairs[nth]?.end,
      });
  });

  it('says the same words twice, once as a fragment and once within a longer quotation', () => {
    const source = readSource(article);
    const finding = findQuotation(source, 'Russian propaganda');
    const places = finding.kind === 'ambiguous' ? finding.places : [];
    expect(places).toHaveLength(2);
    for (const place of places)
      expect(findQuotation(source, 'Russian propaganda', describeAnchor(source.text, place))).toEqual({
        kind: 'found',
        ...place,
      });
  });

  it('does not quote what joins two of its quotations, or what is nearly the same', () => {
    const source = readSource(article);
    expect(findQuotation(source, 'gave very little time for a response')).toMatchObject({ kind: 'joined' });
    const fair = findQuotation(source, 'a fair balance between the oppressor and the victim');
    expect(
      fair.kind === 'absent' && fair.nearest && source.text.slice(fair.nearest.start, fair.nearest.end),
    ).toBe('a false balance between the oppressor and the victim');
  });
});
