import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { KEPT_DAYS } from '../../src/core/privacy/communities.ts';
import { Quizzing } from '../support/quizzing.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const server = 'discord:1' as CommunityKey;
const other = 'discord:2' as CommunityKey;
const workspace = 'slack:T1' as CommunityKey;

let us: Quizzing;

beforeEach(async () => {
  us = new Quizzing();
  await us.open();
  for (const key of [server, other, workspace])
    await us.app.store.settings.setNoticesChannel(key, '77', 'U1');
});
afterEach(() => us.close());

async function kept(): Promise<readonly CommunityKey[]> {
  return (await us.app.store.settings.ownChannels()).map(({ community }) => community);
}

const here = (...tenantIds: string[]) => us.app.tell('discord', { kind: 'joined-only', tenantIds });

describe('what belongs to a community', () => {
  it('is deleted when the bot was removed from it so many days ago, and no other’s is', async () => {
    await here('1', '2');
    await us.app.tell('discord', { kind: 'left', tenantId: '1' });
    await us.pass(KEPT_DAYS * DAY - HOUR);
    expect(await kept()).toEqual([server, other, workspace]);
    await us.pass(HOUR);
    expect(await kept()).toEqual([other, workspace]);
  });

  it('stays when the bot came back, or was used there', async () => {
    await here('1', '2');
    await us.app.tell('discord', { kind: 'left', tenantId: '1' });
    await us.pass(DAY);
    await us.app.tell('discord', { kind: 'joined', tenantId: '1' });
    await us.pass(KEPT_DAYS * DAY);
    expect(await kept()).toContain(server);
  });

  it('is deleted too when the bot was removed while it was away', async () => {
    await here('2');
    await us.pass(KEPT_DAYS * DAY);
    expect(await kept()).toEqual([other, workspace]);
  });

  it('stays on Discord as long as it has not told where the bot is: it may have come back', async () => {
    await here('1', '2');
    await us.app.tell('discord', { kind: 'left', tenantId: '1' });
    await us.pass(HOUR);
    await us.restart();
    await us.pass(KEPT_DAYS * DAY);
    expect(await kept()).toContain(server);
    await here('1', '2');
    await us.pass(HOUR);
    expect(await kept()).toContain(server);
  });

  it('stays when Discord was lost: a dead token tells nothing', async () => {
    await here('1', '2');
    await us.app.tell('discord', { kind: 'left', tenantId: '1' });
    await us.pass(HOUR);
    us.app.connect('discord', null);
    await us.pass(KEPT_DAYS * DAY);
    expect(await kept()).toContain(server);
  });

  it('is deleted on Slack, which can’t be running where the app was removed', async () => {
    await us.app.tell('slack', { kind: 'left', tenantId: 'T1' });
    await us.pass(HOUR);
    await us.restart();
    await us.pass(KEPT_DAYS * DAY);
    expect(await kept()).toEqual([server, other]);
  });

  it('stays for an hour after a start, in which the bot may be heard of again', async () => {
    await us.app.tell('slack', { kind: 'left', tenantId: 'T1' });
    await us.pass(KEPT_DAYS * DAY - 1);
    await us.restart();
    await us.pass(2);
    expect(await kept()).toContain(workspace);
    await us.app.tell('slack', { kind: 'joined', tenantId: 'T1' });
    await us.pass(HOUR);
    expect(await kept()).toContain(workspace);
  });
});
