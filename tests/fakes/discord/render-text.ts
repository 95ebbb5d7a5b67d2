import { type APIMessage, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Component, componentsIn } from './component-tree.ts';

/** What of a message can be pressed or chosen from, in reading order. */
export type Control = Extract<Component, { type: ComponentType.Button | ComponentType.StringSelect }>;

export function controlsOf({ components = [] }: APIMessage): Control[] {
  return [...componentsIn(components)].flatMap(({ component }) => (isControl(component) ? [component] : []));
}

/** A message in plain words, its controls numbered from 1. */
export function textOf(message: APIMessage): string {
  const controls = controlsOf(message);
  const lines = [
    message.content,
    ...message.embeds.flatMap(({ title, description, fields = [], footer }) => [
      title,
      description,
      ...fields.map(({ name, value }) => `${name}: ${value}`),
      footer?.text,
    ]),
    ...[...componentsIn(message.components ?? [])].flatMap(({ component }) => lineOf(component, controls)),
    ...message.attachments.map(({ filename, size }) => `(file: ${filename}, ${size} bytes)`),
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

function lineOf(component: Component, controls: readonly Control[]): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.Separator) return ['---'];
  if (!isControl(component)) return [];
  const number = controls.indexOf(component) + 1;
  const off = component.disabled === true ? ' (not now)' : '';
  if (component.type === ComponentType.StringSelect) {
    const options = component.options.map(({ label, value }) => `      ${value}: ${label}`);
    return [`  [${number}] ${component.placeholder ?? 'Choose'}${off}`, ...options];
  }
  const label = 'label' in component ? (component.label ?? '') : '';
  const emoji = 'emoji' in component ? (component.emoji?.name ?? '') : '';
  const link = component.style === ButtonStyle.Link ? ` → ${component.url}` : '';
  return [`  [${number}] ${[emoji, label].filter((part) => part !== '').join(' ')}${link}${off}`];
}

function isControl(component: Component): component is Control {
  return component.type === ComponentType.Button || component.type === ComponentType.StringSelect;
}
