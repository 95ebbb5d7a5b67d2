import type { AuditFault } from '../core/editing/audit.ts';
import { readSettings } from '../read-settings.ts';
import { openStore } from '../store/open-store.ts';
import { StoreError } from '../store/store-error.ts';
import { en as t } from '../texts/en.ts';

/** Exit statuses. */
const FOUND_SOMETHING = 1;
const WRONG_USAGE = 2;

function lineOf({ community, dossier, entity, key, version, what, fields }: AuditFault): string {
  const fault = t.audit.fault[what](`${community} ${dossier}, ${entity} ${key}`, String(version ?? ''));
  return fields.length === 0 ? fault : t.audit.differs(fault, fields.join(', '));
}

/** Reads every history, and changes nothing. */
async function main(): Promise<number> {
  if (process.argv.length > 2) {
    console.error(t.audit.usage);
    return WRONG_USAGE;
  }
  const settings = readSettings(t);
  if (settings === null) return FOUND_SOMETHING;
  const store = await openStore({ url: settings.DATABASE_URL, clock: { now: () => new Date() } });
  try {
    const found = { faults: 0, dossiers: 0, revisions: 0 };
    for await (const step of store.audit()) {
      if (step.kind === 'dossier') {
        found.dossiers += 1;
        found.revisions += step.revisions;
        continue;
      }
      found.faults += 1;
      console.log(lineOf(step.fault));
    }
    const { faults, dossiers, revisions } = found;
    console.log(faults === 0 ? t.audit.sound(dossiers, revisions) : t.audit.faulty(faults, dossiers));
    return faults === 0 ? 0 : FOUND_SOMETHING;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  console.error(t.operator.didNotStart(t.operator.database[error.code]));
  process.exitCode = FOUND_SOMETHING;
}
