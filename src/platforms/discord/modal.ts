import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { type Field, FORM_FIELDS, type Form } from '../../chat/form.ts';
import {
  FIELD_CHARACTERS,
  FIELD_DESCRIPTION,
  FIELD_LABEL,
  MODAL_TITLE,
  SELECT_PLACEHOLDER,
} from './limits.ts';
import { optionsOf } from './pieces.ts';
import { beginning, plainLabel } from './plain-label.ts';

/** A form as Discord opens it; `remark` stands in the place of the first field's hint. */
export function modalOf(form: Form, remark?: string): APIModalInteractionResponseCallbackData {
  const fields = form.fields.slice(0, FORM_FIELDS);
  return {
    custom_id: form.on,
    title: plainLabel(form.title, MODAL_TITLE),
    components: fields.map((field, index) =>
      labelled(field, index === 0 ? (remark ?? field.hint) : field.hint),
    ),
  };
}

function labelled(field: Field, hint = ''): APILabelComponent {
  const description = plainLabel(hint, FIELD_DESCRIPTION);
  return {
    type: ComponentType.Label,
    label: plainLabel(field.label, FIELD_LABEL),
    ...(description === '' ? {} : { description }),
    component: componentOf(field),
  };
}

function componentOf(field: Field): APIComponentInLabel {
  switch (field.kind) {
    case 'choice':
      return select(field);
    case 'file':
      return {
        type: ComponentType.FileUpload,
        custom_id: field.name,
        required: field.required,
        max_values: 1,
      };
    default:
      return textInput(field);
  }
}

function textInput(field: Extract<Field, { readonly maxLength: number }>): APITextInputComponent {
  const { name, required, value = '' } = field;
  const most = Math.min(field.maxLength, FIELD_CHARACTERS);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: field.kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: most,
    ...(value === '' ? {} : { value: beginning(value, most) }),
  };
}

function select({
  name,
  label,
  required,
  value,
  choices,
}: Extract<Field, { kind: 'choice' }>): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    placeholder: plainLabel(label, SELECT_PLACEHOLDER),
    options: optionsOf(choices).map((option) =>
      option.value === value ? { ...option, default: true } : option,
    ),
  };
}
