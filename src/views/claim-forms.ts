import type { ActionRef } from '../chat/action.ts';
import type { Field, Form, Invalid } from '../chat/form.ts';
import type { DossierId } from '../core/dossier/dossier.ts';
import { speakerKinds } from '../core/dossier/vocabulary.ts';
import { MAX_WORDS_PER_CLAIM, maxLength } from '../core/dossier-file/limits.ts';
import type { DraftId } from '../core/editing/draft.ts';
import type { TypedClaim, TypedSource } from '../core/editing/typed-claim.ts';
import {
  EXCERPT_LENGTH,
  type Faults,
  type FieldFault,
  MAX_QUOTATIONS,
  type SpeakerField,
} from '../core/editing/typed-fields.ts';
import type { Texts } from '../texts/catalogue.ts';
import {
  claimDeclineDone,
  claimSourceDone,
  claimSpeakerDone,
  claimWhyDone,
  claimWordsDone,
  claimWrongDone,
} from './actions.ts';

/** Of what a member says is wrong, in UTF-16 code units. */
const WRONG_LENGTH = 1_000;
/** Twice what is stored, in UTF-16 code units: what is too long comes back with its length, and is not cut unseen. */
const lenient = (limit: number) => limit * 2;

interface LineParts {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly required?: boolean;
  readonly maxLength: number;
}

function field(kind: 'line' | 'paragraph', { value, required = false, ...rest }: LineParts): Field {
  return { kind, required, ...rest, ...(value === '' ? {} : { value }) };
}

export function wordsForm(draft: DraftId, typed: TypedClaim, t: Texts): Form {
  return {
    kind: 'form',
    title: t.claim.wordsForm,
    on: claimWordsDone.ref({ draft }),
    fields: [
      field('paragraph', {
        name: 'statement',
        label: t.claim.statement,
        hint: t.claim.statementHint,
        value: typed.statement,
        required: true,
        maxLength: lenient(maxLength.says),
      }),
      field('paragraph', {
        name: 'quotations',
        label: t.claim.quotations,
        hint: t.claim.quotationsHint,
        value: typed.quotations,
        maxLength: MAX_WORDS_PER_CLAIM + MAX_QUOTATIONS * 3,
      }),
      field('paragraph', {
        name: 'excerpt',
        label: t.claim.excerpt,
        hint: t.claim.excerptHint,
        value: typed.excerpt,
        maxLength: EXCERPT_LENGTH,
      }),
      field('line', {
        name: 'cue',
        label: t.claim.cue,
        hint: t.claim.cueHint,
        value: typed.cue,
        maxLength: lenient(maxLength.phrase),
      }),
      field('line', {
        name: 'said',
        label: t.claim.said,
        hint: t.claim.saidHint,
        value: typed.said,
        maxLength: lenient(maxLength.phrase),
      }),
    ],
  };
}

export function sourceForm(draft: DraftId, typed: TypedSource, t: Texts): Form {
  return {
    kind: 'form',
    title: t.claim.sourceForm,
    on: claimSourceDone.ref({ draft }),
    fields: sourceFields(typed, t),
  };
}

export function sourceFields(typed: TypedSource, t: Texts): readonly Field[] {
  const line = (name: keyof TypedSource, label: string, hint: string, limit: number, required = false) =>
    field('line', { name, label, hint, value: typed[name], required, maxLength: lenient(limit) });
  return [
    line('title', t.claim.title, t.claim.titleHint, maxLength.sourceTitle, true),
    line('publisher', t.claim.publisher, t.claim.publisher, maxLength.name),
    line('url', t.claim.address, t.claim.addressHint, maxLength.address),
    line('published', t.claim.publishedOn, t.claim.publishedHint, maxLength.phrase),
    line('language', t.claim.language, t.claim.languageHint, maxLength.language, true),
  ];
}

export interface TypedSpeaker {
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly party: string;
}

export function speakerForm(draft: DraftId, typed: TypedSpeaker, t: Texts): Form {
  const line = (name: SpeakerField, label: string, hint: string | undefined) =>
    field('line', {
      name,
      label,
      value: typed[name],
      required: true,
      maxLength: lenient(maxLength.name),
      ...(hint !== undefined && { hint }),
    });
  return {
    kind: 'form',
    title: t.claim.speakerForm,
    on: claimSpeakerDone.ref({ draft }),
    fields: [
      line('name', t.claim.name, undefined),
      {
        kind: 'choice',
        name: 'kind',
        label: t.claim.kind,
        required: true,
        value: typed.kind === '' ? speakerKinds[0] : typed.kind,
        choices: speakerKinds.map((kind) => ({ value: kind, label: t.claim.kinds[kind] })),
      },
      line('role', t.claim.role, t.claim.roleHint),
      line('party', t.claim.party, t.claim.partyHint),
    ],
  };
}

export function whyForm(draft: DraftId, why: string, t: Texts): Form {
  return reasonForm(t.claim.whyForm, claimWhyDone.ref({ draft }), t.claim.whyHint, why, t);
}

export function declineForm(draft: DraftId, t: Texts): Form {
  return reasonForm(t.claim.declineForm, claimDeclineDone.ref({ draft }), t.claim.declineHint, '', t);
}

/** What a member finds wrong with a statement, and with which. */
export function wrongForm(
  dossier: DossierId,
  { number, says }: { readonly number: string; readonly says: string },
  t: Texts,
): Form {
  return {
    kind: 'form',
    title: t.claim.wrongForm,
    on: claimWrongDone.ref({ dossier }),
    fields: [
      field('line', {
        name: 'number',
        label: t.claim.wrongNumber,
        hint: '#12',
        value: number,
        required: true,
        maxLength: 12,
      }),
      field('paragraph', {
        name: 'says',
        label: t.claim.wrongForm,
        hint: t.claim.wrongSays,
        value: says,
        required: true,
        maxLength: WRONG_LENGTH,
      }),
    ],
  };
}

function reasonForm(title: string, on: ActionRef, hint: string, value: string, t: Texts): Form {
  return {
    kind: 'form',
    title,
    on,
    fields: [
      field('paragraph', {
        name: 'reason',
        label: t.claim.why,
        hint,
        value,
        required: true,
        maxLength: maxLength.reason,
      }),
    ],
  };
}

/** The form again, with what is wrong at each field. */
export function refused<Name extends string>(form: Form, faults: Faults<Name>, t: Texts): Invalid {
  const errors = Object.entries<FieldFault | undefined>(faults).flatMap(([name, fault]) =>
    fault === undefined ? [] : [[name, faultText(fault, t)] as const],
  );
  return { kind: 'invalid', form, errors: Object.fromEntries(errors) };
}

export function faultText(fault: FieldFault, t: Texts): string {
  switch (fault.code) {
    case 'too-long':
      return t.claim.faults.tooLong(fault.length, fault.limit);
    case 'empty-text':
      return t.claim.faults.empty;
    case 'bad-date':
      return t.claim.faults.badDate(fault.written);
    case 'bad-address':
      return t.claim.faults.badAddress[fault.reason];
    case 'bad-language':
      return t.claim.faults.badLanguage(fault.written);
    case 'too-many-quotations':
      return t.claim.faults.tooMany(fault.limit);
    case 'words-too-long':
      return t.claim.faults.tooLongTogether(fault.length, fault.limit);
    case 'role-elsewhere':
      return t.claim.faults.roleElsewhere(fault.party);
    case 'unpaired-mark':
      return t.claim.faults.unpaired;
    default:
      return t.claim.faults.other;
  }
}
