import type {
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIComponentInModalActionRow,
  APILabelComponent,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackComponent,
  APITextDisplayComponent,
  APIThumbnailComponent,
} from 'discord-api-types/v10';

/** Anything that may stand in a message or a form. */
export type Component =
  | APIMessageTopLevelComponent
  | APIModalInteractionResponseCallbackComponent
  | APIComponentInMessageActionRow
  | APIComponentInModalActionRow
  | APITextDisplayComponent
  | APIThumbnailComponent
  | APIButtonComponent
  | APILabelComponent['component'];

export interface Placed {
  readonly component: Component;
  readonly path: readonly PropertyKey[];
  readonly parent: Component | null;
}

/** Every component, nested ones after what holds them, in reading order. */
export function* componentsIn(
  components: readonly Component[],
  path: readonly PropertyKey[] = ['components'],
  parent: Component | null = null,
): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* placed(component, [...path, index], parent);
}

function* placed(
  component: Component,
  path: readonly PropertyKey[],
  parent: Component | null,
): Generator<Placed> {
  yield { component, path, parent };
  if ('components' in component)
    yield* componentsIn(component.components, [...path, 'components'], component);
  if ('accessory' in component) yield* placed(component.accessory, [...path, 'accessory'], component);
  if ('component' in component) yield* placed(component.component, [...path, 'component'], component);
}

export function customIdOf(component: Component): string | undefined {
  return 'custom_id' in component ? component.custom_id : undefined;
}
