import type { ClaimNumber, DossierId } from '../../core/dossier/dossier.ts';
import type {
  Editable,
  Edited,
  Editing,
  LogEntry,
  Occasion,
  Outcome,
  Place,
} from '../../core/editing/editing.ts';
import type { Clock } from '../../core/ports.ts';
import { BUNDLED_ID, bundledCommunity } from '../bundled.ts';
import { changing } from '../changing.ts';
import { contentOf } from '../dossiers/content.ts';
import { newDossierId } from '../dossiers/dossier-id.ts';
import { editDossier } from '../dossiers/edit.ts';
import { history, readVersionOf } from '../dossiers/history.ts';
import { nextNumber, numberAfter, withNumbersFrom } from '../dossiers/import-dossiers.ts';
import { insertDossiers } from '../dossiers/insert.ts';
import { findOwnVersion, ownVersion } from '../dossiers/own-version.ts';
import { readRows } from '../dossiers/read-rows.ts';
import { retractionsOf } from '../dossiers/retractions.ts';
import { type DossierRows, rowsOf } from '../dossiers/rows.ts';
import { postRow } from '../posts/post-rows.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { tellAuthor } from './tell-author.ts';

const DAY_MS = 86_400_000;
/** How long the log is tried before its entry waits where moderators look. */
const LOG_MS = 7 * DAY_MS;

export function editingIn(reader: Client, writer: Client, clock: Clock): Editing {
  return {
    change: (where, occasion, edit) => change(writer, clock, where, occasion, edit),

    create: (community, content, occasion, act) =>
      changing(writer, community, async (tx, communityId) => {
        const taken = await tx.dossier.findUnique({
          where: { communityId_slug: { communityId, slug: content.slug } },
        });
        if (taken !== null) return null;
        const id = newDossierId();
        const owner = { id, communityId, digest: null, basedOnId: null };
        const numbered = withNumbersFrom(await nextNumber(tx, communityId), content);
        const at = clock.now();
        await insertDossiers(tx, [rowsOf(owner, numbered)], made(occasion, at));
        await log(tx, communityId, { act, claim: null }, content.title, occasion, at);
        return id;
      }),

    async locate(community, number) {
      const rows = await reader.claim.findMany({
        where: { number, dossier: { community: { key: { in: [community, bundledCommunity] } } } },
        select: { dossier: { select: { id: true, basedOnId: true } } },
      });
      const row = rows.find(({ dossier }) => dossier.basedOnId !== null) ?? rows[0];
      return row === undefined ? null : ((row.dossier.basedOnId ?? row.dossier.id) as DossierId); // were when written
    },

    async next(community) {
      const { _max } = await reader.claim.aggregate({
        where: { dossier: { community: { key: community } } },
        _max: { number: true },
      });
      return numberAfter(_max.number) as ClaimNumber; // nobody has it
    },

    async read(community, dossier) {
      const id = await readVersionOf(reader, community, dossier);
      const found = id === null ? null : await reader.dossier.findUnique({ where: { id } });
      const rows = found === null ? null : await readRows(reader, found.communityId, found.id as DossierId);
      if (rows === null) return null;
      return {
        id: dossier,
        content: contentOf(rows),
        retracted: await retractionsOf(reader, rows),
        archived: rows.dossier.state === 'retracted',
      };
    },

    async archived(community) {
      const rows = await reader.dossier.findMany({
        where: { state: 'retracted', community: { key: community } },
        orderBy: { title: 'asc' },
        select: { id: true, basedOnId: true, slug: true, title: true },
      });
      return rows.map(({ id, basedOnId, slug, title }) => ({
        id: (basedOnId ?? id) as DossierId,
        slug,
        title,
      }));
    },

    history: (community, dossier, entity, page) => history(reader, community, dossier, entity, page),
  };
}

