import type { Finding } from './fault.ts';
import { entries, type LineOf, type Names, type SalvagedDossier, unknownName } from './names.ts';

/** Parties that are, over others, a part of themselves; each circle is told once, at its first party. */
function parentCycles({ parties }: SalvagedDossier): Finding[] {
  const parents = new Map((parties ?? []).map((party) => [party?.key, party?.parent]));
  const seen = new Set<string>();
  return entries('parties', parties).flatMap(({ entry, path }): Finding[] => {
    const chain: string[] = [];
    const inChain = new Set<string>();
    let key = entry.key;
    while (key !== undefined && !seen.has(key)) {
      seen.add(key);
      inChain.add(key);
      chain.push(key);
      key = parents.get(key);
    }
    if (key === undefined || !inChain.has(key)) return [];
    const circle = [...chain.slice(chain.indexOf(key)), key];
    return [{ path: [...path, 'parent'], problem: { code: 'parent-cycle', chain: circle } }];
  });
}

/** What is wrong with parties, speakers and missing voices. */
export function voiceFindings(dossier: SalvagedDossier, names: Names, lineOf: LineOf): Finding[] {
  const findings = parentCycles(dossier);
  for (const { entry, path } of entries('parties', dossier.parties)) {
    findings.push(...unknownName(entry.parent, [...path, 'parent'], 'party', names));
  }
  for (const { entry, path } of entries('speakers', dossier.speakers)) {
    const titles = new Map<string, number>();
    for (const [index, role] of (entry.roles ?? []).entries()) {
      const at = [...path, 'roles', index];
      findings.push(...unknownName(role?.party, [...at, 'party'], 'party', names));
      if (role?.title === undefined) continue;
      const first = titles.get(role.title);
      if (first === undefined) {
        titles.set(role.title, index);
        continue;
      }
      const firstLine = lineOf([...path, 'roles', first, 'title']);
      findings.push({
        path: [...at, 'title'],
        problem: { code: 'taken', what: 'role', value: role.title, firstLine },
      });
    }
  }
  for (const { entry, path } of entries('missing', dossier.missing)) {
    findings.push(...unknownName(entry.of, [...path, 'of'], 'party-or-speaker', names));
    findings.push(...unknownName(entry['according-to'], [...path, 'according-to'], 'claim', names));
  }
  return findings;
}
