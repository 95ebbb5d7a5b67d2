import type { ActionRef } from './action.ts';
import type { Choice, Text } from './message.ts';

/** What every platform can hold in one form. */
export const FORM_FIELDS = 5;

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly required: boolean;
}
export type Field =
  | (FieldBase & { readonly kind: 'line' | 'paragraph'; readonly maxLength: number })
  | (FieldBase & { readonly kind: 'choice'; readonly choices: readonly Choice[] })
  /** One file. What was handed in before is not in it again. */
  | (FieldBase & { readonly kind: 'file' });

/** One to five fields. */
export interface Form {
  readonly kind: 'form';
  readonly title: string;
  readonly on: ActionRef;
  readonly fields: readonly Field[];
}

/** The form again, filled in, with what is wrong by field name. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly form: Form;
  readonly errors: Readonly<Record<string, Text>>;
}
