import { type Asking, type Command, defineCommand } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import { oneLine } from '../src/core/editing/typed-fields.ts';
import {
  claimAgree,
  claimDecline,
  claimDeclineDone,
  claimPublish,
  claimQueue,
  claimSubmit,
  claimWrong,
  claimWrongDone,
} from '../src/views/actions.ts';
import { declineForm, refused, wrongForm } from '../src/views/claim-forms.ts';
import { mineMessage, queueMessage } from '../src/views/claim-queue.ts';
import { told } from '../src/views/settings.ts';
import { openDraft, viewOf } from './claim-draft.ts';
import { readNumber } from './claim-number.ts';
import { published, submitted } from './claim-publish.ts';
import { openDossier } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

/** As many suggestions as a member is told of. */
const SUGGESTIONS_SHOWN = 10;

const queue = defineCommand<Services>()({
  name: 'claim queue',
  access: 'moderator',
  options: {},
  describe: (t) => t.claim.queue,
  examples: ['claim queue'],
  run: ({ ...asking }, services) => queued(0, asking, services),

  actions: {
    [claimQueue.name]: {
      access: 'moderator',
      shows: 'update',
      run: (pressed, services) =>
        queued(readArg(claimQueue, pressed.arg, pressed.t).place, pressed, services),
    },
    [claimPublish.name]: {
      access: 'moderator',
      shows: 'update',
      run: async (pressed, services) =>
        published(await openDraft(claimPublish, pressed, services), pressed, services),
    },
    [claimAgree.name]: {
      access: 'moderator',
      shows: 'update',
      run: async (pressed, services) =>
        published(await openDraft(claimAgree, pressed, services), pressed, services),
    },
    [claimDecline.name]: {
      access: 'moderator',
      shows: 'update',
      run: async (pressed, services) => {
        const draft = await openDraft(claimDecline, pressed, services);
        if (draft.content.op !== 'report') return declineForm(draft.id, pressed.t);
        const { reportDone, settled } = pressed.t.claim;
        const done = await services.drafts.decline(draft.community, draft.id, {
          by: pressed.actor.userId,
          reason: reportDone,
          locale: pressed.actor.locale,
        });
        if (!done) throw refusal(settled);
        return queued(0, pressed, services);
      },
    },
    [claimDeclineDone.name]: {
      access: 'moderator',
      shows: 'update',
      async run(pressed, services) {
        const { t, actor, fields } = pressed;
        const draft = await openDraft(claimDeclineDone, pressed, services);
        const reason = oneLine(fields['reason'] ?? '');
        if (reason === '') return refused(declineForm(draft.id, t), { reason: { code: 'empty-text' } }, t);
        if (
          !(await services.drafts.decline(draft.community, draft.id, {
            by: actor.userId,
            reason,
            locale: actor.locale,
          }))
        )
          throw refusal(t.claim.settled);
        return told(t.claim.declined);
      },
    },
  },
});

async function queued(place: number, asking: Asking, services: Services): Promise<Message> {
  const { actor, t } = asking;
  const community = inCommunity(actor, t);
  const there = await services.drafts.queue(community, place);
  // The last one may have been settled meanwhile.
  const found = there.draft === null && place > 0 ? await services.drafts.queue(community, 0) : there;
  const { draft } = found;
  const dossier = draft === null ? null : await services.shelf.open(community, draft.dossier);
  const typed = draft?.content.op === 'claim' ? draft.content.typed : null;
  const view =
    draft === null || dossier === null || typed === null
      ? null
      : await viewOf(draft, typed, asking, services);
  return queueMessage({ queue: found, place: found === there ? place : 0, dossier, view }, t);
}

const mine = defineCommand<Services>()({
  name: 'claim mine',
  access: 'member',
  options: {},
  describe: (t) => t.claim.mine,
  examples: ['claim mine'],

  async run({ actor, t }, { drafts }) {
    return mineMessage(await drafts.suggested(inCommunity(actor, t), actor.userId, SUGGESTIONS_SHOWN), t);
  },

  actions: {
    [claimSubmit.name]: {
      access: 'member',
      shows: 'update',
      async run(pressed, services) {
        const draft = await openDraft(claimSubmit, pressed, services);
        const moderates = await services.mayModerate(pressed.actor);
        return submitted(draft, moderates ? pressed.actor.userId : null, pressed, services);
      },
    },
    [claimWrong.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, t }) {
        return wrongForm(readArg(claimWrong, arg, t).dossier, { number: '', says: '' }, t);
      },
    },
    [claimWrongDone.name]: {
      access: 'member',
      shows: 'new',
      async run({ arg, fields, ...asking }, services) {
        const { actor, t } = asking;
        const community = inCommunity(actor, t);
        const dossier = await openDossier(readArg(claimWrongDone, arg, t).dossier, asking, services.shelf);
        const { number: typed = '', says = '' } = fields;
        const number = readNumber(typed);
        const isKnown = dossier.claims.some((claim) => claim.number === number);
        const form = wrongForm(dossier.id, { number: typed, says }, t);
        if (!isKnown) return { kind: 'invalid', form, errors: { number: t.claim.unknownNumber(typed) } };
        if (oneLine(says) === '') return refused(form, { says: { code: 'empty-text' } }, t);
        const draft = await services.drafts.begin({
          community,
          dossier: dossier.id,
          claim: number,
          content: { op: 'report', says: oneLine(says) },
          why: null,
          base: null,
          by: actor.userId,
        });
        if (draft === null) throw refusal(t.claim.blocked);
        await submitted(draft, null, { ...asking }, services);
        return told(t.claim.wrongSaved);
      },
    },
  },
});

export const reviewing: readonly Command<Services>[] = [queue, mine];
