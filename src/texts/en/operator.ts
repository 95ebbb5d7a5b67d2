import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

/** What whoever runs Whosaid reads when it starts and stops, and what everybody reads when the database is in trouble. */
export const operator = {
  wrongVariable: (fault: string) => `Whosaid did not start: ${fault}. Mend it in the environment or in .env.`,
  didNotStart: (why: string) => `Whosaid did not start. ${why}`,
  nothingToRun:
    'Nothing to run: the playground is switched off and no chat platform is configured. Unset PLAYGROUND, or set DISCORD_TOKEN or SLACK_BOT_TOKEN.',
  discordOff: 'Discord: off, because DISCORD_TOKEN is not set.',
  slackOff: 'Slack: off, because SLACK_BOT_TOKEN is not set.',
  playgroundNotNeeded:
    'Playground: off, because a chat platform is configured. PLAYGROUND=on switches it on.',
  playgroundOff: 'Playground: off, because PLAYGROUND=off.',
  triesAgain: (why: string, seconds: number) => `${why} Trying again in ${seconds} s.`,
  notLoaded: (faults: number, file: string) =>
    `${file} was not loaded: ${plural(faults, { one: '# fault', other: '# faults' })}, named above. What was loaded of it before stays as it was.`,
  stop: 'Press Ctrl+C to stop.',
  didNotStop: 'Something did not stop in time and was cut off. Nothing is half-written.',
  failedToStart: (incident: string) =>
    `Whosaid did not start, and that is a fault of its own. The log above has the details, under reference ${incident}.`,
  sayUsage:
    'Usage: npm run -s say -- "/stance amnesty" [more lines …] [--json] [--as member|moderator] [--user ID] [--community PLATFORM:ID]. A line that is “-” stands for lines read from standard input; a number presses what the last reply numbered so.',
  sayAs: (as: string) => `--as is member or moderator, not “${as}”.`,
  sayCommunity: (community: string) =>
    `--community is a platform and an id, as web:local or discord:123, not “${community}”.`,
  sayNothing: 'There is no line to answer.',
  inUse:
    'The database is in use by somebody else for longer than usual. Nothing was changed; try again in a moment.',
  unavailable: 'Whosaid’s database is in trouble. Nothing was changed. Please tell whoever runs this bot.',
  database: {
    address: 'DATABASE_URL must begin with file: or postgresql://.',
    unopenable:
      'The database can’t be opened or made where DATABASE_URL says. Check that the folder exists and that this account may write in it.',
    locked:
      'The database is locked by another process. Stop the other one, or wait until it is done, and start again.',
    'read-only':
      'The database can’t be written. Check that this account may write the file DATABASE_URL names, and that its disk is not mounted read-only.',
    corrupt:
      'The file that DATABASE_URL names is damaged or no SQLite database. It was left as it is. Restore a copy, or name another file.',
    full: 'There is no room left where the database is. Free some, and start again; nothing is half-written.',
    unreachable:
      'The database server does not answer. Check the host and port in DATABASE_URL, and that it runs.',
    refused:
      'The database server does not let Whosaid in. Check the user, the password and the database’s name in DATABASE_URL.',
    newer:
      'The database was written by a later version of Whosaid. Nothing was touched. Install that version, or name another database in DATABASE_URL.',
    foreign:
      'The database holds something else than Whosaid’s tables. Nothing was touched. Name another database in DATABASE_URL.',
    rule: 'The database refused what was to be written, because it breaks one of its rules. Nothing was changed.',
  },
};
