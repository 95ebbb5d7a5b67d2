import { expect, test } from 'vitest';
import { asking } from '../../support/asking.ts';
import { browsing, messageWith, say } from './playground.ts';

const whosaid = asking();
const { open } = browsing(() => whosaid.app.router);

test('/stance shows the sides’ own words in quotation marks, and takes no side', async () => {
  const page = await open();
  await say(page, '/stance amnesty');
  const stance = messageWith(page, 'In dispute:');
  await stance.getByRole('heading', { name: 'Amnesty International report of 4 August 2022' }).waitFor();
  for (const side of ['Amnesty International', 'Amnesty International Ukraine', 'Government of Ukraine'])
    await stance.getByRole('heading', { level: 4, name: side, exact: true }).waitFor();
  const quotations = await stance.locator('q').allTextContents();
  expect(quotations).toContain('“gave very little time”');
  expect(quotations).toContain('“a false balance between the oppressor and the victim”');
  await stance.getByText('Whosaid never says who is right.').waitFor();
});

test('/stance leads on to a party in full, from page to page, to the timeline and back', async () => {
  const page = await open();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  await page.getByRole('button', { name: '/stance amnesty' }).click();
  await messageWith(page, 'In dispute:').waitFor();

  await press('Amnesty International in full');
  await messageWith(page, '10 of 10 statements').waitFor();
  const first = await page.getByRole('article').last().textContent();
  await press('Next');
  await page.getByRole('article').last().getByRole('button', { name: 'Back', exact: true }).waitFor();
  expect(await page.getByRole('article').last().textContent()).not.toBe(first);

  await press('All sides');
  await messageWith(page, 'Government of Ukraine').getByRole('button', { name: 'Timeline' }).waitFor();
  await press('Timeline');
  await page
    .getByRole('article', { name: /timeline/i })
    .last()
    .waitFor();
});
