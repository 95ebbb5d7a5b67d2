import type { Form, Invalid } from '../chat/form.ts';
import type { Message } from '../chat/message.ts';
import type { DossierContent, DossierId } from '../core/dossier/dossier.ts';
import { speakerKinds } from '../core/dossier/vocabulary.ts';
import { maxLength } from '../core/dossier-file/limits.ts';
import type { NameCaution } from '../core/editing/careful.ts';
import type { CastFault, TypedParty, TypedVoice } from '../core/editing/typed-cast.ts';
import type { TypedSource } from '../core/editing/typed-claim.ts';
import type { Texts } from '../texts/catalogue.ts';
import { dossierCastDone } from './actions.ts';
import { cautionText } from './claim-cautions.ts';
import { faultText, sourceFields } from './claim-forms.ts';
import { aliasesField, field, LINES_LENGTH, lenient } from './dossier-forms.ts';
import { message } from './pages.ts';

/** Whose form it is: of which dossier's, by its `castId`. */
export interface CastForm {
  readonly dossier: DossierId;
  readonly part: string;
}

export function partyForm(of: CastForm, typed: TypedParty, t: Texts): Form {
  const c = t.dossier.cast;
  return {
    kind: 'form',
    title: c.partyForm,
    on: dossierCastDone.ref(of),
    fields: [
      field('line', 'name', c.name, c.nameHint, typed.name, lenient(maxLength.name)),
      aliasesField(typed.aliases, t),
      field('line', 'parent', c.parent, c.parentHint, typed.parent, lenient(maxLength.name), false),
    ],
  };
}

export function voiceForm(of: CastForm, typed: TypedVoice, t: Texts): Form {
  const c = t.dossier.cast;
  return {
    kind: 'form',
    title: c.speakerForm,
    on: dossierCastDone.ref(of),
    fields: [
      field('line', 'name', c.name, c.nameHint, typed.name, lenient(maxLength.name)),
      {
        kind: 'choice',
        name: 'kind',
        label: t.claim.kind,
        required: true,
        value: typed.kind,
        choices: speakerKinds.map((kind) => ({ value: kind, label: t.claim.kinds[kind] })),
      },
      aliasesField(typed.aliases, t),
      field('paragraph', 'roles', c.roles, c.rolesHint, typed.roles, LINES_LENGTH),
    ],
  };
}

export function knownSourceForm(of: CastForm, typed: TypedSource, t: Texts): Form {
  const title = t.dossier.cast.sourceForm;
  return { kind: 'form', title, on: dossierCastDone.ref(of), fields: sourceFields(typed, t) };
}

/** The form again, with what is wrong at each field. */
export function refusedCast(form: Form, faults: Readonly<Record<string, CastFault>>, t: Texts): Invalid {
  const errors = Object.entries(faults).map(([name, fault]) => [name, textOf(fault, t)]);
  return { kind: 'invalid', form, errors: Object.fromEntries(errors) };
}

function textOf(fault: CastFault, t: Texts): string {
  switch (fault.code) {
    case 'taken':
      return t.dossier.cast.taken(fault.name);
    case 'unknown-party':
      return t.dossier.cast.unknownParty(fault.name);
    case 'own-part':
      return t.dossier.cast.ownPart(fault.name);
    case 'no-party':
      return t.dossier.cast.noParty(fault.name);
    case 'no-roles':
      return t.dossier.cast.noRoles;
    case 'role-in-use':
      return t.dossier.cast.roleInUse(fault.name);
    default:
      return faultText(fault, t);
  }
}

/** That it is done, and what is doubtful about the name. */
export function castChanged(
  name: string,
  cautions: readonly NameCaution[],
  content: DossierContent,
  t: Texts,
): Message {
  const said = t.dossier.cast.changed(name);
  return message(said, [
    { kind: 'text', text: said },
    ...cautions.map((caution) => ({ kind: 'note' as const, text: cautionText(caution, content, t) })),
  ]);
}
