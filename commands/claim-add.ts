import { type Action, type Asking, type Command, defineCommand, type Pressed } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Dossier, PartyKey, SourceKey, SpeakerKey } from '../src/core/dossier/dossier.ts';
import { categories, speakerKinds } from '../src/core/dossier/vocabulary.ts';
import { DRAFTS_LIMIT, type Draft, type NewDraft } from '../src/core/editing/draft.ts';
import { emptyClaim, roleElsewhere } from '../src/core/editing/read-claim.ts';
import type { NewSpeaker, TypedClaim, TypedSource } from '../src/core/editing/typed-claim.ts';
import {
  EXCERPT_LENGTH,
  oneLine,
  sourceFaults,
  speakerFaults,
  wordsFaults,
} from '../src/core/editing/typed-fields.ts';
import { partyNames } from '../src/core/parties/party-names.ts';
import { speakerNames } from '../src/core/parties/speaker-names.ts';
import {
  claimDiscard,
  claimOpen,
  claimPickAbout,
  claimPickCategory,
  claimPickEvent,
  claimPickRole,
  claimPickSource,
  claimPickSpeaker,
  claimQuiz,
  claimSource,
  claimSourceDone,
  claimSpeaker,
  claimSpeakerDone,
  claimTell,
  claimWhy,
  claimWhyDone,
  claimWords,
  claimWordsDone,
} from '../src/views/actions.ts';
import { beginMessage, draftsMessage, eventMessage } from '../src/views/claim-begin.ts';
import { NOBODY } from '../src/views/claim-draft.ts';
import { refused, sourceForm, speakerForm, whyForm, wordsForm } from '../src/views/claim-forms.ts';
import { told } from '../src/views/settings.ts';
import { CHOICES } from './choices.ts';
import {
  contentOf,
  dossierOf,
  draftShown,
  type OfDraft,
  openDraft,
  openTyped,
  written,
} from './claim-draft.ts';
import { readNumber } from './claim-number.ts';
import { eventOption, openEvent } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import { communityOf, type Services } from './services.ts';

/** As long as a name that is typed, or a number. */
const NAME_LENGTH = 100;

const options = {
  event: { ...eventOption, describe: (t) => t.claim.event },
  speaker: {
    required: true,
    maxLength: NAME_LENGTH,
    describe: (t) => t.claim.speaker,
    async suggest(partial, { actor }, { events, shelf }, { event }) {
      const community = communityOf(actor);
      const found = event === undefined ? null : await events.find(community, event);
      const dossier = found?.kind === 'one' ? await shelf.open(community, found.entry.id) : null;
      if (dossier === null) return [];
      return speakerNames(dossier)
        .suggest(partial, CHOICES)
        .map((key) => dossier.speakers.find((speaker) => speaker.key === key)?.name ?? key)
        .map((name) => ({ value: name, label: name }));
    },
  },
  answers: { required: false, maxLength: NAME_LENGTH, describe: (t) => t.claim.answers },
} as const satisfies Command<Services>['options'];

const add = defineCommand<Services>()({
  name: 'claim add',
  access: 'moderator',
  options,
  describe: (t) => t.claim.add,
  examples: [],
  run: ({ options: given, ...asking }, services) => begun(given, asking, services),
  actions: {},
});

const suggest = defineCommand<Services>()({
  name: 'claim suggest',
  access: 'member',
  options,
  describe: (t) => t.claim.suggest,
  examples: [],
  run: ({ options: given, ...asking }, services) => begun(given, asking, services),

  onMessage: {
    label: (t) => t.claim.messageLabel,
    maxLength: EXCERPT_LENGTH,
    async run({ text, ...asking }, services) {
      const { actor, t } = asking;
      const community = inCommunity(actor, t);
      const [first, ...others] = await services.shelf.entries(community);
      if (first === undefined) throw refusal(t.claim.messageNoEvents);
      const typed = { ...emptyClaim(nobody(''), null), excerpt: text };
      const draft = await beginDraft(
        { community, dossier: first.id, claim: null, typed, base: null },
        asking,
        services,
      );
      await services.drafts.write(community, draft.id, { content: { op: 'claim', typed } });
      return eventMessage(draft.id, [first, ...others], t);
    },
  },

  actions: {
    [claimPickEvent.name]: {
      access: 'member',
      shows: 'update',
      async run(pressed, services) {
        const { draft, typed } = await openTyped(claimPickEvent, pressed, services);
        const entries = await services.shelf.entries(draft.community);
        const entry = entries.find(({ id }) => id === pressed.values[0]);
        if (entry === undefined) throw refusal(pressed.t.claim.gone);
        await services.drafts.write(draft.community, draft.id, { dossier: entry.id });
        const dossier = await dossierOf({ ...draft, dossier: entry.id }, pressed, services);
        return beginMessage(draft.id, nameOf(typed), dossier, dossier.speakers, pressed.t);
      },
    },
  },
});

