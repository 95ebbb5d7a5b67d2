import { describe, expect, it } from 'vitest';
import type { Presence } from '../../../src/chat/platform.ts';
import { appUninstalled, tokensRevoked } from '../../fakes/slack/index.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();
const tenantId = 'T024BE7LD';
const joined = { kind: 'joined', tenantId };
const left = { kind: 'left', tenantId };

async function start(by: 'socket' | 'http' = 'socket') {
  const told: Presence[] = [];
  const running = await whosaid.start({ by, settings: { onPresence: (presence) => told.push(presence) } });
  return { ...running, told };
}

describe('on Slack', () => {
  it.each(['socket', 'http'] as const)(
    'a start, and whatever is done there, tells that the app is there (%s)',
    async (by) => {
      const { slack, told } = await start(by);
      expect(told).toEqual([joined]);
      await slack.member('alma').slash('/events');
      expect(told).toEqual([joined, joined]);
    },
  );

  it('that it was removed is told', async () => {
    const { slack, told, lost } = await start();
    await slack.event(appUninstalled);
    await expect.poll(() => lost.length).toBe(1);
    expect(told.at(-1)).toEqual(left);
  });

  it('a revoked token is no removal', async () => {
    const { slack, told, lost } = await start();
    await slack.event(tokensRevoked);
    await expect.poll(() => lost.length).toBe(1);
    expect(told).toEqual([joined]);
  });

  it('a removal that comes just after its token is revoked is told', async () => {
    const { slack, told, lost } = await start();
    await slack.event(tokensRevoked);
    await slack.event(appUninstalled);
    await expect.poll(() => lost.length).toBe(1);
    expect(told.at(-1)).toEqual(left);
  });
});
