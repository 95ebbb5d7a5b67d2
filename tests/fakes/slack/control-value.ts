import type { Json } from './json.ts';
import { type Block, controlsOf } from './schema/blocks.ts';
import type { Control } from './schema/elements.ts';
import { channelOf, personOf } from './workspace.ts';

type Given = string | readonly string[];

/** What a control is called by: its action id, its label, or the label of its input block. */
export interface Placed {
  readonly block: Block;
  readonly control: Control;
}

export function placedControls(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => controlsOf(block).map((control) => ({ block, control })));
}

export function labelOf({ block, control }: Placed): string {
  if (control.type === 'button') return control.text.text;
  if (block.type === 'input') return block.label.text;
  if ('placeholder' in control && control.placeholder !== undefined) return control.placeholder.text;
  return control.action_id ?? control.type;
}

/** The options of a select, an overflow menu, radio buttons or checkboxes; of no other control any. */
export function optionsOf(control: Control) {
  if ('option_groups' in control && control.option_groups !== undefined) {
    return control.option_groups.flatMap(({ options }) => options);
  }
  return 'options' in control && control.options !== undefined ? control.options : [];
}

/**
 * What a payload says once a member has typed or chosen `given`; options are named by value or label.
 *
 * @throws Error if there is no such option.
 */
export function chosen(control: Control, given: Given): Json {
  const one = String([given].flat()[0] ?? '');
  const many = [given].flat();
  switch (control.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { selected_option: optionNamed(control, one) };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: many.map((each) => optionNamed(control, each)) };
    case 'users_select':
      return { selected_user: personOf(one)?.id ?? one };
    case 'multi_users_select':
      return { selected_users: many.map((each) => personOf(each)?.id ?? each) };
    case 'channels_select':
      return { selected_channel: channelOf(one)?.id ?? one };
    case 'multi_channels_select':
      return { selected_channels: many.map((each) => channelOf(each)?.id ?? each) };
    case 'conversations_select':
      return { selected_conversation: channelOf(one)?.id ?? one };
    case 'multi_conversations_select':
      return { selected_conversations: many.map((each) => channelOf(each)?.id ?? each) };
    case 'datepicker':
      return { selected_date: one };
    case 'timepicker':
      return { selected_time: one };
    case 'datetimepicker':
      return { selected_date_time: Number(one) };
    case 'file_input':
      // As `handIn` wrote it.
      return { files: many.map((each) => JSON.parse(each) as Json) };
    case 'button':
      return control.value === undefined ? {} : { value: control.value };
    default:
      return { value: one };
  }
}

/** What a control holds before anyone touched it; null for a button or a menu, which hold nothing. */
function initially(control: Control): Json | null {
  switch (control.type) {
    case 'button':
    case 'overflow':
      return null;
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: control.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: control.initial_options ?? [] };
    case 'users_select':
      return { selected_user: control.initial_user ?? null };
    case 'multi_users_select':
      return { selected_users: control.initial_users ?? [] };
    case 'channels_select':
      return { selected_channel: control.initial_channel ?? null };
    case 'multi_channels_select':
      return { selected_channels: control.initial_channels ?? [] };
    case 'conversations_select':
      return { selected_conversation: control.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { selected_conversations: control.initial_conversations ?? [] };
    case 'datepicker':
      return { selected_date: control.initial_date ?? null };
    case 'timepicker':
      return { selected_time: control.initial_time ?? null };
    case 'datetimepicker':
      return { selected_date_time: control.initial_date_time ?? null };
    case 'file_input':
      return { files: [] };
    default:
      return { value: control.initial_value ?? null };
  }
}

/** `state.values` of a message or view: block id → action id → value. */
export function stateOf(blocks: readonly Block[], given: ReadonlyMap<Control, Given>): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const { block, control } of placedControls(blocks)) {
    const typed = given.get(control);
    const value = typed === undefined || typed === '' ? initially(control) : chosen(control, typed);
    if (value === null) continue;
    const held = typed === '' && 'value' in value ? { value: null } : value;
    const ofBlock = values[block.block_id ?? ''] ?? {};
    values[block.block_id ?? ''] = ofBlock;
    ofBlock[control.action_id ?? ''] = { type: control.type, ...held };
  }
  return values;
}

export const initialState = (blocks: readonly Block[]): Json => stateOf(blocks, new Map());

/** Whether a held value is one that a required input may not have. */
export function isEmpty(held: Json): boolean {
  return Object.entries(held).every(
    ([key, value]) => key === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );
}

function optionNamed(control: Control, name: string): Json {
  const all = optionsOf(control);
  const found = all.find(({ value }) => value === name) ?? all.find(({ text }) => text.text === name);
  if (found !== undefined) return found;
  throw new Error(`No option “${name}”; there are: ${all.map(({ text }) => text.text).join(', ')}`);
}