function change<Refused>(
  writer: Client,
  clock: Clock,
  where: Place,
  occasion: Occasion,
  edit: (now: Editable) => Edited | { readonly refused: Refused },
): Promise<Outcome<Refused>> {
  return changing(writer, where.community, async (tx, communityId) => {
    const { dossier, draft } = where;
    const at = clock.now();
    if (draft !== null && !(await isOpen(tx, communityId, draft))) return { kind: 'settled' };
    const edited = await applied(tx, communityId, dossier, at, edit);
    if (edited === 'gone') return { kind: 'gone' };
    if ('refused' in edited) return { kind: 'refused', why: edited.refused };

    const { rows, stored, wanted } = edited;
    const changed = await editDossier(tx, stored, rows, made(occasion, at));
    if (draft !== null) {
      const settled = await tx.draft.update({
        where: { id: draft },
        data: {
          state: 'published',
          number: wanted.claim,
          decidedBy: occasion.consent.at(-1) ?? occasion.by,
          decidedAt: at,
        },
      });
      await tellAuthor(tx, settled, 'published', { at, locale: occasion.locale });
    }
    if (!changed) return { kind: 'unchanged' };
    await log(tx, communityId, wanted, wanted.content.title, occasion, at);
    return { kind: 'done', claim: wanted.claim };
  });
}

async function isOpen(tx: Transaction, communityId: number, id: string): Promise<boolean> {
  const row = await tx.draft.findFirst({ where: { id, communityId }, select: { state: true } });
  return row?.state === 'editing' || row?.state === 'waiting';
}

async function applied<Refused>(
  tx: Transaction,
  communityId: number,
  dossier: DossierId,
  at: Date,
  edit: (now: Editable) => Edited | { readonly refused: Refused },
) {
  const before = await readVersion(tx, communityId, dossier);
  if (before === null) return 'gone';
  const wanted = edit(before.now);
  if ('refused' in wanted) return wanted;
  // Its own version is made only now, so that what is refused leaves nothing behind.
  const stored = before.own ?? (await madeVersion(tx, communityId, dossier, at));
  if (stored === null) return 'gone';
  const { id, digest, basedOnId, state } = stored.dossier;
  const rows = rowsOf({ id: id as DossierId, communityId, digest, basedOnId }, wanted.content); // as it was written
  const archived = wanted.archived ?? state === 'retracted';
  return {
    wanted,
    stored,
    rows: {
      ...rows,
      dossier: { ...rows.dossier, state: archived ? ('retracted' as const) : ('present' as const) },
    },
  };
}

/** The dossier as it stands, and the rows of the community's own version of it, where it has one. */
async function readVersion(
  tx: Transaction,
  communityId: number,
  dossier: DossierId,
): Promise<{ readonly now: Editable; readonly own: DossierRows | null } | null> {
  const id = await findOwnVersion(tx, communityId, dossier);
  const own = id === null ? null : await readRows(tx, communityId, id);
  const rows = own ?? (await readBundled(tx, dossier));
  if (rows === null) return null;
  const now: Editable = {
    id: dossier,
    content: contentOf(rows),
    retracted: await retractionsOf(tx, rows),
    next: (await nextNumber(tx, communityId)) as ClaimNumber, // nobody had it before
    archived: rows.dossier.state === 'retracted',
  };
  return { now, own };
}

async function madeVersion(tx: Transaction, communityId: number, dossier: DossierId, at: Date) {
  const id = await ownVersion(tx, communityId, dossier, at);
  return id === null ? null : readRows(tx, communityId, id);
}

async function readBundled(tx: Transaction, dossier: DossierId) {
  const rows = await readRows(tx, BUNDLED_ID, dossier);
  return rows?.dossier.state === 'present' ? rows : null;
}

function made({ by, consent, reason }: Occasion, at: Date) {
  return { at, by, reason, consent: consent.length === 0 ? null : consent.join(' ') };
}

/** Tells the moderators' log, where there is one. */
async function log(
  tx: Transaction,
  communityId: number,
  { act, claim }: Pick<LogEntry, 'act' | 'claim'>,
  event: string,
  { by, consent, reason, locale }: Occasion,
  at: Date,
): Promise<void> {
  const settings = await tx.settings.findUnique({ where: { communityId }, select: { logChannel: true } });
  if (settings === null || settings.logChannel === null) return;
  const content = {
    kind: 'notice',
    notice: { code: 'log', entry: { act, event, claim, consent, reason } },
  } as const;
  const until = new Date(at.getTime() + LOG_MS);
  await tx.post.create({
    data: postRow({ communityId, content, locale, channel: settings.logChannel, by, at, due: at, until }),
  });
}
