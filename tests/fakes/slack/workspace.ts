/** A person as `users.info` tells of them: https://docs.slack.dev/reference/objects/user-object */
export interface Person {
  readonly id: string;
  readonly teamId: string;
  /** The handle, in lower case; drivers are asked for by it. */
  readonly name: string;
  readonly realName: string;
  /** Empty if none was chosen. */
  readonly displayName: string;
  readonly locale: string;
  readonly role: 'member' | 'admin' | 'owner' | 'guest' | 'stranger';
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly archived: boolean;
  /** Whether the bot was invited. */
  readonly botIsIn: boolean;
  /** Ids of people. */
  readonly members: readonly string[];
  /** The other person of a direct message. */
  readonly with: string | null;
}

export const TEAM = { id: 'T024BE7LD', domain: 'townhall', name: 'Town Hall' };
export const OTHER_TEAM = 'T0OTHERTM';
export const APP_ID = 'A0FAKEAPP1';
export const BOT = { userId: 'U0BOTUSER1', botId: 'B0BOTID001', name: 'whosaid' };

const person = (
  id: string,
  name: string,
  realName: string,
  role: Person['role'],
  rest: Partial<Person> = {},
): Person => ({ id, teamId: TEAM.id, name, realName, displayName: realName, locale: 'en-US', role, ...rest });

export const PEOPLE: readonly Person[] = [
  person('U0ALMA0001', 'alma', 'Alma Reyes', 'member'),
  person('U0BEN00002', 'ben', 'Ben Okafor', 'member', { displayName: '' }),
  person('U0LAYLA003', 'layla', 'ليلى حداد', 'member', { locale: 'ar-SA' }),
  person('U0EMOJI004', 'emoji', '🦊'.repeat(32), 'member'),
  person('U0ADA00005', 'ada', 'Ada Lindqvist', 'admin'),
  person('U0OTTO0006', 'otto', 'Otto Brandt', 'owner', { locale: 'de-DE' }),
  person('U0STRANGE7', 'stella', 'Stella Marsh', 'stranger', { teamId: OTHER_TEAM }),
  person('U0GUEST008', 'gus', 'Gus Petit', 'guest', { locale: 'fr-FR' }),
];

const everyone = PEOPLE.map(({ id }) => id);
const channel = (id: string, name: string, rest: Partial<Channel> = {}): Channel => ({
  id,
  name,
  kind: 'public',
  archived: false,
  botIsIn: true,
  members: everyone,
  with: null,
  ...rest,
});

export const CHANNELS: readonly Channel[] = [
  channel('C0GENERAL1', 'general'),
  channel('C0POLITIC2', 'politics'),
  channel('C0NOTBOT03', 'without-bot', { botIsIn: false }),
  channel('C0OLD00004', 'archived', { archived: true }),
  channel('G0PRIVATE5', 'moderators', { kind: 'private', members: ['U0ADA00005', 'U0OTTO0006'] }),
  ...PEOPLE.map(({ id, name }) =>
    channel(`D${id.slice(1)}`, `dm-${name}`, { kind: 'im', members: [id], with: id }),
  ),
];

/** By id, name, or name after `@`. */
export function personOf(asked: string): Person | undefined {
  const name = asked.replace(/^@/, '');
  return PEOPLE.find((each) => each.id === name || each.name === name);
}

/** By id, name, or name after `#`. */
export function channelOf(asked: string): Channel | undefined {
  const name = asked.replace(/^#/, '');
  return CHANNELS.find((each) => each.id === name || each.name === name);
}

/** What others see above this person's messages. */
export function shownName({ displayName, realName }: Person): string {
  return displayName === '' ? realName : displayName;
}
