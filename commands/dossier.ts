import {
  type Action,
  type Asking,
  type Command,
  type CommandGroup,
  defineCommand,
} from '../src/chat/command.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { DossierId, Edtf } from '../src/core/dossier/dossier.ts';
import { reviewDossier } from '../src/core/editing/dossier-review.ts';
import type { Edited, Occasion } from '../src/core/editing/editing.ts';
import {
  readDossier,
  readHead,
  type TypedDossier,
  type TypedHead,
  typedHead,
} from '../src/core/editing/typed-dossier.ts';
import { oneLine } from '../src/core/editing/typed-fields.ts';
import {
  dossierArchiveDone,
  dossierCastDone,
  dossierCreateDone,
  dossierEditDone,
  dossierReopenPick,
  readDossierId,
} from '../src/views/actions.ts';
import {
  archiveForm,
  createForm,
  editForm,
  refusedDossier,
  reopenMessage,
} from '../src/views/dossier-forms.ts';
import { reviewMessage } from '../src/views/dossier-review.ts';
import { told } from '../src/views/settings.ts';
import { contentOf } from './claim-draft.ts';
import { castDone, castFormOf, partOption } from './dossier-cast.ts';
import { eventOption, openDossier, openEvent } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

const event = {
  ...eventOption,
  describe: (t) => t.dossier.event,
} as const satisfies Command<Services>['options'][string];

const create = defineCommand<Services>()({
  name: 'dossier create',
  access: 'moderator',
  options: {},
  describe: (t) => t.dossier.create,
  examples: ['dossier create'],

  async run({ actor, t }) {
    inCommunity(actor, t);
    return createForm({ title: '', slug: '', happened: '', dispute: '', parties: '' }, t);
  },

  actions: {
    [dossierCreateDone.name]: {
      access: 'moderator',
      shows: 'new',
      async run({ fields, ...asking }, services) {
        const { actor, t } = asking;
        const community = inCommunity(actor, t);
        const { title = '', slug = '', happened = '', dispute = '', parties = '' } = fields;
        const typed: TypedDossier = { title, slug, happened, dispute, parties };
        const form = createForm(typed, t);
        const read = readDossier(typed, services.clock.now().toISOString().slice(0, 10));
        if (read.kind === 'faulty') return refusedDossier(form, read.faults, t);
        const taken = { kind: 'invalid', form, errors: { slug: t.dossier.taken } } as const;
        const entries = await services.shelf.entries(community);
        if (entries.some((entry) => entry.slug === read.content.slug)) return taken;
        const id = await services.editing.create(community, read.content, by(asking, null), 'created');
        return id === null ? taken : told(t.dossier.created(read.content.title, read.content.slug));
      },
    },
  },
});

const edit = defineCommand<Services>()({
  name: 'dossier edit',
  access: 'moderator',
  options: { event, part: partOption },
  describe: (t) => t.dossier.edit,
  examples: ['dossier edit amnesty', 'dossier edit amnesty part:Zelensky'],

  async run({ options, ...asking }, services) {
    inCommunity(asking.actor, asking.t);
    const { dossier } = await openEvent(options.event, 'event', asking, services);
    if (options.part !== undefined) return castFormOf(dossier, options.part, asking);
    return editForm(dossier.id, typedHead(contentOf(dossier)), asking.t);
  },

  actions: {
    [dossierCastDone.name]: castDone,
    [dossierEditDone.name]: {
      access: 'moderator',
      shows: 'new',
      async run({ arg, fields, ...asking }, services) {
        const { t } = asking;
        const { id } = await openDossier(readArg(dossierEditDone, arg, t).dossier, asking, services.shelf);
        const { title = '', aliases = '', happened = '', until = '', dispute = '' } = fields;
        const typed: TypedHead = { title, aliases, happened, until, dispute };
        const read = readHead(typed);
        if (read.kind === 'faulty') return refusedDossier(editForm(id, typed, t), read.faults, t);
        return changed(id, by(asking, null), asking, services, {
          edit: (content) => ({ content: { ...content, ...read.head }, act: 'edited', claim: null }),
          said: t.dossier.changed(read.head.title),
        });
      },
    },
  },
});

