import type { Claim, ClaimNumber, DossierContent, Relation } from '../dossier/dossier.ts';
import type { RelationKind } from '../dossier/vocabulary.ts';

type NodeType = 'L' | 'I' | 'YA' | 'TA' | 'RA' | 'CA';

interface Node {
  readonly nodeID: number;
  readonly text: string;
  readonly type: NodeType;
  /** Ours, on nodes that stand for a relation: the dossier tells more kinds apart than AIF's schemes. */
  readonly relation?: RelationKind;
}

interface Edge {
  readonly edgeID: number;
  readonly fromID: number;
  readonly toID: number;
}

/** AIF's schemes as the tools of its authors name them. */
const schemes = {
  YA: 'Default Illocuting',
  TA: 'Default Transition',
  RA: 'Default Inference',
  CA: 'Default Conflict',
} as const;

/** Claims support or conflict by what they say; what only responds is a step from one locution to the next. */
const schemeOf: Readonly<Record<RelationKind, 'TA' | 'RA' | 'CA'>> = {
  rebuts: 'CA',
  supports: 'RA',
  answers: 'TA',
  concedes: 'TA',
  clarifies: 'TA',
};

class Graph {
  readonly nodes: Node[] = [];
  readonly edges: Edge[] = [];

  node(type: NodeType, text: string, relation?: RelationKind): number {
    const nodeID = this.nodes.length;
    this.nodes.push({ nodeID, text, type, ...(relation !== undefined && { relation }) });
    return nodeID;
  }

  path(...ids: readonly number[]): void {
    for (const [nth, toID] of ids.slice(1).entries()) {
      this.edges.push({ edgeID: this.edges.length, fromID: ids[nth] ?? toID, toID });
    }
  }
}

/** A claim in the graph: that it was said, and what was said. */
interface Said {
  readonly locution: number;
  readonly proposition: number;
}

function relate(graph: Graph, { kind, from, to }: Relation, said: ReadonlyMap<ClaimNumber, Said>): void {
  const [one, other] = [said.get(from), said.get(to)];
  if (one === undefined || other === undefined) return;
  const type = schemeOf[kind];
  const scheme = graph.node(type, schemes[type], kind);
  if (type === 'TA') graph.path(other.locution, scheme, one.locution);
  else graph.path(one.proposition, scheme, other.proposition);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function html(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}

/**
 * A dossier as xAIF, the JSON of the Argument Interchange Format that the tools of arg-tech read: each claim is a locution of
 * its speaker (L) that illocutes (YA) a proposition (I); `supports` is an inference (RA), `rebuts` a conflict (CA), and every
 * other relation a transition (TA) to the locution that responds.
 */
export function writeXaif({ speakers, claims, relations }: DossierContent): string {
  const graph = new Graph();
  const speaking = new Set(claims.map(({ speaker }) => speaker));
  const heard = speakers.filter(({ key }) => speaking.has(key));
  const personOf = new Map(heard.map(({ key }, participantID) => [key, participantID]));
  const nameOf = new Map(heard.map(({ key, name }) => [key, name]));
  const named = ({ speaker }: Claim) => nameOf.get(speaker) ?? speaker;
  const said = new Map<ClaimNumber, Said>();
  for (const claim of claims) {
    const locution = graph.node('L', `${named(claim)} : ${claim.summary}`);
    const proposition = graph.node('I', claim.summary);
    graph.path(locution, graph.node('YA', schemes.YA), proposition);
    said.set(claim.number, { locution, proposition });
  }
  for (const relation of relations) relate(graph, relation, said);
  const spans = claims.map(
    (claim) =>
      `${html(named(claim))} <span class="highlighted" id="${said.get(claim.number)?.locution}">${html(claim.summary)}</span><br><br>`,
  );
  const xaif = {
    AIF: {
      descriptorfulfillments: null,
      edges: graph.edges,
      locutions: claims.map((claim) => ({
        nodeID: said.get(claim.number)?.locution,
        personID: personOf.get(claim.speaker),
      })),
      nodes: graph.nodes,
      participants: heard.map(({ name }, participantID) => ({ participantID, firstname: name, surname: '' })),
      schemefulfillments: null,
    },
    dialog: true,
    ova: [],
    text: { txt: spans.join('\n') },
  };
  return `${JSON.stringify(xaif, null, 2)}\n`;
}
