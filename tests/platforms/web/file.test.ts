import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { asking } from '../../support/asking.ts';
import { browsing, messageWith, say } from './playground.ts';

const us = asking();
const { open } = browsing(() => us.app.router);

it('a file can be downloaded, and is as it was answered', async () => {
  const page = await open();
  await say(page, '/privacy');
  await messageWith(page, 'Nothing is stored').getByRole('button', { name: 'Stay off' }).click();
  await messageWith(page, 'Member 1').getByRole('button', { name: 'Get it as a file' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'whosaid.json' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('whosaid.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
    community: 'web:local',
    player: { listed: false },
  });
});
