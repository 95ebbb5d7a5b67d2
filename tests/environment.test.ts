import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentKeys, readEnvironment } from '../src/environment.ts';

const defaults = {
  DATABASE_URL: 'file:./data/whosaid.db',
  DISCORD_API_URL: 'https://discord.com/api',
  HOST: '127.0.0.1',
  PORT: 3000,
  LOG_LEVEL: 'info',
};

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toEqual({ ok: true, environment: defaults });
  });

  it.each(['', ' ', '\t'])('counts a variable that is %j as unset', (empty) => {
    const variables = Object.fromEntries(environmentKeys.map((key) => [key, empty]));
    expect(readEnvironment(variables)).toEqual({ ok: true, environment: defaults });
  });

  it('takes what is set, without the blanks around it, and nothing of others', () => {
    const variables = {
      DATABASE_URL: ' postgres://somebody:secret@localhost/whosaid ',
      HOST: '::1',
      PORT: ' 0 ',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'debug',
      PATH: '/bin',
    };
    expect(readEnvironment(variables)).toEqual({
      ok: true,
      environment: {
        ...defaults,
        DATABASE_URL: 'postgres://somebody:secret@localhost/whosaid',
        HOST: '::1',
        PORT: 0,
        PLAYGROUND: 'off',
        LOG_LEVEL: 'debug',
      },
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://somebody:hunter2@localhost/x', 'must begin with file: or postgresql://'],
    ['DATABASE_URL', 'file:', 'must begin with file: or postgresql://'],
    ['DATABASE_URL', './whosaid.db', 'must begin with file: or postgresql://'],
    ['DISCORD_TOKEN', 'Bot hunter2', 'must be the token of a Discord bot, without spaces; copy it again'],
    ['DISCORD_TOKEN', 'xoxb-1', 'must be the token of a Discord bot, without spaces; copy it again'],
    ['DISCORD_GUILD_ID', 'my server', 'must be the number of a server, as Copy Server ID gives it'],
    ['SLACK_BOT_TOKEN', 'xapp-1', 'must be the token of the bot, which begins with xoxb-; copy it again'],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'must be an app-level token, which begins with xapp-; copy it again'],
    ['SLACK_API_URL', 'slack.com', 'must be an address that begins with https:// or http://'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '99999.5', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PORT', '0x50', 'must be a whole number from 0 to 65535'],
    ['PORT', '1e3', 'must be a whole number from 0 to 65535'],
    ['PORT', 'http', 'must be a whole number from 0 to 65535'],
    ['PLAYGROUND', 'yes', 'must be on or off'],
    ['LOG_LEVEL', 'loud', 'must be silent, fatal, error, warn, info, debug or trace'],
  ])('answers %s=%s with the variable and the fix', (key, value, fix) => {
    expect(readEnvironment({ [key]: value })).toEqual({ ok: false, faults: [`${key} ${fix}`] });
  });

  it('names every wrong variable once', () => {
    const read = readEnvironment({ PORT: 'x', PLAYGROUND: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x' });
    expect(read.ok ? [] : read.faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'PLAYGROUND',
      'LOG_LEVEL',
    ]);
  });

  it('needs the token of a Slack bot and one of the two ways to reach it', () => {
    expect(readEnvironment({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual({
      ok: false,
      faults: ['SLACK_APP_TOKEN must be set for Socket Mode, or SLACK_SIGNING_SECRET for HTTP'],
    });
    expect(readEnvironment({ SLACK_SIGNING_SECRET: 'x' })).toEqual({
      ok: false,
      faults: ['SLACK_BOT_TOKEN must be set beside the other Slack settings'],
    });
    expect(readEnvironment({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).ok).toBe(true);
  });

  it('never tells a value, whatever it is', () => {
    const secret = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `s3cr3t${text}s3cr3t`);
    fc.assert(
      fc.property(fc.constantFrom(...environmentKeys), secret, (key, value) => {
        const read = readEnvironment({ [key]: value });
        if (read.ok) return;
        expect(read.faults).toHaveLength(1);
        expect(read.faults.join()).toMatch(/^[A-Z_]+ must [\x20-\x7e]+$/);
        expect(read.faults.join()).not.toContain('s3cr3t');
      }),
    );
  });
});
