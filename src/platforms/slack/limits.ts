/** What Slack holds, in UTF-16 code units where it counts text: it says no unit, and no other count is higher. */

// https://docs.slack.dev/reference/block-kit/blocks
export const MESSAGE_BLOCKS = 50;
export const VIEW_BLOCKS = 100;
/** Of all blocks of a message as JSON; at about 13,200 Slack refuses them: https://github.com/slackapi/bolt-js/issues/2509 */
export const MESSAGE_SIZE = 13_000;
/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object; rich text is held to it as well. */
export const TEXT = 3_000;
/** Of an address, of the words that lead there, and of those that stand in for a moment; Slack says none, and browsers know none longer. */
export const LINK = 1_000;
/**
 * Of a file that is shown as text: with what stands around it, in four messages at most, where an address to answer at takes
 * five in all.
 */
export const FILE_TEXT = 27_000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER = 150;

// https://docs.slack.dev/reference/block-kit/block-elements/button-element
export const BUTTON_LABEL = 75;
/** As many as stand beside each other; an actions block would take 25. */
export const ROW = 5;

// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select
export const PLACEHOLDER = 150;
export const OPTIONS = 100;
// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
export const OPTION_LABEL = 75;
export const OPTION_HINT = 75;
export const OPTION_VALUE = 150;
/** Of a select as JSON, so that it fits into a message with something beside it. */
export const SELECT_SIZE = 9_000;

// https://docs.slack.dev/reference/views
export const VIEW_TITLE = 24;
export const PRIVATE_METADATA = 3_000;
// https://docs.slack.dev/reference/block-kit/blocks/input-block
export const INPUT_LABEL = 2_000;
// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
export const INPUT_TEXT = 3_000;

// https://docs.slack.dev/reference/app-manifest
export const SHORTCUT_NAME = 24;
export const SHORTCUT_DESCRIPTION = 150;
export const USAGE_HINT = 1_000;
