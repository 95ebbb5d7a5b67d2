import { certainlyBefore, parseEdtf } from '../dossier/edtf.ts';
import type { Finding, Path } from './fault.ts';
import { entries, type Names, type SalvagedClaim, type SalvagedDossier, unknownName } from './names.ts';
import { nearest } from './nearest.ts';
import { quotationFindings } from './quotation-findings.ts';

/** Whether both are dates and the first is certainly the earlier one. */
export function isBefore(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [parseEdtf(a ?? ''), parseEdtf(b ?? '')];
  return first !== null && second !== null && certainlyBefore(first, second);
}

/** The role titles of each speaker whose roles could all be read. */
function titlesBySpeaker({ speakers }: SalvagedDossier): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, readonly string[]>();
  for (const speaker of speakers ?? []) {
    const known = speaker?.roles?.map((role) => role?.title).filter((title) => title !== undefined);
    if (speaker?.key === undefined || known?.length !== speaker.roles?.length) continue;
    titles.set(speaker.key, known ?? []);
  }
  return titles;
}

function roleFindings(claim: SalvagedClaim, path: Path, titles: readonly string[] | undefined): Finding[] {
  if (claim.role === undefined || titles === undefined || titles.includes(claim.role)) return [];
  const problem = {
    code: 'unknown-reference',
    what: 'role',
    value: claim.role,
    nearest: nearest(claim.role, titles),
  } as const;
  return [{ path: [...path, 'role'], problem }];
}

/** What is wrong with claims, each seen by itself in its dossier. */
export function claimFindings(dossier: SalvagedDossier, names: Names): Finding[] {
  const findings: Finding[] = [];
  const titles = titlesBySpeaker(dossier);
  for (const { entry: claim, path } of entries('claims', dossier.claims)) {
    findings.push(...unknownName(claim.speaker, [...path, 'speaker'], 'speaker', names));
    findings.push(...roleFindings(claim, path, titles.get(claim.speaker ?? '')));
    for (const [index, key] of (claim.about ?? []).entries()) {
      findings.push(...unknownName(key, [...path, 'about', index], 'party-or-speaker', names));
    }
    findings.push(...unknownName(claim.source, [...path, 'source'], 'source', names));
    if (!('source' in claim) && (dossier.sources?.length ?? 0) > 1) {
      findings.push({ path, problem: { code: 'source-needed', sources: [...names.sources.keys()] } });
    }
    if (isBefore(dossier.until, claim.said)) {
      const problem = {
        code: 'said-after-until',
        said: claim.said ?? '',
        until: dossier.until ?? '',
      } as const;
      findings.push({ path: [...path, 'said'], problem });
    }
    findings.push(...quotationFindings(claim, path));
  }
  return findings;
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
