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
    'Discord did not take this answer. Nothing is wrong with what you did; whoever runs this bot finds the reason in its log.',
  formReady: 'There is something to fill in first.',
  openForm: 'Open the form',
  formFaults: 'This can’t be taken as it is:',
  openFormAgain: 'Fill in again',
  formForgotten: 'What you wrote is no longer kept.',
  formGone: 'That form is no longer kept. Type the command again to begin anew.',

  // The doctor
  doctor: {
    token: 'token',
    intents: 'intents',
    commands: 'commands',
    servers: 'servers',
    server: 'development server',
    signedInAs: (name: string) => `is accepted; the application is ${name}`,
    noneNeeded: 'no privileged one is switched on, and none is needed',
    privileged: 'privileged ones are switched on; Whosaid uses none of them',
    switchOff:
      'Open https://discord.com/developers/applications, choose the application, then Bot, and switch off everything under Privileged Gateway Intents.',
    differ: 'what is registered is not what this version has',
    register: 'Run npm run register, or start Whosaid, which does the same.',
    inServers: (count: number) => `the bot is in ${plural(count, { one: '# server', other: '# servers' })}`,
    inNone: 'the bot is in no server yet',
    invite: (link: string) => `Open ${link} and choose a server.`,
    isThere: (name: string) => `the bot is in ${name}`,
    unknown: (said: string) => `could not be looked up: ${said}`,
  },
};
