import { type Phrase, phrase } from '../phrase.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

const lacks = {
  member: {
    view: 'You may not see that channel.',
    write: 'You may not write there. Ask a moderator for the permission “Send Messages”.',
    'write-in-threads':
      'You may not write in threads there. Ask a moderator for the permission “Send Messages in Threads”.',
    history:
      'You may not read older messages there. Ask a moderator for the permission “Read Message History”.',
    membership: 'You are not a member of that channel. Join it first.',
    gone: 'That channel does not exist any more.',
    closed: 'That channel is archived or locked. Share in an open one.',
    unfit: 'Nobody can post there. Share in a text channel.',
  },
  bot: {
    view: 'Whosaid can’t see that channel. A moderator can give it the permission “View Channel” there.',
    write:
      'Whosaid may not write there. A moderator can give it the permission “Send Messages” in that channel.',
    'write-in-threads':
      'Whosaid may not write in threads there. A moderator can give it the permission “Send Messages in Threads”.',
    history:
      'Whosaid may not read back there, so that it can’t find again what it posted. A moderator can give it the permission “Read Message History” in that channel.',
    membership: 'Whosaid is not in that channel. Invite it there: type /invite and choose it.',
    gone: 'Whosaid can’t find that channel: it is gone, or private and Whosaid was not invited.',
    closed: 'That channel is archived or locked.',
    unfit: 'Whosaid can’t post in a channel of that kind. Choose a text channel.',
  },
};

export const sharing = {
  share: 'Share here',
  remove: 'Remove',
  lacks,
  sharedBy: <T>(who: T): Phrase<T> =>
    phrase`Shared by ${who}, who may remove it, as may any moderator. Buttons answer only whoever presses them.`,
  summary: (shared: string) => `Shared: ${shared}`,
  corrections: {
    changed: (number: string, day: string) => `Corrected on ${day}: ${number}.`,
    retracted: (number: string, day: string) => `Retracted on ${day}: ${number}.`,
  },
  correctedSince: 'What was shown here was corrected since, and its page is there no more.',
  correction: 'A correction',
  moreCorrections: (count: number) =>
    `And ${plural(count, { one: '# more correction', other: '# more corrections' })}.`,
  uneditable: (event: string, day: string) =>
    `A message on ${event} that was shared here on ${day} can’t be corrected where it stands:`,
  shared: 'Shared. You and any moderator can remove it with its button.',
  waiting: 'The platform is slow just now. It will be shared within two minutes, or not at all.',
  unconfirmed:
    'The platform did not confirm it. Look at the channel; if it is not there in a minute, share it again.',
  refused:
    'The platform did not take it. Nothing was shared. Whoever runs this bot finds the reason in its log.',
  nowhere: 'There is no channel here to share into.',
  tooOften: (limit: number, minutes: number) =>
    `You shared ${limit} times within ${minutes} minutes. Wait a little, and leave room for others.`,
  removed: 'Removed.',
  notRemoved: 'The platform did not take it away just now. Press again in a minute.',
  notYours: 'Only who shared it and moderators can remove it.',
};
