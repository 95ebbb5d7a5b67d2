import type { EntityKind } from '../core/editing/editing.ts';
import type { ImportPlan, KindPlan } from '../core/exchange/plan.ts';
import type { Texts } from '../texts/catalogue.ts';
import { listOf } from './statement.ts';

/** As many keys as one line lists; the rest is counted. */
const LISTED = 8;

/** What an import would add, change, retract and leave alone, a line each. */
export function planLines(plan: ImportPlan, t: Texts): readonly string[] {
  const kinds = Object.keys(t.exchange.kinds) as EntityKind[]; // the catalogue has one sentence for each
  // That there would be a new dossier stands above the lines.
  return kinds
    .filter((kind) => kind !== 'dossier' || plan.dossier.added.length === 0)
    .flatMap((kind) => {
      const told = partsOf(kind, plan[kind], t);
      return told.length === 0 ? [] : [`${t.exchange.kinds[kind]}: ${told.join('; ')}`];
    });
}

function partsOf(
  kind: EntityKind,
  { added, changed, retracted, kept }: KindPlan,
  t: Texts,
): readonly string[] {
  const named = (keys: readonly string[]) =>
    listed(
      keys.map((key) => nameOf(kind, key)),
      t,
    );
  const fields = changed.map(({ key, fields: all }) => {
    const names = all.map(({ field }) => field).join(', ');
    return key === '' ? names : `${nameOf(kind, key)} (${names})`;
  });
  return [
    ...(added.length > 0 ? [t.exchange.added(added.length, named(added))] : []),
    ...(changed.length > 0 ? [t.exchange.changed(changed.length, listed(fields, t))] : []),
    ...(retracted.length > 0 ? [t.exchange.retracted(retracted.length, named(retracted))] : []),
    ...(kept.length > 0 ? [t.exchange.kept(kept.length)] : []),
  ];
}

function nameOf(kind: EntityKind, key: string): string {
  return kind === 'claim' ? `#${key}` : key;
}

function listed(names: readonly string[], t: Texts): string {
  const more = names.length - LISTED;
  return listOf(more > 0 ? [...names.slice(0, LISTED), t.exchange.more(more)] : names, t);
}
