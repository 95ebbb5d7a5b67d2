import type {
  Confirm,
  ConversationsSelect,
  DispatchActionConfig,
  MrkdwnElement,
  MrkdwnOption,
  OptionGroup,
  PlainTextElement,
  PlainTextOption,
} from '@slack/types';
import { z } from 'zod';
import { tied } from './tied.ts';

/** Lengths are counted in UTF-16 code units: Slack doesn't say in which, and no count of a text is higher. */

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
const TEXT = 3_000;
// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
const OPTION_TEXT = 75;
const OPTION_VALUE = 150;
const OPTION_DESCRIPTION = 75;
const OPTION_URL = 3_000;
// https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object
const GROUP_LABEL = 75;
const OPTIONS = 100;
const GROUPS = 100;
// https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
const CONFIRM_TITLE = 100;
const CONFIRM_TEXT = 300;
const CONFIRM_BUTTON = 30;

export const boundedText = (max: number) => z.string().min(1).max(max);

export const plainText = (max: number = TEXT) =>
  tied<PlainTextElement>()(
    z.strictObject({
      type: z.literal('plain_text'),
      text: boundedText(max),
      emoji: z.boolean().exactOptional(),
    }),
  );

export const mrkdwn = (max: number = TEXT) =>
  tied<MrkdwnElement>()(
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: boundedText(max),
      verbatim: z.boolean().exactOptional(),
    }),
  );

export const textObject = (max: number = TEXT) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const confirm = tied<Confirm>()(
  z.strictObject({
    title: plainText(CONFIRM_TITLE).exactOptional(),
    text: textObject(CONFIRM_TEXT),
    confirm: plainText(CONFIRM_BUTTON).exactOptional(),
    deny: plainText(CONFIRM_BUTTON).exactOptional(),
    style: z.enum(['primary', 'danger']).exactOptional(),
  }),
);

const optionRest = {
  value: z.string().max(OPTION_VALUE),
  description: plainText(OPTION_DESCRIPTION).exactOptional(),
};

/** Of selects, which know plain text only. A `url` is the overflow menu's alone. */
export const option = tied<PlainTextOption, 'url'>()(
  z.strictObject({ text: plainText(OPTION_TEXT), ...optionRest }),
);

export const overflowOption = tied<PlainTextOption>()(
  z.strictObject({
    text: plainText(OPTION_TEXT),
    ...optionRest,
    url: z.string().max(OPTION_URL).exactOptional(),
  }),
);

/** Of radio buttons and checkboxes. */
export const markedOption = z.union([
  option,
  tied<MrkdwnOption, 'url'>()(z.strictObject({ text: mrkdwn(OPTION_TEXT), ...optionRest })),
]);

export const options = z.array(option).min(1).max(OPTIONS);

export const optionGroups = z
  .array(z.strictObject({ label: plainText(GROUP_LABEL), options }) satisfies z.ZodType<OptionGroup>)
  .min(1)
  .max(GROUPS);

export const dispatchActionConfig = tied<DispatchActionConfig>()(
  z.strictObject({
    trigger_actions_on: z
      .array(z.enum(['on_enter_pressed', 'on_character_entered']))
      .min(1)
      .exactOptional(),
  }),
);

export const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .exactOptional(),
  exclude_external_shared_channels: z.boolean().exactOptional(),
  exclude_bot_users: z.boolean().exactOptional(),
}) satisfies z.ZodType<NonNullable<ConversationsSelect['filter']>>;
