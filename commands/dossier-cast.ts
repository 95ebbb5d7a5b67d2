import type { Action, Asking, OptionSpec } from '../src/chat/command.ts';
import type { Form } from '../src/chat/form.ts';
import type { Choice } from '../src/chat/message.ts';
import { Ambiguity, refusal } from '../src/chat/refusal.ts';
import type { Dossier, DossierContent } from '../src/core/dossier/dossier.ts';
import { speakerKinds } from '../src/core/dossier/vocabulary.ts';
import { nameCautions } from '../src/core/editing/careful.ts';
import {
  type CastMember,
  type CastReading,
  castId,
  castOf,
  typedParty,
  typedSource,
  typedVoice,
  withParty,
  withSource,
  withVoice,
} from '../src/core/editing/typed-cast.ts';
import { NameIndex } from '../src/core/names/name-index.ts';
import { dossierCastDone } from '../src/views/actions.ts';
import {
  type CastForm,
  castChanged,
  knownSourceForm,
  partyForm,
  refusedCast,
  voiceForm,
} from '../src/views/cast-forms.ts';
import { told } from '../src/views/settings.ts';
import { CHOICES } from './choices.ts';
import { contentOf } from './claim-draft.ts';
import { openDossier } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import { readArg } from './read-arg.ts';
import { communityOf, type Services } from './services.ts';

/** As long as the title of a source. */
const NAME_LENGTH = 300;

/** The option that picks a side, a speaker or a source of an event's dossier. */
export const partOption = {
  required: false,
  maxLength: NAME_LENGTH,
  describe: (t) => t.dossier.cast.part,
  async suggest(partial, { actor, t }, { events, shelf }, { event }) {
    const community = communityOf(actor);
    const found = event === undefined ? null : await events.find(community, event);
    const dossier = found?.kind === 'one' ? await shelf.open(community, found.entry.id) : null;
    if (dossier === null) return [];
    return choicesOf(named(dossier, namesOf(dossier).suggest(partial, CHOICES)), t);
  },
} as const satisfies OptionSpec<Services>;

/**
 * The form of whom or what a name means.
 * @throws Ambiguity if it could mean several, or none.
 */
export function castFormOf(dossier: Dossier, typed: string, { t }: Asking): Form {
  const content = contentOf(dossier);
  const all = castOf(content);
  const chosen = all.find((one) => castId(one) === typed);
  if (chosen !== undefined) return formOf(chosen, dossier, t);
  const found = namesOf(dossier).resolve(typed);
  if (found.kind === 'one') {
    const [one] = named(dossier, [found.id]);
    if (one !== undefined) return formOf(one, dossier, t);
  }
  if (found.kind === 'several')
    throw new Ambiguity('part', t.events.several(typed), choicesOf(named(dossier, found.ids), t));
  const near = found.kind === 'none' ? named(dossier, found.near) : [];
  throw new Ambiguity('part', t.dossier.cast.unknown(typed), choicesOf(near.length > 0 ? near : all, t));
}

/** Takes a form that `castFormOf` made. */
export const castDone: Action<Services> = {
  access: 'moderator',
  shows: 'new',
  async run({ arg, fields, actor, t }, services) {
    const { dossier: id, part } = readArg(dossierCastDone, arg, t);
    const dossier = await openDossier(id, { actor, t }, services.shelf);
    const shown = reading(part, fields, contentOf(dossier));
    if (shown === null) throw refusal(t.dossier.gone);
    if (shown.read.kind === 'faulty')
      return refusedCast(formOf(shown.is, dossier, t, fields), shown.read.faults, t);
    const occasion = { by: actor.userId, consent: [], reason: null, locale: actor.locale };
    const outcome = await services.editing.change(
      { community: inCommunity(actor, t), dossier: dossier.id, draft: null },
      occasion,
      // As it stands at that moment: others may have changed it since the form was opened.
      ({ content }) => {
        const now = reading(part, fields, content);
        if (now?.read.kind !== 'read') return { refused: now };
        return { content: now.read.content, act: 'edited', claim: null };
      },
    );
    if (outcome.kind === 'unchanged') return told(t.dossier.unchanged);
    if (outcome.kind === 'refused' && outcome.why?.read.kind === 'faulty')
      return refusedCast(formOf(outcome.why.is, dossier, t, fields), outcome.why.read.faults, t);
    if (outcome.kind !== 'done') throw refusal(t.dossier.gone);
    const name = nameOf(shown.is);
    const typed = (fields['name'] ?? fields['title'] ?? '').trim();
    const renamed = shown.is.kind !== 'source' && typed !== name;
    const cautions = renamed ? nameCautions(without(shown.is, contentOf(dossier)), typed) : [];
    return castChanged(typed, cautions, contentOf(dossier), t);
  },
};

