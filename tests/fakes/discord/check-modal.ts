import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { duplicateFaults, selectFaults } from './check-components.ts';
import { componentsIn, type Placed } from './component-tree.ts';
import type { FormFault } from './refusal.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
const COMPONENTS = 5;
/** https://docs.discord.com/developers/components/reference#text-input */
const TEXT = 4000;

/** What the published schema can't say of a form. */
export function modalFaults({ components }: APIModalInteractionResponseCallbackData): FormFault[] {
  const all = [...componentsIn(components)];
  const message = `Must be between 1 and ${COMPONENTS} in length.`;
  return [
    ...(components.length > COMPONENTS
      ? [{ path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message }]
      : []),
    ...duplicateFaults(all),
    ...all.flatMap(ownFaults),
  ];
}

function ownFaults({ component, path, parent }: Placed): FormFault[] {
  const fault = (key: string, code: string, message: string): FormFault => ({
    path: [...path, key],
    code,
    message,
  });
  const faults: FormFault[] = [];
  if ('disabled' in component && component.disabled === true)
    faults.push(fault('disabled', 'COMPONENT_DISABLED_IN_MODAL', 'Nothing in a modal can be disabled'));
  switch (component.type) {
    case ComponentType.ActionRow:
      if (component.components.length > 1)
        faults.push(fault('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 1 in length.'));
      return faults;
    case ComponentType.StringSelect:
      return [...faults, ...selectFaults(component, fault)];
    case ComponentType.TextInput:
      return [...faults, ...textInputFaults(component, parent?.type === ComponentType.Label, fault)];
    default:
      return faults;
  }
}

function textInputFaults(
  { label, value, min_length: least = 0, max_length: most = TEXT }: APITextInputComponent,
  labelled: boolean,
  fault: (key: string, code: string, message: string) => FormFault,
): FormFault[] {
  const faults: FormFault[] = [];
  const has = label !== undefined && label !== null;
  if (!labelled && !has) faults.push(fault('label', 'BASE_TYPE_REQUIRED', 'This field is required'));
  if (labelled && has)
    faults.push(fault('label', 'TEXT_INPUT_LABELLED_TWICE', 'Inside a label component there is no label'));
  if (least > most)
    faults.push(fault('min_length', 'TEXT_INPUT_MIN_MAX', 'min_length must not exceed max_length'));
  if ((value ?? '').length > most)
    faults.push(fault('value', 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`));
  return faults;
}