const archive = defineCommand<Services>()({
  name: 'dossier archive',
  access: 'moderator',
  options: { event },
  describe: (t) => t.dossier.archive,
  examples: [],

  async run({ options, ...asking }, services) {
    inCommunity(asking.actor, asking.t);
    const { dossier } = await openEvent(options.event, 'event', asking, services);
    return archiveForm(dossier, asking.t);
  },

  actions: {
    [dossierArchiveDone.name]: {
      access: 'moderator',
      shows: 'new',
      async run({ arg, fields, ...asking }, services) {
        const { t } = asking;
        const dossier = await openDossier(
          readArg(dossierArchiveDone, arg, t).dossier,
          asking,
          services.shelf,
        );
        const reason = oneLine(fields['reason'] ?? '');
        if (reason === '')
          return refusedDossier(archiveForm(dossier, t), { reason: { code: 'empty-text' } }, t);
        return changed(dossier.id, by(asking, reason), asking, services, {
          edit: (content) => ({ content, archived: true, act: 'archived', claim: null }),
          said: t.dossier.archived(dossier.title),
        });
      },
    },
  },
});

const reopen = defineCommand<Services>()({
  name: 'dossier reopen',
  access: 'moderator',
  options: {},
  describe: (t) => t.dossier.reopen,
  examples: ['dossier reopen'],

  async run({ actor, t }, { editing }) {
    return reopenMessage(await editing.archived(inCommunity(actor, t)), t);
  },

  actions: {
    [dossierReopenPick.name]: {
      access: 'moderator',
      shows: 'update',
      async run({ values, ...asking }, services) {
        const { actor, t } = asking;
        const archived = await services.editing.archived(inCommunity(actor, t));
        const chosen = archived.find(({ id }) => id === readDossierId(values[0] ?? ''));
        if (chosen === undefined) throw refusal(t.router.outdated);
        return changed(chosen.id, by(asking, null), asking, services, {
          edit: (content) => ({ content, archived: false, act: 'reopened', claim: null }),
          said: t.dossier.reopened(chosen.title),
        });
      },
    } satisfies Action<Services>,
  },
});

const check = defineCommand<Services>()({
  name: 'dossier check',
  access: 'moderator',
  options: { event },
  describe: (t) => t.dossier.check,
  examples: ['dossier check amnesty'],

  async run({ options, ...asking }, services) {
    const { dossier } = await openEvent(options.event, 'event', asking, services);
    const today = services.clock.now().toISOString().slice(0, 10) as Edtf; // as EDTF has days
    return reviewMessage(dossier, reviewDossier(dossier, today), asking.t);
  },

  actions: {},
});

/** One moderator's decision, even where two have to agree to what is said: nothing of it puts words into a mouth. */
async function changed(
  dossier: DossierId,
  occasion: Occasion,
  { actor, t }: Asking,
  { editing }: Services,
  { edit: change, said }: { readonly edit: (content: Edited['content']) => Edited; readonly said: string },
): Promise<Reply> {
  const community = inCommunity(actor, t);
  const outcome = await editing.change<never>({ community, dossier, draft: null }, occasion, ({ content }) =>
    change(content),
  );
  if (outcome.kind === 'unchanged') return told(t.dossier.unchanged);
  if (outcome.kind !== 'done') throw refusal(t.dossier.gone);
  return told(said);
}

function by({ actor }: Asking, reason: string | null): Occasion {
  return { by: actor.userId, consent: [], reason, locale: actor.locale };
}

export const dossierGroup: CommandGroup = { name: 'dossier', describe: (t) => t.dossier.describe };
export const dossiers: readonly Command<Services>[] = [create, edit, check, archive, reopen];
