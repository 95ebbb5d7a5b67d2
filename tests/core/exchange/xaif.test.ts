import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierContent } from '../../../src/core/dossier/dossier.ts';
import { writeXaif } from '../../../src/core/exchange/xaif.ts';
import { projectFile } from '../../../src/root.ts';
import { generatedContent } from '../dossier-file/generated-content.ts';
import { amnesty } from './amnesty.ts';

interface Xaif {
  readonly AIF: {
    readonly nodes: readonly { nodeID: number; text: string; type: string; relation?: string }[];
    readonly edges: readonly { fromID: number; toID: number }[];
    readonly locutions: readonly { nodeID: number; personID: number }[];
    readonly participants: readonly { participantID: number; firstname: string }[];
  };
  readonly text: { readonly txt: string };
}

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Xaif>(
  JSON.parse(readFileSync(projectFile('tests/core/exchange/xaif.schema.json'), 'utf8')),
);

function written(content: DossierContent): Xaif {
  const xaif: unknown = JSON.parse(writeXaif(content));
  if (!validate(xaif)) throw new Error(JSON.stringify(validate.errors));
  return xaif;
}

/** The relations that the graph holds, by the summaries of their claims. */
function relationsOf({ AIF: { nodes, edges } }: Xaif): string[] {
  const from = (id: number) => edges.filter(({ toID }) => toID === id).map(({ fromID }) => nodes[fromID]);
  const to = (id: number) => edges.filter(({ fromID }) => fromID === id).map(({ toID }) => nodes[toID]);
  return nodes
    .filter(({ type }) => ['RA', 'CA', 'TA'].includes(type))
    .map(
      ({ nodeID, type, relation }) => `${from(nodeID)[0]?.text} ${type} ${relation} ${to(nodeID)[0]?.text}`,
    );
}

describe('a dossier in xAIF', () => {
  it('has a locution of its speaker and a proposition for each claim', () => {
    const content = amnesty();
    const { AIF } = written(content);
    expect(AIF.nodes.filter(({ type }) => type === 'I').map(({ text }) => text)).toEqual(
      content.claims.map(({ summary }) => summary),
    );
    const said = AIF.locutions.map(({ nodeID, personID }) => {
      const speaker = AIF.participants.find(({ participantID }) => participantID === personID)?.firstname;
      const act = AIF.edges.find(({ fromID, toID }) => fromID === nodeID && AIF.nodes[toID]?.type === 'YA');
      const proposition = AIF.edges.find(({ fromID }) => fromID === act?.toID);
      return [speaker, AIF.nodes[proposition?.toID ?? -1]?.text];
    });
    const nameOf = new Map(content.speakers.map(({ key, name }) => [key, name]));
    expect(said).toEqual(content.claims.map(({ speaker, summary }) => [nameOf.get(speaker), summary]));
  });

  it('has each relation once: conflicts and inferences between propositions, responses between locutions', () => {
    const content = amnesty();
    const claim = (number: number) => content.claims.find((one) => one.number === number);
    const nameOf = new Map(content.speakers.map(({ key, name }) => [key, name]));
    const summary = (number: number) => claim(number)?.summary;
    const locution = (number: number) =>
      `${nameOf.get(claim(number)?.speaker ?? ('' as never))} : ${summary(number)}`;
    expect(relationsOf(written(content))).toEqual(
      content.relations.map(({ kind, from, to }) => {
        if (kind === 'rebuts') return `${summary(from)} CA rebuts ${summary(to)}`;
        if (kind === 'supports') return `${summary(from)} RA supports ${summary(to)}`;
        return `${locution(to)} TA ${kind} ${locution(from)}`;
      }),
    );
  });

  it('is valid, and its text is no markup but its own, whatever the words look like', () => {
    fc.assert(
      fc.property(generatedContent, (content) => {
        const xaif = written({
          ...content,
          claims: content.claims.map((claim) => ({ ...claim, summary: `${claim.summary} <b>&amp;</b>` })),
        });
        expect(relationsOf(xaif)).toHaveLength(content.relations.length);
        const tags = xaif.text.txt.match(/<[^>]*>/gu) ?? [];
        expect(tags.every((tag) => /^<(span class="highlighted" id="\d+"|\/span|br)>$/u.test(tag))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});
