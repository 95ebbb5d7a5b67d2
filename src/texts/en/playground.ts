import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

/**
 * The local playground's sentences. Those that are plain strings are also handed to the page's scripts,
 * which therefore name them in the same way: `t.playground.key`.
 */
export const playground = {
  // The page
  title: 'Whosaid: local playground',
  name: 'Whosaid',
  place: 'Playground',
  actsForAnyone: 'This page acts for anyone who reaches it, so it answers on this computer only.',
  needsScript: 'The playground needs JavaScript, which this browser has switched off.',
  actingAs: 'Acting as',
  member: (number: number) => `Member ${number}`,
  moderator: 'Moderator',
  conversation: 'Conversation',
  welcome: 'Who said what, where, when, in which words, and who disputed it.',
  welcomeMore: 'Whosaid does not say who is right. Try one of these, or write your own below.',
  skip: 'Skip to the command line',

  // Writing a command
  commandLine: 'Your command',
  placeholder: 'Type / for the commands',
  send: 'Send',
  keys: 'Arrow keys choose a suggestion, Enter takes it, Escape closes. Arrow up in an empty line brings back what you sent.',
  suggestions: 'Suggestions',
  optional: 'optional',
  suggestionsFound: (count: number) => plural(count, { one: '# suggestion', other: '# suggestions' }),

  // Answers
  onlyYou: 'Only you see this',
  looking: 'Looking it up …',
  answered: 'Answer:',
  choose: 'Choose',
  pickOne: 'Pick one',
  opensElsewhere: 'opens in a new tab',
  submit: 'Send',
  cancel: 'Cancel',
  formClosed: 'You closed the form. Nothing was sent.',
  formNotYet: 'Not sent yet: please look at the marked fields.',

  // The channel
  views: 'What is shown',
  channelNote: 'Everybody sees what is posted here. Answers to its buttons are yours alone.',
  channelEmpty: (share: string) => `Nothing is posted here yet. “${share}” under an answer posts it.`,
  channelLost: 'The server can’t be reached: this may be out of date.',
  newPost: 'New in the channel:',
  unread: 'new',

  // When something is wrong
  unreachable:
    'Whosaid does not answer. If it was stopped, start it again with “npm start”; your words are still here.',
  tryAgain: 'Try again',
  notFoundTitle: 'There is no such page',
  notFound: 'The playground has one page only.',
  toPlayground: 'Go to the playground',
  foreignHostTitle: 'Not from here',
  foreignHost: (host: string, url: string) =>
    `The playground acts for anyone who reaches it, so it answers only to this computer’s own names, and “${host}” is none of them. Open ${url} instead.`,
  foreignOriginTitle: 'Not from this page',
  foreignOrigin: (origin: string) =>
    `The playground acts for anyone who reaches it, so it takes requests from its own page only, and this one came from “${origin}”.`,
  missingOrigin: (url: string) =>
    `The playground acts for anyone who reaches it, so it takes requests from its own page only. Send the header “Origin: ${url}” to say that you are it.`,
  wrongMethodTitle: 'Not like this',
  wrongMethod: 'This address takes POST requests only.',
  notJsonTitle: 'Not understood',
  notJson: 'Send JSON, with the header “Content-Type: application/json”.',
  notUnderstood: (fields: string) => `This is not what the playground’s page sends. Wrong here: ${fields}.`,
  lengthUnsaid: 'Say how long the request is, with the header “Content-Length”.',
  tooBigTitle: 'Too long',
  tooBig: (limit: string) => `That is more than ${limit}, which is the most the playground takes at once.`,
  brokenTitle: 'Something went wrong',
  broken: 'That is our fault. It has been noted in the log; your words are still here.',

  // Told to whoever starts it
  started: (url: string) =>
    `Playground: ${url} (it acts for anyone who reaches it, so it listens on this computer only)`,
  notLoopback: (host: string) =>
    `The playground did not start: HOST=${host} can be reached from other computers, and the playground acts for anyone who reaches it. Set HOST=127.0.0.1, or PLAYGROUND=off.`,
  unknownHost: (host: string) =>
    `The playground did not start: this computer does not know the name HOST=${host}. Set HOST=127.0.0.1.`,
  addressMissing: (host: string) =>
    `The playground did not start: HOST=${host} is not an address of this computer. Set HOST=127.0.0.1.`,
  portInUse: (port: number) =>
    `The playground did not start: port ${port} is in use. Stop the program that uses it, or set PORT to another number.`,
  portForbidden: (port: number) =>
    `The playground did not start: this account may not listen on port ${port}. Set PORT to a number above 1023.`,
};
