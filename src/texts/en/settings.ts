import type { Naming } from '../naming.ts';
import { type Phrase, phrase } from '../phrase.ts';

export const settings = (command: Naming) => ({
  describe: 'Moderators and notices',
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
  },
  direct: 'This belongs to a server or a workspace. Type it there, not in a direct message.',
  noChannels: 'There are no channels here.',
});
