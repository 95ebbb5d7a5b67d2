// Lengths are in UTF-16 code units, which is never fewer than Discord counts.

/** Of a message, nested components counted: https://docs.discord.com/developers/components/reference */
export const MESSAGE_COMPONENTS = 40;
/** Of all texts of a message: https://docs.discord.com/developers/components/reference#text-display */
export const MESSAGE_CHARACTERS = 4_000;

/** https://docs.discord.com/developers/components/reference#action-row */
export const ROW_BUTTONS = 5;
/** https://docs.discord.com/developers/components/reference#button */
export const BUTTON_LABEL = 80;
/** https://docs.discord.com/developers/components/reference#string-select */
export const SELECT_OPTIONS = 25;
export const SELECT_TEXT = 100;
export const SELECT_PLACEHOLDER = 150;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export const MODAL_TITLE = 45;
/** https://docs.discord.com/developers/components/reference#label */
export const FIELD_LABEL = 45;
export const FIELD_DESCRIPTION = 100;
/** https://docs.discord.com/developers/components/reference#text-input */
export const FIELD_CHARACTERS = 4_000;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
export const COMMAND_NAME = 32;
export const COMMAND_DESCRIPTION = 100;
export const OPTION_CHARACTERS = 6_000;
/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete */
export const SUGGESTIONS = 25;
export const SUGGESTION_TEXT = 100;

/** https://docs.discord.com/developers/resources/message#create-message */
export const NONCE = 25;

/** How long a first response may take, in milliseconds; 3,000 less what it needs on the way: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback */
export const FIRST_RESPONSE_MS = 2_000;
