import { z } from 'zod';
import { boundedText, confirm, dispatchActionConfig, plainText } from './composition.ts';

// https://docs.slack.dev/reference/block-kit/block-elements
const ACTION_ID = 255;
const PLACEHOLDER = 150;

export const action = { action_id: boundedText(ACTION_ID).exactOptional() };
export const confirmable = { confirm: confirm.exactOptional() };
export const focusable = { focus_on_load: z.boolean().exactOptional() };
const placeholdable = { placeholder: plainText(PLACEHOLDER).exactOptional() };
const dispatchable = { dispatch_action_config: dispatchActionConfig.exactOptional() };

/** What is chosen from, and what is typed into. */
export const picked = { ...action, ...confirmable, ...focusable, ...placeholdable };
export const typed = { ...action, ...dispatchable, ...focusable, ...placeholdable };
