import type { ClaimNumber, DossierId } from '../../core/dossier/dossier.ts';
import type {
  Editable,
  Edited,
  Editing,
  LogEntry,
  Occasion,
  Outcome,
  Place,
  WriteProgress,
} from '../../core/editing/editing.ts';
import type { Clock } from '../../core/ports.ts';
import { BUNDLED_ID, bundledCommunity } from '../bundled.ts';
import { changing } from '../changing.ts';
import { contentOf } from '../dossiers/content.ts';
import { newDossierId } from '../dossiers/dossier-id.ts';
import { editDossier, isNamedOtherwise, saysOtherwise } from '../dossiers/edit.ts';
import { history, readVersionOf } from '../dossiers/history.ts';
import { FIRST_NUMBER, nextNumber, withNumbersFrom } from '../dossiers/import-dossiers.ts';
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
    change: (where, occasion, edit, progress) =>
      change(writer, clock, where, { ...occasion, progress }, edit),

    create: (community, content, occasion, act, progress) =>
      changing(writer, community, async (tx, communityId) => {
        const taken = await tx.dossier.findUnique({
          where: { communityId_slug: { communityId, slug: content.slug } },
        });
        if (taken !== null) return null;
        const id = newDossierId();
        const owner = { id, communityId, digest: null, basedOnId: null };
        const numbered = withNumbersFrom(await nextNumber(tx, communityId), content);
        const dated = { ...occasion, at: clock.now() };
        await insertDossiers(tx, [rowsOf(owner, numbered)], made(dated), progress);
        await log(tx, communityId, { act, claim: null }, content.title, dated);
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
      const row = await reader.community.findUnique({ where: { key: community }, select: { id: true } });
      return (row === null ? FIRST_NUMBER : await nextNumber(reader, row.id)) as ClaimNumber; // nobody has it
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

/** Ends a change, with all that it wrote, whose draft came to its end meanwhile. */
const settledMeanwhile = new Error('the draft was settled while it was being published');

async function change<Refused>(
  writer: Client,
  clock: Clock,
  where: Place,
  occasion: Watched,
  edit: (now: Editable) => Edited | { readonly refused: Refused },
): Promise<Outcome<Refused>> {
  try {
    return await changing(
      writer,
      where.community,
      (tx, communityId) => changeIn(tx, communityId, where, { ...occasion, at: clock.now() }, edit),
      { countsNames: true },
    );
  } catch (error) {
    if (error !== settledMeanwhile) throw error;
    return { kind: 'settled' };
  }
}

type Watched = Occasion & { readonly progress?: WriteProgress | undefined };
type Dated = Watched & { readonly at: Date };

async function changeIn<Refused>(
  tx: Transaction,
  communityId: number,
  { dossier, draft }: Place,
  occasion: Dated,
  edit: (now: Editable) => Edited | { readonly refused: Refused },
): Promise<Outcome<Refused>> {
  if (draft !== null && !(await isOpen(tx, communityId, draft))) return { kind: 'settled' };
  const before = await readVersion(tx, communityId, dossier);
  if (before === null) return { kind: 'gone' };
  const wanted = edit(before.now);
  if ('refused' in wanted) return { kind: 'refused', why: wanted.refused };
  // What is shown no more can only be shown again: nobody would see what became of it.
  if (before.now.archived && wanted.archived !== false) return { kind: 'gone' };

  const differs = saysOtherwise(before.rows, rowsWith(before.rows, wanted));
  if (differs) {
    // Its own version is made only now, so that what changes nothing leaves nothing behind.
    const stored = before.isOwn ? before.rows : await madeVersion(tx, communityId, dossier, occasion.at);
    const rows = rowsWith(stored, wanted);
    await editDossier(tx, stored, rows, made(occasion), occasion.progress);
    if (!before.isOwn || isNamedOtherwise(stored, rows))
      await tx.community.update({ where: { id: communityId }, data: { names: { increment: 1 } } });
  }
  if (draft !== null) await publish(tx, draft, wanted.claim, occasion);
  if (!differs) return { kind: 'unchanged' };
  await log(tx, communityId, wanted, wanted.content.title, occasion);
  return { kind: 'done', claim: wanted.claim };
}

const openStates = { in: ['editing', 'waiting'] as ('editing' | 'waiting')[] };

async function isOpen(tx: Transaction, communityId: number, id: string): Promise<boolean> {
  return (await tx.draft.count({ where: { id, communityId, state: openStates } })) > 0;
}

/** Last of all, in the order in which others take rows; whoever writes the draft may have discarded it since. */
async function publish(
  tx: Transaction,
  id: string,
  number: ClaimNumber | null,
  { by, consent, at, locale }: Dated,
): Promise<void> {
  const [settled] = await tx.draft.updateManyAndReturn({
    where: { id, state: openStates },
    data: { state: 'published', number, decidedBy: consent.at(-1) ?? by, decidedAt: at },
  });
  if (settled === undefined) throw settledMeanwhile;
  await tellAuthor(tx, settled, 'published', { at, locale });
}

/** What is stored, as it is to be: whose it is and what it is called in short stay. */
function rowsWith({ dossier }: DossierRows, { content, archived }: Edited): DossierRows {
  const { communityId, digest, basedOnId, slug, state } = dossier;
  const owner = { id: dossier.id as DossierId, communityId, digest, basedOnId }; // was one when it was written
  const rows = rowsOf(owner, { ...content, slug });
  const isArchived = archived ?? state === 'retracted';
  return { ...rows, dossier: { ...rows.dossier, state: isArchived ? 'retracted' : 'present' } };
}

/** The dossier as it stands: the community's own version of it, where it has one. */
async function readVersion(tx: Transaction, communityId: number, dossier: DossierId) {
  const id = await findOwnVersion(tx, communityId, dossier);
  const rows = id === null ? await readBundled(tx, dossier) : await readRows(tx, communityId, id);
  if (rows === null) return null;
  const now: Editable = {
    id: dossier,
    content: contentOf(rows),
    retracted: await retractionsOf(tx, rows),
    next: (await nextNumber(tx, communityId)) as ClaimNumber, // nobody had it before
    archived: rows.dossier.state === 'retracted',
  };
  return { now, rows, isOwn: id !== null };
}

async function madeVersion(tx: Transaction, communityId: number, dossier: DossierId, at: Date) {
  const id = await ownVersion(tx, communityId, dossier, at);
  const rows = id === null ? null : await readRows(tx, communityId, id);
  if (rows === null) throw new Error(`the dossier ${dossier} is gone within a transaction`);
  return rows;
}

async function readBundled(tx: Transaction, dossier: DossierId) {
  const rows = await readRows(tx, BUNDLED_ID, dossier);
  return rows?.dossier.state === 'present' ? rows : null;
}

function made({ at, by, consent, reason }: Dated) {
  return { at, by, reason, consent: consent.length === 0 ? null : consent.join(' ') };
}

/** Tells the moderators' log, where there is one. */
async function log(
  tx: Transaction,
  communityId: number,
  { act, claim }: Pick<LogEntry, 'act' | 'claim'>,
  event: string,
  { at, by, consent, reason, locale }: Dated,
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
