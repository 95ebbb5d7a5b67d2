import type {
  Button,
  Checkboxes,
  Datepicker,
  DateTimepicker,
  FileInput,
  ImageElement,
  Overflow,
  RadioButtons,
  Timepicker,
} from '@slack/types';
import { z } from 'zod';
import { boundedText, markedOption, overflowOption, plainText } from './composition.ts';
import { action, confirmable, focusable, picked } from './element-parts.ts';
import { typedInputs } from './inputs.ts';
import { selects } from './selects.ts';
import { tied } from './tied.ts';

// https://docs.slack.dev/reference/block-kit/block-elements/button-element
const BUTTON_TEXT = 75;
const BUTTON_VALUE = 2_000;
const URL_LENGTH = 3_000;
const ACCESSIBILITY_LABEL = 75;
// https://docs.slack.dev/reference/block-kit/block-elements/image-element
const ALT_TEXT = 2_000;
// https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
const OVERFLOW_OPTIONS = 5;
// https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element
const BOXES = 10;

export const image = tied<ImageElement, 'slack_file'>()(
  z.strictObject({
    type: z.literal('image'),
    image_url: boundedText(URL_LENGTH),
    alt_text: boundedText(ALT_TEXT),
  }),
);

const button = tied<Button>()(
  z.strictObject({
    type: z.literal('button'),
    text: plainText(BUTTON_TEXT),
    ...action,
    ...confirmable,
    value: z.string().max(BUTTON_VALUE).exactOptional(),
    url: boundedText(URL_LENGTH).exactOptional(),
    style: z.enum(['primary', 'danger']).exactOptional(),
    accessibility_label: boundedText(ACCESSIBILITY_LABEL).exactOptional(),
  }),
);

const overflow = tied<Overflow>()(
  z.strictObject({
    type: z.literal('overflow'),
    ...action,
    ...confirmable,
    options: z.array(overflowOption).min(1).max(OVERFLOW_OPTIONS),
  }),
);
const radioButtons = tied<RadioButtons>()(
  z.strictObject({
    type: z.literal('radio_buttons'),
    ...action,
    ...confirmable,
    ...focusable,
    initial_option: markedOption.exactOptional(),
    options: z.array(markedOption).min(1).max(BOXES),
  }),
);
const checkboxes = tied<Checkboxes>()(
  z.strictObject({
    type: z.literal('checkboxes'),
    ...action,
    ...confirmable,
    ...focusable,
    initial_options: z.array(markedOption).min(1).exactOptional(),
    options: z.array(markedOption).min(1).max(BOXES),
  }),
);

const datepicker = tied<Datepicker>()(
  z.strictObject({ type: z.literal('datepicker'), ...picked, initial_date: z.iso.date().exactOptional() }),
);
const timepicker = tied<Timepicker>()(
  z.strictObject({
    type: z.literal('timepicker'),
    ...picked,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .exactOptional(),
    timezone: z.string().exactOptional(),
  }),
);
const datetimepicker = tied<DateTimepicker>()(
  z.strictObject({
    type: z.literal('datetimepicker'),
    ...action,
    ...confirmable,
    ...focusable,
    initial_date_time: z.int().exactOptional(),
  }),
);

const picks = [...selects, checkboxes, radioButtons, datepicker, timepicker] as const;

export const actionsElement = z.discriminatedUnion('type', [button, overflow, datetimepicker, ...picks]);
export const accessory = z.discriminatedUnion('type', [button, overflow, image, ...picks]);
const fileInput = tied<FileInput>()(
  z.strictObject({
    type: z.literal('file_input'),
    ...action,
    filetypes: z.array(z.string()).min(1).exactOptional(),
    max_files: z.int().min(1).max(10).exactOptional(),
  }),
);

export const inputElement = z.discriminatedUnion('type', [
  datetimepicker,
  fileInput,
  ...typedInputs,
  ...picks,
]);

/** All that a member can press, choose from or type into. */
export type Control = z.output<typeof actionsElement> | z.output<typeof inputElement>;
