import type { Field, Form, Invalid } from '../chat/form.ts';
import type { Message } from '../chat/message.ts';
import type { Dossier, DossierId } from '../core/dossier/dossier.ts';
import { maxLength } from '../core/dossier-file/limits.ts';
import type { DossierFault, TypedDossier, TypedHead } from '../core/editing/typed-dossier.ts';
import type { Texts } from '../texts/catalogue.ts';
import { dossierArchiveDone, dossierCreateDone, dossierEditDone, dossierReopenPick } from './actions.ts';
import { faultText } from './claim-forms.ts';
import { message } from './pages.ts';

/** Of what several lines hold together, in UTF-16 code units. */
export const LINES_LENGTH = 1_500;
/** As many choices as every platform has in one select. */
const CHOICES = 25;

/** Twice what is stored: what is too long comes back with its length, and is not cut unseen. */
export const lenient = (limit: number) => limit * 2;

export function createForm(typed: TypedDossier, t: Texts): Form {
  return {
    kind: 'form',
    title: t.dossier.createForm,
    on: dossierCreateDone.ref({}),
    fields: [
      field('line', 'title', t.dossier.title, t.dossier.titleHint, typed.title, lenient(maxLength.title)),
      field('line', 'slug', t.dossier.slug, t.dossier.slugHint, typed.slug, lenient(maxLength.slug)),
      field('line', 'happened', t.dossier.happened, t.dossier.happenedHint, typed.happened, maxLength.phrase),
      field(
        'paragraph',
        'dispute',
        t.dossier.dispute,
        t.dossier.disputeHint,
        typed.dispute,
        lenient(maxLength.dispute),
      ),
      field('paragraph', 'parties', t.dossier.parties, t.dossier.partiesHint, typed.parties, LINES_LENGTH),
    ],
  };
}

export function editForm(id: DossierId, typed: TypedHead, t: Texts): Form {
  return {
    kind: 'form',
    title: t.dossier.editForm,
    on: dossierEditDone.ref({ dossier: id }),
    fields: [
      field('line', 'title', t.dossier.title, t.dossier.titleHint, typed.title, lenient(maxLength.title)),
      aliasesField(typed.aliases, t),
      field('line', 'happened', t.dossier.happened, t.dossier.happenedHint, typed.happened, maxLength.phrase),
      field('line', 'until', t.dossier.until, t.dossier.untilHint, typed.until, maxLength.phrase),
      field(
        'paragraph',
        'dispute',
        t.dossier.dispute,
        t.dossier.disputeHint,
        typed.dispute,
        lenient(maxLength.dispute),
      ),
    ],
  };
}

export function field(
  kind: 'line' | 'paragraph',
  name: string,
  label: string,
  hint: string,
  value: string,
  limit: number,
  required = true,
): Field {
  return { kind, name, label, hint, required, maxLength: limit, ...(value === '' ? {} : { value }) };
}

/** One name a line. */
export function aliasesField(typed: string, t: Texts): Field {
  return field('paragraph', 'aliases', t.dossier.aliases, t.dossier.aliasesHint, typed, LINES_LENGTH, false);
}

/** The form again, with what is wrong at each field. */
export function refusedDossier(
  form: Form,
  faults: Readonly<Record<string, DossierFault | undefined>>,
  t: Texts,
): Invalid {
  const errors = Object.entries(faults).flatMap(([name, fault]) =>
    fault === undefined ? [] : [[name, textOf(fault, t)] as const],
  );
  return { kind: 'invalid', form, errors: Object.fromEntries(errors) };
}

function textOf(fault: DossierFault, t: Texts): string {
  switch (fault.code) {
    case 'bad-key':
      return t.dossier.badSlug;
    case 'no-parties':
      return t.dossier.noParties;
    case 'unknown-parent':
      return t.dossier.unknownParent(fault.name);
    case 'doubled-party':
      return t.dossier.doubledParty(fault.name);
    case 'before-event':
      return t.dossier.order;
    default:
      return faultText(fault, t);
  }
}

/** What archiving means stands in the form that asks why: who sends it off has read it. */
export function archiveForm({ id, title, origin }: Dossier, t: Texts): Form {
  const asked = t.dossier.archiveAsk(title);
  return {
    kind: 'form',
    title: t.dossier.archiveIt,
    on: dossierArchiveDone.ref({ dossier: id }),
    fields: [
      field(
        'paragraph',
        'reason',
        t.dossier.why,
        origin === 'community' ? asked : `${asked} ${t.dossier.archiveBundled}`,
        '',
        maxLength.reason,
      ),
    ],
  };
}

export function reopenMessage(
  archived: readonly { readonly id: DossierId; readonly title: string }[],
  t: Texts,
): Message {
  if (archived.length === 0)
    return message(t.dossier.noneArchived, [{ kind: 'text', text: t.dossier.noneArchived }]);
  return message(t.dossier.reopenWhich, [
    {
      kind: 'select',
      on: dossierReopenPick.ref({}),
      prompt: t.dossier.reopenWhich,
      choices: archived.slice(0, CHOICES).map(({ id, title }) => ({ value: id, label: title })),
    },
  ]);
}