/** What a dossier would say once that part of it is as the form says; null if it has no such part. */
function reading(
  part: string,
  fields: Readonly<Record<string, string>>,
  content: DossierContent,
): { readonly is: CastMember; readonly read: CastReading } | null {
  const one = castOf(content).find((member) => castId(member) === part);
  if (one === undefined) return null;
  switch (one.kind) {
    case 'party':
      return { is: one, read: withParty(typedAs(typedParty(one.is, content), fields), one.is, content) };
    case 'speaker': {
      const typed = typedAs(typedVoice(one.is, content), fields);
      const kind = speakerKinds.find((known) => known === typed.kind) ?? one.is.kind;
      return { is: one, read: withVoice({ ...typed, kind }, one.is, content) };
    }
    case 'source':
      return { is: one, read: withSource(typedAs(typedSource(one.is), fields), one.is, content) };
    default:
      return one satisfies never;
  }
}

/** As it is, and as the form says where that says anything. */
function typedAs<Typed extends object>(typed: Typed, fields: Readonly<Record<string, string>>): Typed {
  const known = Object.entries(fields).filter(([name]) => Object.hasOwn(typed, name));
  return { ...typed, ...Object.fromEntries(known) };
}

function formOf(
  one: CastMember,
  dossier: Dossier,
  t: Asking['t'],
  fields: Readonly<Record<string, string>> = {},
): Form {
  const of: CastForm = { dossier: dossier.id, part: castId(one) };
  const content = contentOf(dossier);
  switch (one.kind) {
    case 'party':
      return partyForm(of, typedAs(typedParty(one.is, content), fields), t);
    case 'speaker':
      return voiceForm(of, typedAs(typedVoice(one.is, content), fields), t);
    case 'source':
      return knownSourceForm(of, typedAs(typedSource(one.is), fields), t);
    default:
      return one satisfies never;
  }
}

function nameOf(one: CastMember): string {
  return one.kind === 'source' ? one.is.title : one.is.name;
}

/** The dossier's content without one of its names, which is not to be compared with itself. */
function without({ is }: CastMember, content: DossierContent): DossierContent {
  return {
    ...content,
    parties: content.parties.filter((party) => party !== is),
    speakers: content.speakers.filter((speaker) => speaker !== is),
  };
}

function namesOf(dossier: Dossier): NameIndex<string> {
  return new NameIndex(
    castOf(contentOf(dossier)).map((one) => ({
      id: castId(one),
      name: nameOf(one),
      aliases: one.kind === 'source' ? [] : one.is.aliases,
      related: [],
    })),
  );
}

function named(dossier: Dossier, ids: readonly string[]): readonly CastMember[] {
  const all = castOf(contentOf(dossier));
  return ids.flatMap((id) => all.filter((one) => castId(one) === id));
}

function choicesOf(members: readonly CastMember[], t: Asking['t']): readonly Choice[] {
  return members.slice(0, CHOICES).map((one) => ({
    value: castId(one),
    label: nameOf(one),
    hint: t.dossier.cast.kinds[one.kind],
  }));
}
