import { type Asking, type Command, defineCommand, type Pressed } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { ClaimNumber } from '../src/core/dossier/dossier.ts';
import { maxLength } from '../src/core/dossier-file/limits.ts';
import { claimOf, mergedTyped, withoutClaim } from '../src/core/editing/apply-draft.ts';
import type { DraftContent } from '../src/core/editing/draft.ts';
import { isBundledEdition } from '../src/core/editing/editing.ts';
import { typedClaim } from '../src/core/editing/read-claim.ts';
import { claimIn } from '../src/core/editing/revised-claim.ts';
import { claimHistory, claimMine, claimTheirs } from '../src/views/actions.ts';
import { wordsForm } from '../src/views/claim-forms.ts';
import { historyMessage, REVISIONS_SHOWN } from '../src/views/claim-history.ts';
import { told } from '../src/views/settings.ts';
import { numberOf } from '../src/views/statement.ts';
import { beginDraft } from './claim-add.ts';
import { dossierOf, openTyped, written } from './claim-draft.ts';
import { claimOption, locateClaim } from './claim-number.ts';
import { proposed } from './claim-publish.ts';
import { inCommunity } from './in-community.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

const number = claimOption((t) => t.claim.number);

const edit = defineCommand<Services>()({
  name: 'claim edit',
  access: 'moderator',
  options: { number },
  describe: (t) => t.claim.edit,
  examples: [],

  async run({ options: { number: typed }, ...asking }, services) {
    const { t } = asking;
    const located = await locateClaim(typed, asking, services);
    const { community, dossier, claim } = located;
    if (claim === null) throw refusal(t.claim.isRetracted(numberOf(located.number)));
    const draft = await beginDraft(
      { community, dossier: dossier.id, claim: claim.number, typed: typedClaim(claim), base: claim },
      asking,
      services,
    );
    return wordsForm(draft.id, typedClaim(claim), t);
  },

  actions: {
    [claimMine.name]: {
      access: 'member',
      shows: 'update',
      run: (pressed, services) => afterConflict(claimMine, pressed, services),
    },
    [claimTheirs.name]: {
      access: 'member',
      shows: 'update',
      run: (pressed, services) => afterConflict(claimTheirs, pressed, services),
    },
  },
});

/** The draft goes on from what the claim says now. */
async function afterConflict(
  codec: typeof claimMine,
  pressed: Pressed,
  services: Services,
): Promise<Message> {
  const { t } = pressed;
  const { draft, typed } = await openTyped(codec, pressed, services);
  const claim = claimOf(await dossierOf(draft, pressed, services), draft.claim);
  if (claim === null || draft.base === null)
    throw refusal(t.claim.isRetracted(draft.claim === null ? '' : numberOf(draft.claim)));
  const now = codec === claimMine ? mergedTyped(draft.base, typed, claim) : typedClaim(claim);
  return written(draft, { content: { op: 'claim', typed: now }, base: claim }, pressed, services);
}

const retract = defineCommand<Services>()({
  name: 'claim retract',
  access: 'moderator',
  options: {
    number,
    reason: { required: true, maxLength: maxLength.reason, describe: (t) => t.claim.reasonOption },
  },
  describe: (t) => t.claim.retract,
  examples: [],

  async run({ options, ...asking }, services) {
    const { actor, t } = asking;
    const { community, number: claim, dossier } = await locateClaim(options.number, asking, services);
    // At once, even where two have to agree: words that should not stand there don't wait.
    const outcome = await services.editing.change<'was-one'>(
      { community, dossier: dossier.id, draft: null },
      { by: actor.userId, consent: [], reason: options.reason, locale: actor.locale },
      ({ content }) =>
        claimOf(content, claim) === null
          ? { refused: 'was-one' }
          : { content: withoutClaim(content, claim), act: 'retracted', claim },
    );
    if (outcome.kind === 'refused') throw refusal(t.claim.wasRetracted(numberOf(claim)));
    if (outcome.kind !== 'done') throw refusal(t.claim.gone);
    return told(t.claim.retracted(numberOf(claim)));
  },

  actions: {},
});

const undo = defineCommand<Services>()({
  name: 'claim undo',
  access: 'moderator',
  options: {
    number,
    reason: { required: false, maxLength: maxLength.reason, describe: (t) => t.claim.reasonOption },
  },
  describe: (t) => t.claim.undo,
  examples: [],

  async run({ options, ...asking }, services) {
    const { t } = asking;
    const { community, number: claim, dossier } = await locateClaim(options.number, asking, services);
    const entity = { kind: 'claim', key: String(claim) } as const;
    const { revisions } = await services.editing.history(community, dossier.id, entity, { count: 1 });
    const [last] = revisions;
    if (last === undefined || (last.before === null && isBundledEdition(last)))
      throw refusal(t.claim.nothingToUndo(numberOf(claim)));
    const content: DraftContent = { op: 'undo', from: claimIn(last.after), to: claimIn(last.before) };
    const why = options.reason ?? null;
    return proposed({ community, dossier: dossier.id, claim, content, why }, asking, services);
  },

  actions: {},
});

const history = defineCommand<Services>()({
  name: 'claim history',
  access: 'member',
  options: { number },
  describe: (t) => t.claim.history,
  examples: ['claim history 1'],

  async run({ options, ...asking }, services) {
    const { number: claim } = await locateClaim(options.number, asking, services);
    return historyPage(claim, undefined, asking, services);
  },

  actions: {
    [claimHistory.name]: {
      access: 'member',
      shows: 'update',
      run(pressed, services) {
        const { claim, before } = readArg(claimHistory, pressed.arg, pressed.t);
        return historyPage(claim, before, pressed, services);
      },
    },
  },
});

async function historyPage(
  claim: ClaimNumber,
  before: number | undefined,
  asking: Asking,
  services: Services,
): Promise<Message> {
  const { actor, t } = asking;
  const community = inCommunity(actor, t);
  const { dossier } = await locateClaim(String(claim), asking, services);
  const { revisions } = await services.editing.history(
    community,
    dossier.id,
    { kind: 'claim', key: String(claim) },
    { count: REVISIONS_SHOWN, ...(before !== undefined && { before }) },
  );
  return historyMessage(claim, revisions, dossier, t);
}

export const changingClaims: readonly Command<Services>[] = [edit, retract, undo, history];
