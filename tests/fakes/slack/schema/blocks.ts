import type {
  ActionsBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  SectionBlock,
} from '@slack/types';
import { z } from 'zod';
import { boundedText, mrkdwn, plainText, textObject } from './composition.ts';
import { accessory, actionsElement, image, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { tied } from './tied.ts';

// https://docs.slack.dev/reference/block-kit/blocks
const BLOCK_ID = 255;
// https://docs.slack.dev/reference/block-kit/blocks/section-block
const FIELDS = 10;
const FIELD = 2_000;
// https://docs.slack.dev/reference/block-kit/blocks/actions-block
const ACTIONS = 25;
// https://docs.slack.dev/reference/block-kit/blocks/context-block
const CONTEXT_ELEMENTS = 10;
// https://docs.slack.dev/reference/block-kit/blocks/header-block
const HEADER = 150;
// https://docs.slack.dev/reference/block-kit/blocks/image-block
const IMAGE_TITLE = 2_000;
const IMAGE_URL = 3_000;
const ALT_TEXT = 2_000;
// https://docs.slack.dev/reference/block-kit/blocks/input-block
const INPUT_LABEL = 2_000;
const INPUT_HINT = 2_000;

const named = { block_id: boundedText(BLOCK_ID).exactOptional() };

const section = tied<SectionBlock>()(
  z
    .strictObject({
      type: z.literal('section'),
      ...named,
      text: textObject().exactOptional(),
      fields: z.array(textObject(FIELD)).min(1).max(FIELDS).exactOptional(),
      accessory: accessory.exactOptional(),
      expand: z.boolean().exactOptional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
      message: 'must provide `text` or `fields`',
    }),
);

const actions = tied<ActionsBlock>()(
  z.strictObject({
    type: z.literal('actions'),
    ...named,
    elements: z.array(actionsElement).min(1).max(ACTIONS),
  }),
);

const context = tied<ContextBlock>()(
  z.strictObject({
    type: z.literal('context'),
    ...named,
    elements: z
      .array(z.discriminatedUnion('type', [plainText(), mrkdwn(), image]))
      .min(1)
      .max(CONTEXT_ELEMENTS),
  }),
);

const divider = tied<DividerBlock>()(z.strictObject({ type: z.literal('divider'), ...named }));

const header = tied<HeaderBlock>()(
  z.strictObject({ type: z.literal('header'), ...named, text: plainText(HEADER) }),
);

const imageBlock = tied<ImageBlock, 'slack_file'>()(
  z.strictObject({
    type: z.literal('image'),
    ...named,
    image_url: boundedText(IMAGE_URL),
    alt_text: boundedText(ALT_TEXT),
    title: plainText(IMAGE_TITLE).exactOptional(),
  }),
);

const input = tied<InputBlock>()(
  z.strictObject({
    type: z.literal('input'),
    ...named,
    label: plainText(INPUT_LABEL),
    hint: plainText(INPUT_HINT).exactOptional(),
    optional: z.boolean().exactOptional(),
    element: inputElement,
    dispatch_action: z.boolean().exactOptional(),
  }),
);

/** The blocks this stand-in knows. Any other type is refused, which a newer bot may be the reason to change. */
const block = z.discriminatedUnion('type', [
  section,
  actions,
  context,
  divider,
  header,
  imageBlock,
  input,
  richText,
]);

export type Block = z.output<typeof block>;
export type InputOf = z.output<typeof input>;

/** At most `max` of them; names are unique among the blocks, and action ids within a block. */
export const blocksUpTo = (max: number) =>
  z
    .array(block)
    .max(max)
    .check(({ value, issues }) => {
      const names = value.flatMap(({ block_id }, at) =>
        block_id === undefined ? [] : [{ id: block_id, at }],
      );
      for (const { at } of repeated(names)) {
        issues.push({
          code: 'custom',
          input: value,
          message: '`block_id` already exists',
          path: [at, 'block_id'],
        });
      }
      value.forEach((each, at) => {
        const ids = controlsOf(each).flatMap(({ action_id }) =>
          action_id === undefined ? [] : [{ id: action_id }],
        );
        for (const { id } of repeated(ids)) {
          issues.push({
            code: 'custom',
            input: value,
            message: `\`action_id\` "${id}" already exists`,
            path: [at],
          });
        }
      });
    });

export function controlsOf(each: Block): z.output<typeof actionsElement | typeof inputElement>[] {
  if (each.type === 'actions') return each.elements;
  if (each.type === 'input') return [each.element];
  if (each.type === 'section' && each.accessory !== undefined && each.accessory.type !== 'image') {
    return [each.accessory];
  }
  return [];
}

function repeated<Named extends { readonly id: string }>(all: readonly Named[]): Named[] {
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) !== at);
}
