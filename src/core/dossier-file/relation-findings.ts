import { contrary, type RelationKind, relationKinds } from '../dossier/vocabulary.ts';
import { isBefore } from './claim-findings.ts';
import { type Excerpts, placeInExcerpt } from './excerpts.ts';
import type { ContentProblem, Finding, Path } from './fault.ts';
import { entries, type LineOf, type Names, type SalvagedDossier, unknownName } from './names.ts';
import { emptyPlace } from './quotation-findings.ts';
import type { Salvaged } from './salvage.ts';
import type { DossierShape } from './shape.ts';

type SalvagedRelation = Salvaged<NonNullable<DossierShape['relations']>[number]>;

interface Link {
  readonly from: number;
  readonly kind: RelationKind;
  readonly to: number;
}

/** The kinds of relation that a relation's fields name: it should be one. */
export function kindsOf(relation: SalvagedRelation): RelationKind[] {
  return relationKinds.filter((kind) => relation[kind] !== undefined);
}

function partFindings(relation: SalvagedRelation, path: Path): Finding[] {
  const findings = emptyPlace(relation.stated, [...path, 'stated']);
  const kinds = relationKinds.filter((kind) => kind in relation);
  if (kinds.length !== 1) findings.push({ path, problem: { code: 'relation-kind', found: kinds } });
  const isStated = 'stated' in relation;
  if (isStated !== 'basis' in relation) return findings;
  return [...findings, { path, problem: { code: 'relation-basis', found: isStated ? 'both' : 'neither' } }];
}

function linkOf(relation: SalvagedRelation): Link | null {
  const [kind, ...others] = kindsOf(relation);
  const to = kind && relation[kind];
  if (relation.from === undefined || kind === undefined || to === undefined || others.length > 0) return null;
  return { from: relation.from, kind, to };
}

/** What is wrong with relations, by themselves and among each other. `excerpts` is null where claims have none. */
export function relationFindings(
  dossier: SalvagedDossier,
  names: Names,
  lineOf: LineOf,
  excerpts: Excerpts | null,
): Finding[] {
  const findings: Finding[] = [];
  const said = new Map((dossier.claims ?? []).map((claim) => [claim?.number, claim?.said]));
  const earlier = new Map<string, Path>();
  for (const { entry: relation, path } of entries('relations', dossier.relations)) {
    findings.push(...partFindings(relation, path));
    findings.push(...unknownName(relation.from, [...path, 'from'], 'claim', names));
    for (const kind of kindsOf(relation)) {
      findings.push(...unknownName(relation[kind], [...path, kind], 'claim', names));
    }
    const claim = names.claims.get(relation.from ?? 0)?.[1];
    const excerpt = excerpts?.get(Number(claim));
    if (excerpt !== undefined)
      findings.push(...placeInExcerpt(excerpt, relation.stated ?? [], [...path, 'stated']));
    const link = linkOf(relation);
    if (link === null) continue;
    const { from, kind, to } = link;
    const found = (problem: ContentProblem) => findings.push({ path: [...path, kind], problem });
    if (from === to) found({ code: 'relation-to-itself' });
    const same = earlier.get(`${from} ${kind} ${to}`);
    if (same) found({ code: 'doubled-relation', firstLine: lineOf(same) });
    const other = contrary[kind];
    const against = other && earlier.get(`${from} ${other} ${to}`);
    if (against) found({ code: 'contradiction', kind: other, firstLine: lineOf(against) });
    earlier.set(`${from} ${kind} ${to}`, path);
    const [fromSaid, toSaid] = [said.get(from), said.get(to)];
    if (fromSaid !== undefined && toSaid !== undefined && isBefore(fromSaid, toSaid)) {
      found({
        code: 'relates-to-later',
        kind,
        from: { number: from, said: fromSaid },
        to: { number: to, said: toSaid },
      });
    }
  }
  return findings;
}
