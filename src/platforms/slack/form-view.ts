import type {
  FileInput,
  InputBlock,
  ModalView,
  PlainTextInput,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import type { AttachedFiles } from '../../chat/attached.ts';
import type { OptionValues } from '../../chat/command.ts';
import type { Field, Form, Invalid } from '../../chat/form.ts';
import { plainText } from '../../chat/message.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { INPUT_LABEL, INPUT_TEXT, OPTION_VALUE, PRIVATE_METADATA, TEXT, VIEW_TITLE } from './limits.ts';
import { optionsOf } from './options.ts';
import { plain } from './plain.ts';
import type { SlackBlock } from './render-block.ts';
import { sentence } from './views.ts';
import { cut, inert, wholeTo } from './written.ts';

/** Where what comes of a form is shown: a submission tells neither. */
export interface Origin {
  readonly responseUrl: string | null;
  readonly channel: string | null;
  /** Whether the form was asked for in a message that only this member sees. */
  readonly own: boolean;
}

const CONTROL = 'value';

/** A form, filled in and with what is wrong with it, if it was refused before. */
export function formView(
  form: Form,
  {
    origin,
    t,
    errors = {},
  }: { readonly origin: Origin; readonly t: Texts; readonly errors?: Invalid['errors'] },
): ModalView {
  const metadata = JSON.stringify(origin);
  return {
    type: 'modal',
    callback_id: form.on,
    private_metadata: metadata.length > PRIVATE_METADATA ? '' : metadata,
    title: plain(form.title, VIEW_TITLE),
    submit: plain(t.slack.submit, VIEW_TITLE),
    close: plain(t.slack.cancel, VIEW_TITLE),
    blocks: form.fields.flatMap((field): SlackBlock[] => {
      const error = errors[field.name];
      const told = error === undefined ? [] : sentence(`${field.label}: ${plainText(error)}`);
      return [...told, input(field)];
    }),
  };
}

function input(field: Field): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, INPUT_LABEL),
    optional: !field.required,
    element: elementOf(field),
    ...(field.hint === undefined ? {} : { hint: plain(field.hint, INPUT_LABEL) }),
  };
}

function elementOf(field: Field): StaticSelect | PlainTextInput | FileInput {
  if (field.kind === 'file') return { type: 'file_input', action_id: CONTROL, max_files: 1 };
  if (field.kind !== 'choice') return line(field);
  const options = optionsOf(field.choices);
  // Slack knows no choice among nothing.
  return options.length === 0
    ? line({ ...field, kind: 'line', maxLength: OPTION_VALUE })
    : select(field, options);
}

function select({ value }: Field, options: PlainTextOption[]): StaticSelect {
  const initial = options.find((option) => option.value === value);
  return {
    type: 'static_select',
    action_id: CONTROL,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function line({ kind, maxLength, value }: Extract<Field, { readonly maxLength: number }>): PlainTextInput {
  const limit = Math.min(maxLength, INPUT_TEXT);
  return {
    type: 'plain_text_input',
    action_id: CONTROL,
    multiline: kind === 'paragraph',
    max_length: limit,
    // What is too long comes back cut to what the field takes: otherwise Slack opens no form at all.
    ...(value === undefined
      ? {}
      : { initial_value: value.slice(0, wholeTo(value, Math.min(value.length, limit))) }),
  };
}

/** What a submitted view holds, by field name. */
export function readFields(values: ViewValues): OptionValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, controls]) => {
      const control = controls[CONTROL];
      const value = control?.selected_option?.value ?? control?.value;
      return value == null ? [] : [[name, value]];
    }),
  );
}

/** The files that were handed in with a view, by field name. */
export function readFiles(
  values: ViewValues,
  read: (url: string, limit: number) => Promise<Uint8Array>,
): AttachedFiles {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, controls]) => {
      const [file] = controls[CONTROL]?.files ?? [];
      if (file === undefined) return [];
      const { name: called, size, url_private_download: url = '' } = file;
      return [[name, { name: called, size, read: (limit: number) => read(url, limit) }]];
    }),
  );
}

/** https://docs.slack.dev/reference/objects/file-object */
interface SubmittedFile {
  readonly name: string;
  readonly size: number;
  readonly url_private_download?: string;
}

export type ViewValues = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null;
          readonly selected_option?: { readonly value: string } | null;
          readonly files?: readonly SubmittedFile[] | null;
        }
      >
    >
  >
>;

/** Null in a view that is no form, or whose origin Slack could not carry. */
export function readOrigin(metadata: string): Origin | null {
  // Slack hands back only what `formView` wrote.
  return metadata === '' ? null : (JSON.parse(metadata) as Origin);
}

/** Errors at their fields, as Slack's forms show them: https://docs.slack.dev/surfaces/modals#displaying_errors */
export function fieldErrors(errors: Invalid['errors']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, cut(inert(plainText(error)), TEXT)]),
  );
}
