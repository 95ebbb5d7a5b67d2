import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { z } from 'zod';
import { typed } from './element-parts.ts';
import { tied } from './tied.ts';

// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
const INPUT_TEXT = 3_000;

const plainTextInput = tied<PlainTextInput>()(
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: z.string().max(INPUT_TEXT).exactOptional(),
    multiline: z.boolean().exactOptional(),
    min_length: z.int().min(0).max(INPUT_TEXT).exactOptional(),
    max_length: z.int().min(1).max(INPUT_TEXT).exactOptional(),
  }),
);
const emailInput = tied<EmailInput>()(
  z.strictObject({
    type: z.literal('email_text_input'),
    ...typed,
    initial_value: z.string().exactOptional(),
  }),
);
const urlInput = tied<URLInput>()(
  z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: z.string().exactOptional() }),
);
const numberInput = tied<NumberInput>()(
  z.strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().exactOptional(),
    min_value: z.string().exactOptional(),
    max_value: z.string().exactOptional(),
  }),
);

export const typedInputs = [plainTextInput, emailInput, urlInput, numberInput] as const;
