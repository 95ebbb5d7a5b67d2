import { readAttached } from '../src/chat/attached.ts';
import { type Action, type Asking, type Command, defineCommand } from '../src/chat/command.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { DossierId, Edtf } from '../src/core/dossier/dossier.ts';
import { MAX_COMMUNITY_FILE_BYTES } from '../src/core/dossier-file/limits.ts';
import type { Suggestion } from '../src/core/exchange/claim-review.ts';
import { exportDossier, exportFormats } from '../src/core/exchange/export.ts';
import type { ImportedFile, ImportPlace } from '../src/core/exchange/import-dossier.ts';
import { dossierImport, dossierImportAnew, dossierImportApply } from '../src/views/actions.ts';
import { exportMessage, faultsMessage, importForm, lookMessage } from '../src/views/exchange.ts';
import { told } from '../src/views/settings.ts';
import { beginDraft } from './claim-add.ts';
import { contentOf } from './claim-draft.ts';
import { eventOption, openEvent } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

/** As long as the name of a format that is typed. */
const FORMAT_LENGTH = 20;

const exporting = defineCommand<Services>()({
  name: 'dossier export',
  access: 'moderator',
  options: {
    event: { ...eventOption, describe: (t) => t.dossier.event },
    format: {
      required: false,
      maxLength: FORMAT_LENGTH,
      describe: (t) => t.exchange.format,
      suggest: async (partial) =>
        exportFormats
          .filter((format) => format.startsWith(partial.toLowerCase()))
          .map((format) => ({ value: format, label: format })),
    },
  },
  describe: (t) => t.exchange.export,
  examples: ['dossier export amnesty'],

  async run({ options, ...asking }, services) {
    const { t } = asking;
    const typed = options.format ?? 'yaml';
    const format = exportFormats.find((one) => one === typed.toLowerCase());
    if (format === undefined) throw refusal(t.exchange.unknownFormat(typed));
    const { dossier } = await openEvent(options.event, 'event', asking, services);
    const { name, bytes } = exportDossier(contentOf(dossier), format);
    return exportMessage(dossier.title, { name, text: new TextDecoder().decode(bytes) }, t);
  },

  actions: {},
});

const importing = defineCommand<Services>()({
  name: 'dossier import',
  access: 'moderator',
  options: { event: { ...eventOption, required: false, describe: (t) => t.exchange.into } },
  describe: (t) => t.exchange.import,
  examples: ['dossier import'],

  async run({ options, ...asking }, services) {
    inCommunity(asking.actor, asking.t);
    if (options.event === undefined) return importForm(dossierImportAnew.ref({}), asking.t);
    const { dossier } = await openEvent(options.event, 'event', asking, services);
    return importForm(dossierImport.ref({ dossier: dossier.id }), asking.t);
  },

  actions: {
    [dossierImportAnew.name]: looking(() => null),
    [dossierImport.name]: looking((arg, t) => readArg(dossierImport, arg, t).dossier),
    [dossierImportApply.name]: {
      access: 'moderator',
      shows: 'update',
      late: true,
      async run({ arg, progress, ...asking }, services) {
        const { actor, t } = asking;
        const { file: id, dossier } = readArg(dossierImportApply, arg, t);
        const place = placeOf(dossier === NONE ? null : (dossier as DossierId), asking, services); // looked up below
        const file = services.files.find({ community: place.community, userId: actor.userId }, id);
        if (file === null) throw refusal(t.exchange.expired);
        progress(told(t.exchange.reading(file.name)));
        const occasion = { by: actor.userId, consent: [], reason: file.name, locale: actor.locale };
        const outcome = await services.importing.apply(file, place, occasion, (share) =>
          progress(told(t.exchange.importing(share))),
        );
        switch (outcome.kind) {
          case 'done':
            return told(t.exchange.imported(outcome.title));
          case 'unchanged':
            return told(t.exchange.unchanged);
          case 'taken':
            throw refusal(t.exchange.taken(outcome.slug));
          case 'gone':
            throw refusal(t.exchange.gone);
          default:
            return outcome satisfies never;
        }
      },
    },
  },
});

/** Stands in a button for no dossier; no id is so short. */
const NONE = '-';

/** A look at the file that was handed in: what it would do, or what is wrong with it. */
function looking(dossierOf: (arg: string, t: Asking['t']) => DossierId | null): Action<Services> {
  return {
    access: 'moderator',
    shows: 'new',
    late: true,
    async run({ arg, files, progress, ...asking }, services) {
      const { actor, t } = asking;
      const attached = files['file'];
      if (attached === undefined) throw refusal(t.exchange.noFile);
      progress(told(t.exchange.reading(attached.name)));
      const bytes = await readAttached(attached, MAX_COMMUNITY_FILE_BYTES, t);
      const file: ImportedFile = { name: attached.name, bytes };
      const place = placeOf(dossierOf(arg, t), asking, services);
      const look = await services.importing.look(file, place);
      switch (look.kind) {
        case 'faulty':
          return faultsMessage(look.faults, t);
        case 'other-dossier':
          throw refusal(t.exchange.otherDossier(look.slug));
        case 'suggestions':
          return suggested(look.suggestions, place, asking, services);
        case 'plan': {
          if (look.isUnchanged) return told(t.exchange.unchanged);
          const owner = { community: place.community, userId: actor.userId };
          const id = services.files.keep(owner, file);
          return lookMessage(look, dossierImportApply.ref({ file: id, dossier: place.dossier ?? NONE }), t);
        }
        default:
          return look satisfies never;
      }
    },
  };
}

function placeOf(dossier: DossierId | null, { actor, t }: Asking, { clock }: Services): ImportPlace {
  const today = clock.now().toISOString().slice(0, 10) as Edtf; // as EDTF has days
  return { community: inCommunity(actor, t), dossier, by: actor.userId, today };
}

/** What is reviewed and who reviewed it become drafts, for a moderator to look at as at any other. */
async function suggested(
  suggestions: readonly Suggestion[],
  { community, dossier }: ImportPlace,
  asking: Asking,
  services: Services,
): Promise<Reply> {
  if (dossier === null) throw refusal(asking.t.exchange.needsEvent);
  for (const { typed } of suggestions) {
    const draft = await beginDraft({ community, dossier, claim: null, typed, base: null }, asking, services);
    await services.drafts.write(community, draft.id, { content: { op: 'claim', typed } });
  }
  return told(asking.t.exchange.suggestions(suggestions.length));
}

export const exchanging: readonly Command<Services>[] = [exporting, importing];
