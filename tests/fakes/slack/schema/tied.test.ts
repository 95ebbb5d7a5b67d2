import type { HeaderBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainText } from './composition.ts';
import { tied } from './tied.ts';

test('the compiler refuses a schema that lets more through than Slack’s type, or leaves out a key of it', () => {
  const whole = { type: z.literal('header'), text: plainText(), block_id: z.string().exactOptional() };
  const fits = tied<HeaderBlock>()(z.strictObject(whole));
  // @ts-expect-error: a heading's text is an object
  tied<HeaderBlock>()(z.strictObject({ ...whole, text: z.string() }));
  const { block_id: _, ...nameless } = whole;
  // @ts-expect-error: a heading may have a block id
  tied<HeaderBlock>()(z.strictObject(nameless));
  expect(fits.safeParse({ type: 'header', text: { type: 'plain_text', text: 'x' } }).success).toBe(true);
});