/** A draft begins once it is known whose words they are. */
async function begun(
  given: { readonly event: string; readonly speaker: string; readonly answers: string | undefined },
  asking: Asking,
  services: Services,
): Promise<Reply> {
  const { actor, t } = asking;
  const community = inCommunity(actor, t);
  const { dossier } = await openEvent(given.event, 'event', asking, services);
  const answers = given.answers === undefined ? null : answered(given.answers, dossier, asking);
  const found = speakerNames(dossier).resolve(given.speaker);
  // Where there is but one, it is the one that is meant more often than not.
  const [only, ...others] = dossier.sources;
  const beginning = (speaker: TypedClaim['speaker']): TypedClaim => ({
    ...emptyClaim(speaker, answers),
    source: others.length === 0 ? (only?.key ?? null) : null,
  });
  const begin = (speaker: TypedClaim['speaker']) =>
    beginDraft(
      { community, dossier: dossier.id, claim: null, typed: beginning(speaker), base: null },
      asking,
      services,
    );
  if (found.kind === 'one') {
    const draft = await begin(found.id);
    return wordsForm(draft.id, emptyClaim(found.id, answers), t);
  }
  const draft = await begin(nobody(given.speaker));
  const near = found.kind === 'several' ? found.ids : speakerNames(dossier).suggest(given.speaker, CHOICES);
  const offered = near.length > 0 ? near : dossier.speakers.map(({ key }) => key);
  const speakers = dossier.speakers.filter(({ key }) => offered.includes(key));
  return beginMessage(draft.id, given.speaker, dossier, speakers, t);
}

/** @throws Refusal if they have too many */
export async function beginDraft(
  {
    typed,
    ...draft
  }: Pick<NewDraft, 'community' | 'dossier' | 'claim' | 'base'> & { readonly typed: TypedClaim },
  { actor, t }: Asking,
  services: Services,
): Promise<Draft> {
  const begun = await services.drafts.begin({
    ...draft,
    content: { op: 'claim', typed },
    why: null,
    by: actor.userId,
  });
  if (begun === null) throw refusal(t.claim.tooManyDrafts(DRAFTS_LIMIT));
  return begun;
}

/** @throws Refusal if the dossier has no such claim */
function answered(typed: string, dossier: Dossier, { t }: Asking) {
  const number = readNumber(typed);
  if (number === null || !dossier.claims.some((claim) => claim.number === number))
    throw refusal(t.claim.notHere(typed, dossier.title));
  return number;
}

function nobody(name: string): NewSpeaker {
  return { name: oneLine(name), kind: 'person', role: '', party: { name: '' } };
}

function nameOf({ speaker }: TypedClaim): string {
  return typeof speaker === 'string' ? speaker : speaker.name;
}

