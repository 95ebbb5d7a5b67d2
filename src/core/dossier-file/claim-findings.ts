import { certainlyBefore, parseEdtf } from '../dossier/edtf.ts';
import type { Excerpts } from './excerpts.ts';
import type { Finding, Path } from './fault.ts';
import { entries, type Names, type SalvagedClaim, type SalvagedDossier, unknownName } from './names.ts';
import { quotationFindings } from './quotation-findings.ts';
import { isDay } from './text-rules.ts';

/** Whether both are dates and the first is certainly the earlier one. */
export function isBefore(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (isDay(a) && isDay(b)) return a < b;
  const [first, second] = [parseEdtf(a), parseEdtf(b)];
  return first !== null && second !== null && certainlyBefore(first, second);
}

/** The role titles of each speaker whose roles could all be read. */
function titlesBySpeaker({ speakers }: SalvagedDossier): ReadonlyMap<string, ReadonlySet<string>> {
  const titles = new Map<string, ReadonlySet<string>>();
  for (const speaker of speakers ?? []) {
    const known = speaker?.roles?.map((role) => role?.title).filter((title) => title !== undefined);
    if (speaker?.key === undefined || known?.length !== speaker.roles?.length) continue;
    titles.set(speaker.key, new Set(known));
  }
  return titles;
}

function roleFindings(
  claim: SalvagedClaim,
  path: Path,
  titles: ReadonlySet<string> | undefined,
  { suggest }: Names,
): Finding[] {
  if (claim.role === undefined || titles === undefined || titles.has(claim.role)) return [];
  const problem = {
    code: 'unknown-reference',
    what: 'role',
    value: claim.role,
    nearest: suggest(claim.role, titles),
  } as const;
  return [{ path: [...path, 'role'], problem }];
}

/** What is wrong with claims, each seen by itself in its dossier. `excerpts` is null where claims have none. */
export function claimFindings(dossier: SalvagedDossier, names: Names, excerpts: Excerpts | null): Finding[] {
  const findings: Finding[] = [];
  const titles = titlesBySpeaker(dossier);
  const sources = [...names.sources.keys()];
  for (const { entry: claim, path } of entries('claims', dossier.claims)) {
    findings.push(...unknownName(claim.speaker, [...path, 'speaker'], 'speaker', names));
    findings.push(...roleFindings(claim, path, titles.get(claim.speaker ?? ''), names));
    for (const [index, key] of (claim.about ?? []).entries()) {
      findings.push(...unknownName(key, [...path, 'about', index], 'party-or-speaker', names));
    }
    findings.push(...unknownName(claim.source, [...path, 'source'], 'source', names));
    if (!('source' in claim) && (dossier.sources?.length ?? 0) > 1) {
      findings.push({ path, problem: { code: 'source-needed', sources } });
    }
    // A community is only warned of it while it writes: what it has must come back from a file.
    if (excerpts === null && isBefore(dossier.until, claim.said)) {
      const problem = {
        code: 'said-after-until',
        said: claim.said ?? '',
        until: dossier.until ?? '',
      } as const;
      findings.push({ path: [...path, 'said'], problem });
    }
    findings.push(...quotationFindings(claim, path, excerpts?.get(Number(path[1])) ?? null, names.suggest));
    if (excerpts !== null) findings.push(...unplacedFindings(claim, path));
  }
  return findings;
}

/** What means something only of words whose place is known. */
function unplacedFindings(claim: SalvagedClaim, path: Path): Finding[] {
  if ('excerpt' in claim) return [];
  const findings: Finding[] = [];
  if ('checked' in claim && !('passage' in claim))
    findings.push({ path: [...path, 'checked'], problem: { code: 'place-needed', field: 'passage' } });
  for (const [nth, quotation] of (claim.quotations ?? []).entries()) {
    if (quotation === undefined || 'at' in quotation) continue;
    for (const side of ['prefix', 'suffix'] as const) {
      if (!(side in quotation)) continue;
      const at = [...path, 'quotations', nth, side];
      findings.push({ path: at, problem: { code: 'place-needed', field: 'at' } });
    }
  }
  return findings;
}

/** Days on which words were compared that have not come yet. */
export function checkedFindings({ checked, claims }: SalvagedDossier, today: string): Finding[] {
  const dates = [
    { on: checked, path: ['checked'] },
    ...entries('claims', claims).map(({ entry, path }) => ({
      on: entry.checked,
      path: [...path, 'checked'],
    })),
  ];
  return dates
    .filter(({ on }) => isBefore(today, on))
    .map(({ path }) => ({ path, problem: { code: 'checked-in-future', today } }));
}

/** What is wrong with the sources and with the dossier as a whole. */
export function frameFindings(dossier: SalvagedDossier): Finding[] {
  const findings: Finding[] = [];
  if (isBefore(dossier.until, dossier.happened)) {
    findings.push({ path: ['until'], problem: { code: 'until-before-happened' } });
  }
  for (const { entry, path } of entries('sources', dossier.sources)) {
    if ('sha256' in entry === 'normalization' in entry) continue;
    const missing = 'sha256' in entry ? 'normalization' : 'sha256';
    findings.push({ path, problem: { code: 'half-digest', missing } });
  }
  return findings;
}
