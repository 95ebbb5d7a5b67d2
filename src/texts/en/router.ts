import type { Naming } from '../naming.ts';

export const router = (command: Naming) => ({
  nothingTyped: `Type a command, for example ${command('stance')} amnesty. ${command('help')} lists all of them.`,
  unknownCommand: (name: string) =>
    `There is no command “${name}”. ${command('help')} lists those there are.`,
  unknownCommandNear: (name: string, near: string) =>
    `There is no command “${name}”. Did you mean ${command(near)}?`,
  groupAlone: (group: string, usage: string) => `${command(group)} needs one more word: ${usage}.`,
  unknownSubcommand: (group: string, word: string, usage: string) =>
    `${command(group)} has no “${word}”. There is: ${usage}.`,
  noChannel: (option: string, shown: string) =>
    `“${option}” must be a channel; “${shown}” is none. Pick one from the list, or write it as your platform links channels.`,
  noMention: (option: string, shown: string) =>
    `“${option}” must be a person or a role; “${shown}” is neither. Pick one from the list, or mention them.`,
  unknownOption: (named: string, name: string, usage: string) =>
    `${command(named)} has no option “${name}”. It is used like this: ${usage}. Put words with a colon in quotation marks.`,
  doubledOption: (named: string, name: string, usage: string) =>
    `“${name}” is given twice. ${command(named)} is used like this: ${usage}. Put names with spaces in quotation marks.`,
  unclosedQuote: 'A quotation mark is opened and not closed. Add the second one, or leave out the first.',
  tooLong: (name: string, length: number, limit: number) =>
    `“${name}” may have ${limit.toLocaleString('en')} characters; this has ${length.toLocaleString('en')}.`,
  noWords: 'That message has no words to look for.',
  onlyBeginning: (limit: number) =>
    `The message is long: only its first ${limit.toLocaleString('en')} characters were looked at.`,
  which: (option: string) => `Which ${option}?`,
  choose: 'Choose one',
  chooseByTyping: 'Several fit. Type the command again with one of these:',
  fileTooLarge: (megabytes: number) => `That file is too large. Files of up to ${megabytes} MB can be read.`,
  fileUnreadable: 'That file could not be read. Hand it in again.',
  needed: 'This is needed.',
  moderatorsOnly:
    'Only moderators can use this: those who manage this community, and those whom they make moderators.',
  outdated:
    'This button is from an older version or belongs to something that is gone. Type the command again.',
  failed: (incident: string) =>
    `That went wrong on our side; nothing was changed. Try again in a moment. If it stays, tell whoever runs this bot: reference ${incident}.`,
});
