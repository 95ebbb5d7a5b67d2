import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaimReview } from '../../../src/core/exchange/claim-review.ts';
import { en } from '../../../src/texts/en.ts';
import { faultLine } from '../../../src/views/dossier-fault.ts';

/** Invented. */
const review = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://checkers.example/planks',
  datePublished: '2031-05-09T08:00:00+02:00',
  inLanguage: 'en',
  claimReviewed: 'The "planks" were rotten',
  author: { '@type': 'Organization', name: 'Ostrey Checkers' },
  reviewRating: { '@type': 'Rating', ratingValue: 1, bestRating: 5, alternateName: 'Mostly "false"' },
  itemReviewed: {
    '@type': 'Claim',
    author: {
      '@type': 'Person',
      name: 'Ina Maltravers',
      jobTitle: 'chairwoman',
      affiliation: { '@type': 'Organization', name: 'Harbour board' },
    },
    datePublished: '2031-05-05',
    appearance: {
      '@type': 'NewsArticle',
      url: 'https://gazette.example/landing',
      headline: 'Landing closed',
      datePublished: '2031-05-06',
      publisher: { '@type': 'Organization', name: 'Ostrey Gazette' },
    },
  },
};

function read(value: unknown) {
  return readClaimReview(JSON.stringify(value, null, 2), 'review.json');
}

function suggestionsOf(value: unknown) {
  const reading = read(value);
  if (!reading.ok) throw new Error(reading.faults.map((fault) => faultLine(fault, en)).join('\n'));
  return reading.suggestions;
}

function faultsOf(value: unknown): readonly string[] {
  const reading = read(value);
  return reading.ok ? [] : reading.faults.map((fault) => faultLine(fault, en));
}

describe('a ClaimReview', () => {
  it("suggests the reviewed claim as its claimant's", () => {
    expect(suggestionsOf(review)[0]).toEqual({
      reviews: null,
      typed: {
        speaker: {
          name: 'Ina Maltravers',
          kind: 'person',
          role: 'chairwoman',
          party: { name: 'Harbour board' },
        },
        role: null,
        statement: 'Ina Maltravers says: The ‘planks’ were rotten',
        quotations: '',
        excerpt: '',
        cue: '',
        said: '2031-05-05',
        source: {
          title: 'Landing closed',
          publisher: 'Ostrey Gazette',
          url: 'https://gazette.example/landing',
          published: '2031-05-06',
          language: 'en',
        },
        category: 'assertion',
        about: [],
        answers: null,
        inQuiz: true,
      },
    });
  });

  it("suggests its rating as a statement of the reviewer's, in their words", () => {
    const [, verdict, ...others] = suggestionsOf(review);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({
      reviews: 0,
      typed: {
        speaker: { name: 'Ostrey Checkers', kind: 'body', party: { name: 'Ostrey Checkers' } },
        statement: 'Ostrey Checkers rated it “Mostly ‘false’”.',
        quotations: 'Mostly ‘false’',
        said: '2031-05-09',
        source: { url: 'https://checkers.example/planks', publisher: 'Ostrey Checkers' },
        category: 'judgement',
      },
    });
  });

  it('suggests no rating that has no words', () => {
    expect(suggestionsOf({ ...review, reviewRating: { ratingValue: 1 } })).toHaveLength(1);
  });

  it('is the source of a claim of which it does not tell where it was made', () => {
    const { appearance: _, ...itemReviewed } = review.itemReviewed;
    expect(suggestionsOf({ ...review, itemReviewed })[0]?.typed.source).toMatchObject({
      url: 'https://checkers.example/planks',
    });
  });

  it('is found in lists and graphs, with terms written in any way of JSON-LD', () => {
    const prefixed = {
      '@type': ['schema:Review', 'http://schema.org/ClaimReview'],
      'schema:claimReviewed': [{ '@value': 'It sank' }],
      'https://schema.org/claimant': 'Tom Quill',
      'schema:url': 'https://checkers.example/sank',
    };
    const suggestions = suggestionsOf([review, { '@graph': [prefixed] }]);
    expect(suggestions.map(({ typed, reviews }) => [typed.statement, reviews])).toEqual([
      ['Ina Maltravers says: The ‘planks’ were rotten', null],
      ['Ostrey Checkers rated it “Mostly ‘false’”.', 0],
      ['Tom Quill says: It sank', null],
    ]);
  });

  it.each([
    ['no claim', { ...review, claimReviewed: '' }, '“claimReviewed” is missing'],
    [
      'no claimant',
      { ...review, itemReviewed: {} },
      'review.json:18:19 itemReviewed: “itemReviewed.author” is missing',
    ],
    ['no reviewer', { ...review, author: [] }, '“author” is missing'],
    [
      'a claim too long',
      { ...review, claimReviewed: 'x'.repeat(401) },
      'claimReviewed: This has 401 characters',
    ],
    ['an address that is none', { ...review, url: 'javascript:alert(1)' }, 'review.json:4:10 url: '],
    ['a date that is none', { ...review, datePublished: 'yesterday' }, '“yesterday” is not a date'],
    [
      'something else',
      { ...review, '@type': 'Review' },
      'There is no ClaimReview of schema.org in this file.',
    ],
    ['too many', Array.from({ length: 101 }, () => review), 'more than 100'],
  ])('is refused with %s', (_, value, fault) => {
    expect(faultsOf(value).join('\n')).toContain(fault);
  });

  it('is refused if it is no JSON', () => {
    const reading = readClaimReview('{"@type": "ClaimReview",', 'x.json');
    expect(reading.ok ? [] : reading.faults.map(({ code }) => code)).toEqual(['bad-json']);
  });

  it('has suggestions or faults and no exception, whatever is in it', () => {
    const json = JSON.stringify(review);
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(json.length), (value, at) => {
        expect(typeof readClaimReview(JSON.stringify({ ...review, itemReviewed: value }), 'x').ok).toBe(
          'boolean',
        );
        expect(typeof readClaimReview(`${json.slice(0, at)}${json.slice(at + 1)}`, 'x').ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});
