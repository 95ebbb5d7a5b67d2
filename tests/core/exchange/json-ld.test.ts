import fc from 'fast-check';
import jsonld, { type Node } from 'jsonld';
import { describe, expect, it } from 'vitest';
import type { DossierContent } from '../../../src/core/dossier/dossier.ts';
import { writeJsonLd } from '../../../src/core/exchange/json-ld.ts';
import { generatedContent } from '../dossier-file/generated-content.ts';
import { amnesty } from './amnesty.ts';

const schema = (term: string) => `https://schema.org/${term}`;
const oa = (term: string) => `http://www.w3.org/ns/oa#${term}`;
const own = (term: string) => `urn:whosaid:terms#${term}`;
const iri = (kind: string, key: string | number) => `urn:whosaid:dossier:amnesty:${kind}:${key}`;

const options = {
  documentLoader: async (url: string): Promise<never> => {
    throw new Error(`It should fetch nothing, but wants ${url}`);
  },
  safe: true,
};

async function expanded(content: DossierContent): Promise<Node[]> {
  return await jsonld.expand(JSON.parse(writeJsonLd(content)), options);
}

function ofType(nodes: readonly Node[], type: string): Node[] {
  return nodes.filter((node) => node['@type']?.includes(type));
}

describe('a dossier in JSON-LD', () => {
  it('has its claims, with who said them when and where they appeared, in the terms of schema.org', async () => {
    const content = amnesty();
    const claims = ofType(await expanded(content), schema('Claim'));
    expect(claims.map((claim) => claim[schema('text')])).toEqual(
      content.claims.map(({ summary }) => [{ '@value': summary }]),
    );
    const zelensky = claims.find((claim) => claim['@id'] === iri('claim', 4));
    expect(zelensky).toMatchObject({
      [schema('author')]: [{ '@id': iri('speaker', 'amnesty-itself') }],
      [schema('appearance')]: [{ '@id': iri('source', 'article') }],
      [schema('datePublished')]: [{ '@type': schema('Date'), '@value': '2022-08-04' }],
      [schema('about')]: [{ '@id': iri('speaker', 'armed-forces') }],
      [own('edtf')]: [{ '@type': 'http://id.loc.gov/datatypes/edtf/EDTF', '@value': '2022-08-04' }],
    });
  });

  it('has no plain date where the day is not known exactly', async () => {
    const content = amnesty();
    const claims = content.claims.map((claim) => ({
      ...claim,
      said: { ...claim.said, date: content.until },
    }));
    for (const claim of ofType(await expanded({ ...content, claims }), schema('Claim'))) {
      expect(claim[schema('datePublished')]).toBeUndefined();
      expect(claim[own('edtf')]).toMatchObject([{ '@value': '2022-08-06~' }]);
    }
  });

  it('has its quotations, which in a translated source are a translation, with selectors of Web Annotation', async () => {
    const content = amnesty();
    const nodes = await expanded(content);
    const quotations = ofType(nodes, schema('Quotation'));
    const ours = content.claims.flatMap((claim) => claim.quotations.map((one) => ({ ...one, claim })));
    expect(quotations.map((quotation) => quotation[schema('text')])).toEqual(
      ours.map(({ exact }) => [{ '@value': exact }]),
    );
    expect(quotations[0]).toMatchObject({
      [schema('spokenByCharacter')]: [{ '@id': iri('speaker', ours[0]?.claim.speaker ?? '') }],
      [schema('isPartOf')]: [{ '@id': iri('source', 'article') }],
      [schema('translationOfWork')]: [{ [schema('inLanguage')]: [{ '@value': 'fr' }] }],
    });
    const selectors = ofType(nodes, oa('Annotation')).filter((annotation) =>
      quotations.some(
        ({ '@id': id }) => JSON.stringify(annotation[oa('hasBody')]) === JSON.stringify([{ '@id': id }]),
      ),
    );
    const number = (value: unknown) => [
      { '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger', '@value': value },
    ];
    expect(selectors.map((annotation) => annotation[oa('hasTarget')])).toMatchObject(
      ours.map(({ exact, anchor }) => [
        {
          [oa('hasSource')]: [{ '@id': iri('source', 'article') }],
          [oa('hasSelector')]: [
            {
              '@type': [oa('TextPositionSelector')],
              [oa('start')]: number(anchor?.start),
              [oa('end')]: number(anchor?.end),
            },
            { '@type': [oa('TextQuoteSelector')], [oa('exact')]: [{ '@value': exact }] },
          ],
        },
      ]),
    );
  });

  it('has what claims are to each other as annotations that link them', async () => {
    const content = amnesty();
    const links = ofType(await expanded(content), oa('Annotation')).filter((annotation) =>
      JSON.stringify(annotation[oa('motivatedBy')]).includes(oa('linking')),
    );
    expect(links).toMatchObject(
      content.relations.map(({ kind, from, to, basis }) => ({
        [own('relation')]: [{ '@id': own(kind) }],
        [own('basis')]: [{ '@id': own(basis) }],
        [oa('hasTarget')]: [{ '@id': iri('claim', to) }],
        [oa('hasBody')]: expect.arrayContaining([{ '@id': iri('claim', from) }]),
      })),
    );
  });

  it('loses nothing when it is read, and fetches nothing, whatever its words look like', async () => {
    await fc.assert(
      fc.asyncProperty(generatedContent, async (content) => {
        const nodes = await expanded(content);
        expect(ofType(nodes, schema('Claim')).map((claim) => claim[schema('text')])).toEqual(
          content.claims.map(({ summary }) => [{ '@value': summary }]),
        );
        await jsonld.toRDF(JSON.parse(writeJsonLd(content)), options);
      }),
      { numRuns: 40 },
    );
  });
});