const drafts = defineCommand<Services>()({
  name: 'claim drafts',
  access: 'member',
  options: {},
  describe: (t) => t.claim.drafts,
  examples: ['claim drafts'],

  async run({ actor, t }, services) {
    const community = inCommunity(actor, t);
    const [own, entries] = await Promise.all([
      services.drafts.editing(community, actor.userId),
      services.shelf.entries(community),
    ]);
    return draftsMessage(own, new Map(entries.map(({ id, title }) => [id, title])), t);
  },

  actions: {
    [claimOpen.name]: opening(claimOpen, (draft, pressed, services) => draftShown(draft, pressed, services)),
    [claimWords.name]: opening(claimWords, async (draft, { t }) => wordsForm(draft.id, typedOf(draft), t)),
    [claimWordsDone.name]: writing(claimWordsDone, (typed, { fields, t }, draft) => {
      const { statement = '', quotations = '', excerpt = '', cue = '', said = '' } = fields;
      const now: TypedClaim = { ...typed, statement, quotations, excerpt, cue, said };
      const faults = wordsFaults(now);
      return Object.keys(faults).length === 0
        ? now
        : { now, reply: refused(wordsForm(draft.id, now, t), faults, t) };
    }),
    [claimSource.name]: opening(claimSource, async (draft, { t }) => {
      const { source } = typedOf(draft);
      const empty: TypedSource = { title: '', publisher: '', url: '', published: '', language: 'en' };
      return sourceForm(draft.id, source === null || typeof source === 'string' ? empty : source, t);
    }),
    [claimSourceDone.name]: writing(claimSourceDone, (typed, { fields, t }, draft) => {
      const { title = '', publisher = '', url = '', published = '', language = '' } = fields;
      const source: TypedSource = {
        title,
        publisher,
        url: url.trim(),
        published: published.trim(),
        language,
      };
      const faults = sourceFaults(source);
      const now: TypedClaim = { ...typed, source };
      return Object.keys(faults).length === 0
        ? now
        : { now, reply: refused(sourceForm(draft.id, source, t), faults, t) };
    }),
    [claimPickSpeaker.name]: {
      access: 'member',
      shows: 'update',
      async run(pressed, services) {
        const { draft, typed } = await openTyped(claimPickSpeaker, pressed, services);
        const speaker = chosen(pressed) as SpeakerKey; // looked up whenever the draft is read
        const now: TypedClaim = { ...typed, speaker, role: null };
        await services.drafts.write(draft.community, draft.id, { content: { op: 'claim', typed: now } });
        return wordsForm(draft.id, now, pressed.t);
      },
    },
    [claimSpeaker.name]: opening(claimSpeaker, async (draft, { t }) => {
      const { speaker } = typedOf(draft);
      const {
        name = '',
        kind = 'person',
        role = '',
        party = '',
      } = typeof speaker === 'string' ? {} : speaker;
      const partyName = typeof party === 'string' ? '' : party.name;
      return speakerForm(draft.id, { name, kind, role, party: partyName }, t);
    }),
    [claimSpeakerDone.name]: {
      access: 'member',
      shows: 'update',
      async run(pressed, services) {
        const { fields, t } = pressed;
        const { draft, typed } = await openTyped(claimSpeakerDone, pressed, services);
        const { name = '', kind = '', role = '', party = '' } = fields;
        const dossier = await dossierOf(draft, pressed, services);
        const speaker: NewSpeaker = {
          name: oneLine(name),
          kind: speakerKinds.find((one) => one === kind) ?? 'person',
          role: oneLine(role),
          party: partyOf(oneLine(party), dossier),
        };
        const elsewhere = roleElsewhere(speaker, contentOf(dossier));
        const faults = {
          ...(elsewhere !== null && { role: elsewhere }),
          ...speakerFaults({ name, role, party }),
        };
        const content = { op: 'claim', typed: { ...typed, speaker, role: null } } as const;
        const shown = await written(draft, { content }, pressed, services);
        return Object.keys(faults).length === 0
          ? shown
          : refused(speakerForm(draft.id, { name, kind, role, party }, t), faults, t);
      },
    },
    [claimPickSource.name]: writing(claimPickSource, (typed, pressed) => ({
      ...typed,
      source: chosen(pressed) as SourceKey, // looked up whenever the draft is read
    })),
    [claimPickCategory.name]: writing(claimPickCategory, (typed, pressed) => ({
      ...typed,
      category: categories.find((one) => one === chosen(pressed)) ?? typed.category,
    })),
    [claimPickRole.name]: writing(claimPickRole, (typed, pressed) => ({ ...typed, role: chosen(pressed) })),
    [claimPickAbout.name]: writing(claimPickAbout, (typed, pressed) => {
      const key = chosen(pressed);
      if (key === NOBODY) return { ...typed, about: [] };
      const others = typed.about.filter((one) => one !== key);
      return { ...typed, about: others.length < typed.about.length ? others : [...others, key] };
    }),
    [claimQuiz.name]: writing(claimQuiz, (typed) => ({ ...typed, inQuiz: !typed.inQuiz })),
    [claimTell.name]: opening(claimTell, async (draft, pressed, services) =>
      written(draft, { tell: !draft.tell }, pressed, services),
    ),
    [claimWhy.name]: opening(claimWhy, async (draft, { t }) => whyForm(draft.id, draft.why ?? '', t)),
    [claimWhyDone.name]: opening(claimWhyDone, async (draft, pressed, services) =>
      written(draft, { why: oneLine(pressed.fields['reason'] ?? '') }, pressed, services),
    ),
    [claimDiscard.name]: opening(claimDiscard, async (draft, { t }, services) => {
      await services.drafts.discard(draft.community, draft.id);
      return told(t.claim.discarded);
    }),
  },
});

/** What is done with somebody's own draft. */
function opening(
  codec: OfDraft,
  run: (draft: Draft, pressed: Pressed, services: Services) => Promise<Reply>,
): Action<Services> {
  return {
    access: 'member',
    shows: 'update',
    run: async (pressed, services) => run(await openDraft(codec, pressed, services), pressed, services),
  };
}

/** What writes into a draft: kept even where the reply says that something is wrong with it. */
function writing(
  codec: OfDraft,
  change: (
    typed: TypedClaim,
    pressed: Pressed,
    draft: Draft,
  ) => TypedClaim | { readonly now: TypedClaim; readonly reply: Reply },
): Action<Services> {
  return {
    access: 'member',
    shows: 'update',
    async run(pressed, services) {
      const { draft, typed } = await openTyped(codec, pressed, services);
      const changed = change(typed, pressed, draft);
      const refusing = 'now' in changed ? changed : null;
      const content = { op: 'claim', typed: 'now' in changed ? changed.now : changed } as const;
      const shown: Message = await written(draft, { content }, pressed, services);
      return refusing?.reply ?? shown;
    },
  };
}

/** @throws TypeError if it is about something else: openers of its forms are offered for claims alone */
function typedOf({ content }: Draft): TypedClaim {
  if (content.op !== 'claim') throw new TypeError(`a draft of another kind: ${content.op}`);
  return content.typed;
}

function chosen({ values }: Pressed): string {
  return values[0] ?? '';
}

/** A party that is known by that name, or one to be made. */
function partyOf(name: string, dossier: Dossier): PartyKey | { readonly name: string } {
  const exact = dossier.parties.find((party) => party.name.toLowerCase() === name.toLowerCase());
  if (exact !== undefined) return exact.key;
  const found = name === '' ? null : partyNames(dossier).resolve(name);
  return found?.kind === 'one' ? found.id : { name };
}

export const adding: readonly Command<Services>[] = [add, suggest, drafts];
