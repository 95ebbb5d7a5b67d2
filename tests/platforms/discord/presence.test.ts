import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Presence } from '../../../src/chat/platform.ts';
import { discordPlatform } from '../../../src/platforms/discord/discord-platform.ts';
import { presenceIn } from '../../../src/platforms/discord/presence.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/start-fake-discord.ts';
import { stubRouter } from './stub-router.ts';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

/** A bot in the sample server and another one, and what it told. */
async function start() {
  const discord = await startFakeDiscord();
  ended.push(() => discord.stop());
  const other = discord.addGuild('Other');
  const told: Presence[] = [];
  const platform = discordPlatform({
    token: discord.token,
    apiUrl: discord.url,
    log: pino({ level: 'silent' }),
    onLost: () => {},
    onPresence: (presence) => told.push(presence),
  });
  await platform.start(stubRouter().router);
  ended.push(() => platform.stop());
  return { discord, other, told, here: discord.guild };
}

const complete = (told: readonly Presence[]) => told.filter(({ kind }) => kind === 'joined-only');
const idsOf = ({ world }: FakeDiscord) => [...world.guilds.keys()];

describe('on Discord', () => {
  it('a start tells every server that the bot is in, those with an outage among them', async () => {
    const discord = await startFakeDiscord();
    ended.push(() => discord.stop());
    const other = discord.addGuild('Other');
    other.unavailable = true;
    const told: Presence[] = [];
    const platform = discordPlatform({
      token: discord.token,
      apiUrl: discord.url,
      log: pino({ level: 'silent' }),
      onLost: () => {},
      onPresence: (presence) => told.push(presence),
    });
    ended.push(() => platform.stop());
    const starting = platform.start(stubRouter().router);
    await expect.poll(() => complete(told)).toEqual([{ kind: 'joined-only', tenantIds: idsOf(discord) }]);
    discord.returnGuild(other);
    await starting;
  });

  it('an outage is no removal, and a removal is one', async () => {
    const { discord, other, told } = await start();
    told.length = 0;
    discord.removeGuild(other, 'outage');
    discord.returnGuild(other);
    discord.removeGuild(other, 'removed');
    await expect
      .poll(() => told)
      .toEqual([
        { kind: 'joined', tenantId: other.id },
        { kind: 'left', tenantId: other.id },
      ]);
  });

  it('a removal while the connection was lost for good is told by the next one', async () => {
    const { discord, other, told, here } = await start();
    discord.world.guilds.delete(other.id);
    discord.gateway.invalidate(false);
    await expect
      .poll(() => complete(told).at(-1), { timeout: 10_000 })
      .toEqual({ kind: 'joined-only', tenantIds: [here.id] });
    expect(told.filter(({ kind }) => kind === 'left')).toEqual([]);
  });

  it('whoever uses the bot somewhere tells that it is there', async () => {
    const { discord, told, here } = await start();
    told.length = 0;
    await discord.member('member').slash('/say');
    expect(told).toEqual([{ kind: 'joined', tenantId: here.id }]);
  });

  it('a revoked token tells nothing', async () => {
    const { discord, told } = await start();
    const before = told.length;
    discord.revokeToken();
    await expect
      .poll(() => [...discord.gateway.sessions.values()].every(({ socket }) => socket === null))
      .toBe(true);
    expect(told).toHaveLength(before);
  });

  it.each([
    [
      'one of several connections tells only its share',
      { t: 'READY', d: { shard: [0, 2], guilds: [{ id: '1' }] } },
    ],
    ['a list that can’t be read tells nothing', { t: 'READY', d: { guilds: [{ id: '1' }, {}] } }],
    ['no list tells nothing', { t: 'READY', d: {} }],
    ['a direct message tells nothing', { t: 'INTERACTION_CREATE', d: { id: '5' } }],
    ['nothing tells nothing', { t: null, d: null }],
  ])('%s', (_, dispatched) => {
    expect(presenceIn(dispatched)).toBeNull();
  });
});
