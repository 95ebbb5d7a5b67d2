import type { Naming } from '../naming.ts';
import { type Phrase, phrase } from '../phrase.ts';

export const settings = (command: Naming) => ({
  describe: 'Moderators, notices, the log, and who publishes',
  show: {
    describe: 'Who moderates, where notices go, and notices that wait',
    heading: 'Settings',
    summary: 'Settings: moderators and notices',
    managers: {
      discord: 'Who holds Manage Messages or Manage Server by their roles for the whole server',
      slack: 'Admins and owners of this workspace',
      other: 'Whoever asks as a moderator',
    },
    moderators: 'Moderators',
    added: 'Added here',
    noneAdded: `Nobody yet. ${command('settings moderators')} adds people and roles.`,
    notices: 'Notices',
    noChannel: `They wait here. Send them to a channel with ${command('settings notices')}.`,
    channel: <T>(channel: T, who: T, day: string): Phrase<T> =>
      phrase`They go to ${channel}, chosen by ${who} on ${day}.`,
    log: 'Moderators’ log',
    logOff: `Off. Choose a channel with ${command('settings log')}.`,
    logTo: <T>(channel: T): Phrase<T> => phrase`It goes to ${channel}.`,
    review: 'Who publishes',
    agreeing: { 1: 'One moderator alone', 2: 'Two moderators, who have to agree' },
    blocked: 'May not suggest statements',
    nobody: 'Nobody',
    others: (count: number) => `and ${count} more`,
    waiting: (count: number) => (count === 1 ? 'One notice waits' : `${count} notices wait`),
    andMore: (count: number) => `and ${count} older`,
  },
  moderators: {
    describe: 'Add a moderator, or remove one',
    add: 'A person or role that becomes a moderator of Whosaid',
    remove: 'A person or role that is one no longer',
    added: <T>(who: T): Phrase<T> => phrase`${who} moderates Whosaid now.`,
    wasOne: <T>(who: T): Phrase<T> => phrase`${who} was a moderator already.`,
    removed: <T>(who: T): Phrase<T> => phrase`${who} moderates Whosaid no longer.`,
    wasNone: <T>(who: T): Phrase<T> =>
      phrase`${who} was not added here. Rights that the platform itself gives can only be taken away there.`,
    both: 'Add or remove, one at a time.',
    everyone: 'That is everyone. Add a role that only moderators have.',
    tooMany: (limit: number) => `There are ${limit} already. Remove one first, or add a role.`,
  },
  notices: {
    describe: 'Choose the channel for what moderators must know',
    channel: `The channel; leave it out to let notices wait in ${command('settings show')}`,
    set: <T>(channel: T): Phrase<T> => phrase`Notices go to ${channel} from now on.`,
    unset: `Notices wait in ${command('settings show')} from now on.`,
    cannot: <T>(channel: T): Phrase<T> => phrase`Whosaid can’t post to ${channel} yet. Nothing was changed.`,
  },
  notice: {
    heading: 'A notice for moderators',
    moderatorAdded: <T>(by: T, who: T): Phrase<T> => phrase`${by} made ${who} a moderator of Whosaid.`,
    moderatorRemoved: <T>(by: T, who: T): Phrase<T> =>
      phrase`${by} removed ${who} as a moderator of Whosaid.`,
    channelSet: <T>(by: T, channel: T): Phrase<T> =>
      phrase`${by} chose ${channel} for notices like this one. Change it with ${command('settings notices')}.`,
    channelUnset: <T>(by: T): Phrase<T> =>
      phrase`${by} chose that notices wait in ${command('settings show')}.`,
    logSet: <T>(by: T, channel: T): Phrase<T> =>
      phrase`${by} chose ${channel} for the moderators’ log: every publication, change and retraction is told there.`,
    logUnset: <T>(by: T): Phrase<T> => phrase`${by} turned the moderators’ log off.`,
    reviewSet: {
      1: <T>(by: T): Phrase<T> => phrase`${by} chose that one moderator can publish a change alone.`,
      2: <T>(by: T): Phrase<T> =>
        phrase`${by} chose that two moderators have to agree before a change is shown.`,
    },
    blocked: <T>(by: T, who: T): Phrase<T> => phrase`${by} no longer lets ${who} suggest statements.`,
    unblocked: <T>(by: T, who: T): Phrase<T> => phrase`${by} lets ${who} suggest statements again.`,
  },
  log: {
    describe: 'Choose the channel of the moderators’ log',
    channel: 'The channel; leave it out to turn the log off',
    set: <T>(channel: T): Phrase<T> =>
      phrase`Every publication, change and retraction is told in ${channel} from now on.`,
    unset: 'The moderators’ log is off.',
  },
  review: {
    describe: 'Choose how many moderators have to agree before a change is shown',
    number: 'one or two',
    unknown: (typed: string) => `“${typed}” is neither one nor two.`,
    set: {
      1: 'One moderator can publish a change alone from now on.',
      2: 'Two moderators have to agree from now on before a change is shown. What waits already needs two as well.',
    },
  },
  block: {
    describe: 'Let a member suggest no statements',
    who: 'The member',
    blocked: <T>(who: T): Phrase<T> => phrase`${who} can’t suggest statements here any more.`,
    wasBlocked: <T>(who: T): Phrase<T> => phrase`${who} was blocked already.`,
    onlyMembers: 'Name a member, not a role.',
  },
  unblock: {
    describe: 'Let a member suggest statements again',
    unblocked: <T>(who: T): Phrase<T> => phrase`${who} can suggest statements again.`,
    wasNot: <T>(who: T): Phrase<T> => phrase`${who} was not blocked.`,
  },
  direct: 'This belongs to a server or a workspace. Type it there, not in a direct message.',
  noChannels: 'There are no channels here.',
});
