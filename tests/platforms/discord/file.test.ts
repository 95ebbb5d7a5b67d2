import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { controlsOf } from '../../fakes/discord/render-text.ts';
import type { Sight } from '../../fakes/discord/sight.ts';
import { whosaidOnDiscord } from './discord-whosaid.ts';

const us = whosaidOnDiscord();

function idOf({ message }: Sight, label: string): string {
  const controls = message === null ? [] : controlsOf(message);
  const found = controls.find((one) => 'label' in one && one.label === label);
  return found !== undefined && 'custom_id' in found ? found.custom_id : '';
}

/** The release of undici that Slack's client has, which is another one than discord.js's. */
function slacksUndici() {
  const ours = createRequire(import.meta.url);
  const bolts = createRequire(ours.resolve('@slack/bolt'));
  return createRequire(bolts.resolve('@slack/socket-mode'))('undici');
}

/** They change something, so that something is stored about them, and get that as a file. */
async function filed(who: 'member' | 'moderator'): Promise<void> {
  const mia = us.discord.member(who);
  const shown = await mia.slash('/privacy');
  const off = await mia.press(shown, idOf(shown, 'Stay off the leaderboards'));
  expect(off.kind).toBe('update');
  const answer = await mia.press(off, idOf(off, 'Get it as a file'));
  expect(us.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  expect([answer.kind, answer.private]).toEqual(['message', true]);
  expect(answer.text).toContain('whosaid.json');
  const [attachment] = answer.message?.attachments ?? [];
  expect(attachment?.filename).toBe('whosaid.json');
  const stored = us.discord.world.files.get(attachment?.id ?? '');
  expect(JSON.parse(Buffer.from(stored?.bytes ?? []).toString('utf8'))).toMatchObject({
    player: { id: mia.member.user.id, listed: false },
  });
}

it('a file is an attachment of a private answer, and holds what it should', () => filed('member'));

it('a file is sent even if Slack’s client was loaded first', async () => {
  const { Agent, getGlobalDispatcher, setGlobalDispatcher } = slacksUndici();
  const before = getGlobalDispatcher();
  setGlobalDispatcher(new Agent());
  try {
    await filed('moderator');
  } finally {
    setGlobalDispatcher(before);
  }
});
