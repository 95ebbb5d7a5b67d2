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

it('a file is an attachment of a private answer, and holds what it should', async () => {
  const mia = us.discord.member('member');
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
});
