import { pluralOf } from '../plural.ts';

const plural = pluralOf('en-GB');

/** Why each scope is needed, in the order in which Slack lists them. */
const scopeReasons = {
  commands: 'slash commands and “Ask about this message”',
  'chat:write': 'what members share into a channel, and notices',
  'files:read': 'dossiers that moderators hand in as files',
  'files:write': 'dossiers that moderators ask for as files',
  'im:write': 'the direct messages that those files come in',
  'users:read': 'names, languages, and who administers the workspace',
} as const;
type Scope = keyof typeof scopeReasons;

function scopeFor(scope: Scope): string {
  return `${scope} (for ${scopeReasons[scope]})`;
}

export const slack = {
  title: 'Whosaid',
  close: 'Close',
  cancel: 'Cancel',
  submit: 'Send',
  working: 'One moment …',
  failed: 'That went wrong on our side. Try again in a moment.',
  formTooLate: 'Slack did not open the form in time. Try again.',
  part: (summary: string, number: number, count: number) => `${summary} (${number} of ${count})`,
  choicesLeft: (count: number) =>
    `${plural(count, { one: '# more choice does', other: '# more choices do' })} not fit in here. Type the name instead.`,
  moreThanAView: 'The rest does not fit in here. Type the command in a channel to see all of it.',

  home: {
    welcome: 'Welcome to Whosaid',
    what: 'Whosaid shows who said what about contested news: where, when, in which words, who reported it, and who disputed it. It never says who is right.',
    heading: 'How to start',
    start: (stance: string, help: string) =>
      `Type ${stance} and the name of an event in any channel, or choose an event below. ${help} lists all commands.`,
    private: 'Answers are visible to you alone until you share them.',
  },

  start: {
    socket: (team: string) =>
      `Slack: running in ${team} by Socket Mode, because SLACK_APP_TOKEN is set; Slack needs no address of this machine.`,
    http: (team: string, address: string) =>
      `Slack: running in ${team} by HTTP at ${address}, because SLACK_SIGNING_SECRET is set and SLACK_APP_TOKEN is not; Slack must reach that by an https address of yours.`,
    noMode:
      'Slack does not run: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP. docs/slack.md says where to find them.',
    refused: (variable: string, code: string) =>
      `Slack does not run: it refuses ${variable} (${code}). Copy the token again from the app’s settings at https://api.slack.com/apps; docs/slack.md says where it stands.`,
    tokenLacks: (variable: string, scope: string) =>
      `Slack does not run: ${variable} lacks the scope ${scope}. Add it in the app’s settings at https://api.slack.com/apps, and take the new token.`,
    missingScopes: (scopes: readonly Scope[]) =>
      `Slack does not run: SLACK_BOT_TOKEN lacks ${scopes.map(scopeFor).join(', ')}. Paste slack-manifest.yaml into the app’s settings at https://api.slack.com/apps, and install the app again.`,
    notABot:
      'Slack does not run: SLACK_BOT_TOKEN is not a bot’s token. Take the one that begins with xoxb-, under OAuth & Permissions.',
    wholeOrganisation:
      'Slack does not run: the app is installed in a whole organisation. Install it in one workspace instead.',
    limited: 'Slack asks to wait before the next try.',
    unreachable: 'Slack can’t be reached. Check the network, and SLACK_API_URL if it is set.',
    portInUse: (port: number) =>
      `Slack does not run: port ${port} is in use. Stop what uses it, or set PORT to another one.`,
    cannotListen: (host: string, port: number, code: string) =>
      `Slack does not run: nothing can listen on ${host}, port ${port} (${code}). Set HOST and PORT to what this machine has.`,
  },

  fileSent: (name: string) =>
    `${name} is in your direct messages with this app, under Apps in Slack’s sidebar.`,
  fileAsText: (name: string) =>
    `Slack can’t show a file to you alone. Here is what stands in ${name}, to copy.`,
  fileCut: (shown: number, all: number) =>
    `It is long: these are the first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} characters. Whoever runs this bot can give you all of it.`,

  connectsAgain: 'Slack can’t be reached; it is tried again.',
  lost: (code: string) =>
    code === 'link_disabled'
      ? 'Slack: Socket Mode was switched off in the app’s settings. The bot stopped there; nothing was deleted.'
      : code === 'app_uninstalled'
        ? 'Slack: the app was removed from the workspace. The bot stopped there; nothing was deleted yet, and docs/privacy.md says when it is.'
        : `Slack: the token works no more (${code}). The bot stopped there; nothing was deleted. Set a new SLACK_BOT_TOKEN and start again.`,

  manifest: {
    description: 'Who said what about contested news: in which words, where, and who disputed it.',
    details:
      'Whosaid shows who said what about contested news: the words, the speaker, the source and its date, who reported it, and who disputed it. It never says who is right. Answers are visible to whoever asks until they share them. It reads no messages but those it is asked about.',
    onMessage: 'Looks up who said the words of this message.',
  },

  doctor: {
    accepted: (team: string) => `Slack accepts it; the workspace is ${team}.`,
    refused: (code: string) => `Slack refuses it (${code}).`,
    fixBotToken:
      'Copy the Bot User OAuth Token, which begins with xoxb-, from OAuth & Permissions at https://api.slack.com/apps.',
    fixAppToken:
      'Make an app-level token with the scope connections:write under Basic Information at https://api.slack.com/apps; it begins with xapp-.',
    scopes: 'Slack scopes',
    scopesFor: (scopes: readonly Scope[]) => scopes.map(scopeFor).join('; '),
    scopesMissing: (scopes: readonly Scope[]) => `Missing: ${scopes.map(scopeFor).join('; ')}.`,
    scopesUntold: 'Slack does not tell which scopes the token has.',
    fixScopes:
      'Paste slack-manifest.yaml into the app’s settings at https://api.slack.com/apps, and install the app again.',
    mode: 'Slack mode',
    socket: 'Socket Mode, and Slack opens a connection.',
    http: 'HTTP. Whether Slack reaches this machine is seen only when the Request URL is verified in the app’s settings.',
    noMode: 'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
    clock: 'Clock',
    clockRight: (seconds: number) => `${seconds} s from Slack’s.`,
    clockWrong: (seconds: number) =>
      `${seconds} s from Slack’s: requests are refused when it is more than five minutes.`,
    clockUntold: 'Slack’s answer has no date.',
    fixClock: 'Switch on time synchronisation (NTP) on this machine.',
  },
};
