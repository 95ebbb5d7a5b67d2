import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

export const discord = {
  // The start, and what keeps it from happening
  started: (name: string, servers: number, commands: string, invite: string) =>
    `Discord: ${name} is online in ${plural(servers, { one: '# server', other: '# servers' })}; ${commands}. Invite it with ${invite}`,
  commandsRegistered: (count: number) =>
    `${plural(count, { one: '# command', other: '# commands' })} registered anew`,
  commandsUnchanged: (count: number) =>
    `${plural(count, { one: '# command', other: '# commands' })} registered already`,
  badToken:
    'Discord does not accept DISCORD_TOKEN. Open https://discord.com/developers/applications, choose the application, then Bot, then Reset Token, and put the new token into DISCORD_TOKEN.',
  disallowedIntents:
    'Discord refused the intents that Whosaid asked for, although it needs no privileged ones. Bring Whosaid up to date.',
  closedForGood: (code: number) =>
    `Discord closed the connection with code ${code} and takes no new one. Bring Whosaid up to date.`,
  unreachable: (url: string) =>
    `Discord can’t be reached at ${url}. Look whether this machine reaches the internet and whether DISCORD_API_URL is right.`,
  wrongServer: (guild: string) =>
    `Discord does not let Whosaid register commands in the server ${guild}. Invite the bot there first, or mend DISCORD_GUILD_ID.`,
  commandsRefused: (said: string) => `Discord does not take Whosaid’s commands: ${said}`,

  // Answers
  goesOn: 'This goes on in the next message.',
  leftOut: 'The rest does not fit into one message and is left out here. Ask for it with the command.',
  notTaken:
    'This answer could not be given, and that is no fault of yours. Whoever runs this bot finds the reason in its log.',
  formReady: 'There is something to fill in first.',
  openForm: 'Open the form',
  formFaults: 'This can’t be taken as it is:',
  openFormAgain: 'Fill in again',
  formForgotten: 'What you wrote is no longer kept.',
  formGone: 'That form is no longer kept. Type the command again to begin anew.',

  doctor: {
    token: 'DISCORD_TOKEN',
    intents: 'Discord’s intents',
    commands: 'Discord’s commands',
    servers: 'Discord’s servers',
    server: 'DISCORD_GUILD_ID',
    accepted: (name: string) => `is accepted; the application is called ${name}`,
    notAccepted: 'is not accepted',
    noAnswer: (said: string) => `Discord did not answer as it should (${said})`,
    noneNeeded: 'no privileged one is switched on, and none is needed',
    privileged: 'privileged ones are switched on, which Whosaid does not need: they can be switched off',
    registered: 'are registered as this version has them',
    differ: 'what is registered is not what this version has',
    register: 'Run npm run register, or start Whosaid, which does the same.',
    inServers: (count: number) => `the bot is in ${plural(count, { one: '# server', other: '# servers' })}`,
    notCounted: 'Discord did not say how many there are',
    inNone: 'the bot is in none yet',
    invite: (link: string) => `Open ${link} and choose a server that you manage.`,
    channelFor: {
      notices: (id: string) => `The channel ${id} for notices`,
      log: (id: string) => `The channel ${id} for the moderators’ log`,
      rounds: (id: string) => `The channel ${id} for weekly rounds`,
    },
    canPost: 'the bot may post there',
    cannotPost: {
      notices: 'the bot may not post there, so that notices wait in /settings show',
      log: 'the bot may not post there, so that changes are told nowhere',
      rounds: 'the bot may not post there, so that the next round would be none',
    },
    cannotFind: 'the bot may post there, but not find again, change or remove what it posted',
    isThere: (name: string) => `the bot is in that server, ${name}`,
    notThere: (id: string) => `the bot is not in the server ${id}`,
  },
};
