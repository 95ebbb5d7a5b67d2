import { type APIMessageComponentEmoji, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Component, componentsIn, customIdOf, type Placed } from './component-tree.ts';
import type { FormFault } from './refusal.ts';

/** Nested ones counted: https://docs.discord.com/developers/components/reference#component-reference */
const COMPONENTS = 40;
/** Of all text displays together: https://docs.discord.com/developers/components/reference#text-display */
const TEXT = 4000;
/** https://docs.discord.com/developers/components/reference#action-row */
const BUTTONS_IN_A_ROW = 5;
/** Without Components V2: https://docs.discord.com/developers/components/reference#legacy-message-component-behavior */
const LEGACY_ROWS = 5;
const SCHEMES = ['http:', 'https:', 'discord:'];
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)[\p{Emoji_Component}\p{Extended_Pictographic}]*$/u;

/** What the published schema can't say of a message's components. */
export function componentFaults(components: readonly Component[], options: { v2: boolean }): FormFault[] {
  const all = [...componentsIn(components)];
  return [
    ...(options.v2 ? sizeFaults(all) : legacyFaults(components)),
    ...duplicateFaults(all),
    ...all.flatMap(ownFaults),
  ];
}

function sizeFaults(all: readonly Placed[]): FormFault[] {
  const path = ['components'];
  const text = all.reduce((sum, { component }) => sum + textIn(component), 0);
  const faults: FormFault[] = [];
  if (all.length > COMPONENTS)
    faults.push({
      path,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components cannot exceed ${COMPONENTS}`,
    });
  if (text > TEXT)
    faults.push({
      path,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The total displayable text size cannot exceed ${TEXT}`,
    });
  return faults;
}

function textIn(component: Component): number {
  return component.type === ComponentType.TextDisplay ? component.content.length : 0;
}

function legacyFaults(components: readonly Component[]): FormFault[] {
  const faults = components.flatMap(({ type }, index): FormFault[] =>
    type === ComponentType.ActionRow
      ? []
      : [
          {
            path: ['components', index],
            code: 'UNION_TYPE_CHOICES',
            message: 'Value of field "type" must be one of (1,).',
          },
        ],
  );
  if (components.length <= LEGACY_ROWS) return faults;
  const message = `Must be ${LEGACY_ROWS} or fewer in length.`;
  return [...faults, { path: ['components'], code: 'BASE_TYPE_MAX_LENGTH', message }];
}

/** In forms too: a `custom_id`, and an `id` where one was chosen, is its component's own. */
export function duplicateFaults(all: readonly Placed[]): FormFault[] {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  return all.flatMap(({ component, path }) => {
    const faults: FormFault[] = [];
    const customId = customIdOf(component);
    if (customId !== undefined && customIds.size === customIds.add(customId).size)
      faults.push({
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      });
    const { id } = component;
    if (id !== undefined && id !== 0 && ids.size === ids.add(id).size)
      faults.push({
        path: [...path, 'id'],
        code: 'COMPONENT_ID_DUPLICATED',
        message: 'Component id cannot be duplicated',
      });
    return faults;
  });
}

function ownFaults({ component, path, parent }: Placed): FormFault[] {
  const fault = (key: string, code: string, message: string): FormFault => ({
    path: key === '' ? path : [...path, key],
    code,
    message,
  });
  switch (component.type) {
    case ComponentType.ActionRow: {
      const width = component.components.reduce(
        (sum, { type }) => sum + (type === ComponentType.Button ? 1 : BUTTONS_IN_A_ROW),
        0,
      );
      const message = 'The specified component exceeds the maximum width';
      return width > BUTTONS_IN_A_ROW ? [fault('', 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message)] : [];
    }
    case ComponentType.Button:
      return buttonFaults(component, fault);
    case ComponentType.StringSelect:
      return [
        ...selectFaults(component, fault),
        ...component.options.flatMap(({ emoji }, index) => emojiFaults(emoji, [...path, 'options', index])),
      ];
    case ComponentType.TextDisplay:
      if (component.content.trim() !== '' || parent?.type === ComponentType.Label) return [];
      return [fault('content', 'BASE_TYPE_REQUIRED', 'This field is required')];
    default:
      return [];
  }
}

type Fault = (key: string, code: string, message: string) => FormFault;

/** https://docs.discord.com/developers/components/reference#button */
function buttonFaults(button: Extract<Component, { type: ComponentType.Button }>, fault: Fault): FormFault[] {
  const required = (key: string) => fault(key, 'BASE_TYPE_REQUIRED', 'This field is required');
  const has = (key: string) => key in button && Reflect.get(button, key) !== null;
  const faults: FormFault[] = [];
  if (button.style === ButtonStyle.Premium) {
    for (const key of ['custom_id', 'url', 'label', 'emoji'].filter(has))
      faults.push(fault(key, 'BUTTON_COMPONENT_INVALID_PREMIUM', `A premium button cannot have ${key}`));
    return has('sku_id') ? faults : [...faults, required('sku_id')];
  }
  const label = 'label' in button ? (button.label ?? '') : '';
  if (label === '' && !has('emoji'))
    faults.push(fault('', 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button must have a label or an emoji'));
  if (button.style === ButtonStyle.Link) {
    if (has('custom_id'))
      faults.push(
        fault(
          '',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        ),
      );
    if (!has('url')) faults.push(required('url'));
    else if (!SCHEMES.includes(URL.parse(button.url)?.protocol ?? ''))
      faults.push(fault('url', 'URL_TYPE_INVALID_SCHEME', `Scheme must be one of (${SCHEMES.join(' ')})`));
  } else {
    if (has('url')) faults.push(fault('url', 'BUTTON_COMPONENT_INVALID_URL', 'Only link buttons have a url'));
    if (!has('custom_id')) faults.push(required('custom_id'));
  }
  return [...faults, ...emojiFaults(button.emoji, fault('', '', '').path)];
}

/** https://docs.discord.com/developers/components/reference#string-select */
export function selectFaults(
  select: Extract<Component, { type: ComponentType.StringSelect }>,
  fault: Fault,
): FormFault[] {
  const { options } = select;
  const [least, most] = [select.min_values ?? 1, select.max_values ?? 1];
  const faults: FormFault[] = [];
  if (new Set(options.map(({ value }) => value)).size < options.length)
    faults.push(
      fault(
        'options',
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      ),
    );
  if (least > most || least > options.length || most > options.length)
    faults.push(
      fault(
        'max_values',
        'SELECT_COMPONENT_MIN_MAX_VALUES',
        'min_values must not exceed max_values, nor either the number of options',
      ),
    );
  if (options.filter((option) => option.default === true).length > most)
    faults.push(
      fault('options', 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More options are chosen than can be chosen'),
    );
  return faults;
}

function emojiFaults(
  emoji: APIMessageComponentEmoji | null | undefined,
  path: readonly PropertyKey[],
): FormFault[] {
  if (emoji === undefined || emoji === null) return [];
  if (emoji.id !== undefined || EMOJI.test(emoji.name ?? '')) return [];
  return [{ path: [...path, 'emoji', 'name'], code: 'COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' }];
}
