import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openApp } from '../app.ts';
import type { CommunityKey, Dossier, DossierId, Edtf } from '../core/dossier/dossier.ts';
import { type ExportFormat, exportDossier, exportFormats } from '../core/exchange/export.ts';
import { importing } from '../core/exchange/import-dossier.ts';
import { logTo } from '../log.ts';
import { readSettings } from '../read-settings.ts';
import type { Store } from '../store/open-store.ts';
import { StoreError } from '../store/store-error.ts';
import { en as t } from '../texts/en.ts';
import { faultLine } from '../views/dossier-fault.ts';
import { planLines } from '../views/import-plan.ts';
import { legible } from '../views/legible.ts';

/** Exit statuses. */
const FOUND_SOMETHING = 1;
const WRONG_USAGE = 2;

/** The playground's, as in `npm run say`. */
const DEFAULT_COMMUNITY = 'web:local';
const DEFAULT_USER = 'command-line';

/** The command line asks for what can't be done; the message says what, in a sentence. */
class UsageError extends Error {}

interface Asked {
  readonly verb: 'check' | 'import' | 'export';
  readonly file: string;
  readonly event: string | undefined;
  readonly community: CommunityKey;
  readonly user: string;
  readonly apply: boolean;
}

function commandLine(): Asked {
  const { values, positionals } = (() => {
    try {
      return parseArgs({
        allowPositionals: true,
        options: {
          event: { type: 'string' },
          community: { type: 'string', default: DEFAULT_COMMUNITY },
          user: { type: 'string', default: DEFAULT_USER },
          apply: { type: 'boolean', default: false },
        },
      });
    } catch (error) {
      throw new UsageError(t.exchange.cli.usage, { cause: error });
    }
  })();
  const [verb, file, ...others] = positionals;
  if ((verb !== 'check' && verb !== 'import' && verb !== 'export') || file === undefined || others.length > 0)
    throw new UsageError(t.exchange.cli.usage);
  if (!/^[a-z]+:[\w-]{1,64}$/.test(values.community)) throw new UsageError(t.exchange.cli.usage);
  return {
    verb,
    file,
    event: values.event,
    community: values.community as CommunityKey, // checked above
    user: values.user,
    apply: values.apply,
  };
}

async function eventOf(name: string, { community }: Asked, { shelf }: Store): Promise<Dossier> {
  const entry = (await shelf.entries(community)).find(({ slug, title }) => slug === name || title === name);
  const dossier = entry === undefined ? null : await shelf.open(community, entry.id);
  if (dossier === null) throw new UsageError(t.exchange.cli.noEvent(legible(name)));
  return dossier;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(t.verify.noFile(legible(file)), { cause: error });
  }
}

async function exported(asked: Asked, store: Store): Promise<number> {
  const { file } = asked;
  const format = formatOf(file);
  if (existsSync(file)) throw new UsageError(t.exchange.cli.exists(legible(file)));
  const name = asked.event ?? path.basename(file).split('.')[0] ?? '';
  const { id: _, origin: __, retracted: ___, ...content } = await eventOf(name, asked, store);
  writeFileSync(file, exportDossier(content, format).bytes, { flag: 'wx' });
  console.log(t.exchange.cli.written(legible(file)));
  return 0;
}

function formatOf(file: string): ExportFormat {
  const extension = path.extname(file).slice(1).toLowerCase();
  const format = exportFormats.find((one) => one === (extension === 'json' ? 'xaif' : extension));
  if (format === undefined) throw new UsageError(t.exchange.unknownFormat(legible(extension)));
  return format;
}

async function looked(asked: Asked, store: Store): Promise<number> {
  const { file, event, community, user } = asked;
  const dossier: DossierId | null = event === undefined ? null : (await eventOf(event, asked, store)).id;
  const today = new Date().toISOString().slice(0, 10) as Edtf; // as EDTF has days
  const place = { community, dossier, by: user, today };
  const { look: lookAt, apply } = importing(store);
  const handedIn = { name: path.basename(file), bytes: read(file) };
  const look = await lookAt(handedIn, place);
  switch (look.kind) {
    case 'faulty':
      for (const fault of look.faults) console.error(faultLine(fault, t));
      return FOUND_SOMETHING;
    case 'other-dossier':
      throw new UsageError(t.exchange.otherDossier(look.slug));
    case 'suggestions':
      console.log(t.exchange.cli.sound(legible(file)));
      return 0;
    case 'plan':
      break;
    default:
      return look satisfies never;
  }
  if (asked.verb === 'check') {
    console.log(t.exchange.cli.sound(legible(file)));
    return 0;
  }
  if (look.isUnchanged) {
    console.log(t.exchange.unchanged);
    return 0;
  }
  console.log(look.dossier === null ? t.exchange.newDossier(look.title) : t.exchange.heading(look.title));
  for (const line of planLines(look.plan, t)) console.log(line);
  if (!asked.apply) {
    console.log(t.exchange.cli.apply);
    return 0;
  }
  const occasion = { by: user, consent: [], reason: handedIn.name, locale: t.locale };
  const outcome = await apply(handedIn, place, occasion);
  if (outcome.kind === 'taken') throw new UsageError(t.exchange.taken(outcome.slug));
  if (outcome.kind === 'gone') throw new UsageError(t.exchange.gone);
  console.log(outcome.kind === 'done' ? t.exchange.imported(outcome.title) : t.exchange.unchanged);
  return 0;
}

async function main(): Promise<number> {
  try {
    const asked = commandLine();
    const settings = readSettings(t);
    if (settings === null) return FOUND_SOMETHING;
    const app = await openApp({ databaseUrl: settings.DATABASE_URL, log: logTo('fatal') });
    try {
      return await (asked.verb === 'export' ? exported(asked, app.store) : looked(asked, app.store));
    } finally {
      await app.close();
    }
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(error.message);
      return WRONG_USAGE;
    }
    if (!(error instanceof StoreError)) throw error;
    console.error(t.operator.didNotStart(t.operator.database[error.code]));
    return FOUND_SOMETHING;
  }
}

process.exitCode = await main();
