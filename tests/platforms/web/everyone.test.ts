import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browsing, lineOf, messageWith, say } from './playground.ts';

const { open } = browsing();

/** What has the focus, by its text or its name; nothing has it where the page has lost it. */
function focusedOn(page: Page) {
  const focused = page.locator(':focus');
  return expect.poll(async () =>
    (await focused.count()) === 0
      ? 'nothing'
      : (await focused.getAttribute('aria-label')) || (await focused.textContent()),
  );
}

describe('with the keyboard alone', () => {
  test('a command is chosen, sent, and its reply acted on, and the focus is never lost', async () => {
    const page = await open();
    const { keyboard } = page;
    await keyboard.press('Tab');
    await focusedOn(page).toBe('Skip to the command line');
    await keyboard.press('Enter');
    await focusedOn(page).toBe('Your command');

    await keyboard.type('/');
    const offered = page.getByRole('listbox').getByRole('option');
    await offered.first().waitFor();
    const names = await offered.locator('.label').allTextContents();
    for (const _ of names.slice(0, names.indexOf('/pages') + 1)) await keyboard.press('ArrowDown');
    const chosen = page.getByRole('listbox').getByRole('option', { name: '/pages', selected: true });
    expect(await lineOf(page).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await keyboard.press('Enter');
    expect(await lineOf(page).inputValue()).toBe('/pages');
    await keyboard.press('Enter');
    await messageWith(page, 'This is page 1.').waitFor();
    await focusedOn(page).toBe('Your command');

    await keyboard.press('Shift+Tab');
    await focusedOn(page).toBe('Next');
    await keyboard.press('Enter');
    await messageWith(page, 'This is page 2.').waitFor();
    await focusedOn(page).toBe('Next');
    await keyboard.press('Enter');
    await messageWith(page, 'This is page 3.').waitFor();
    await focusedOn(page).toBe('Page 3 of 3');
    await keyboard.press('Tab');
    await focusedOn(page).toBe('Back');
  });

  test('a form is filled in, corrected and sent, and the focus comes back to the line', async () => {
    const page = await open();
    const { keyboard } = page;
    const words = page.locator('textarea:focus');
    await lineOf(page).focus();
    await keyboard.type('/note');
    await keyboard.press('Enter');
    await words.waitFor();
    for (const key of ['Tab', 'Tab', 'Enter']) await keyboard.press(key);
    await page.getByText('Words are needed.').waitFor();
    await words.waitFor();
    await keyboard.type('By key');
    for (const key of ['Tab', 'Tab', 'Enter']) await keyboard.press(key);
    await messageWith(page, 'Saved: By key ()').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusedOn(page).toBe('Your command');

    await keyboard.type('/note');
    await keyboard.press('Enter');
    await words.waitFor();
    await keyboard.press('Escape');
    await page.getByRole('log').getByText('Nothing was sent.').waitFor();
    await focusedOn(page).toBe('Your command');
  });

  test('Escape closes the suggestions, and the arrows bring back what was sent', async () => {
    const page = await open();
    await say(page, '/find amnesty');
    await messageWith(page, 'Found amnesty').waitFor();
    await say(page, '/blocks');
    await messageWith(page, 'A title').waitFor();
    await lineOf(page).press('ArrowUp');
    await lineOf(page).press('ArrowUp');
    expect(await lineOf(page).inputValue()).toBe('/find amnesty');
    await lineOf(page).press('ArrowDown');
    expect(await lineOf(page).inputValue()).toBe('/blocks');

    await lineOf(page).fill('/');
    await page.getByRole('listbox').waitFor();
    await lineOf(page).press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    expect(await lineOf(page).getAttribute('aria-expanded')).toBe('false');
    expect(await lineOf(page).inputValue()).toBe('/');
  });
});

test('whoever can’t see the page is told how many suggestions there are, and what an answer is about', async () => {
  const page = await open();
  const told = expect.poll(() => page.getByRole('status').textContent());
  await lineOf(page).fill('/find am');
  await told.toBe('2 suggestions');
  await say(page, '/pages');
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Answer: Page 1 of 3');
});

test('nothing is wider than a phone’s 360 pixels', async () => {
  const page = await open({ width: 360 });
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  expect(await width(), 'welcome').toBe(360);
  await lineOf(page).fill('/');
  await page.getByRole('listbox').waitFor();
  expect(await width(), 'suggestions').toBe(360);
  for (const [line, shown] of [
    ['/blocks', 'A title'],
    ['/hostile', 'zero'],
    [`/find ${'endless'.repeat(14)}`, 'Found endless'],
  ] as const) {
    await say(page, line);
    await messageWith(page, shown).waitFor();
    expect(await width(), line).toBe(360);
  }
  await say(page, '/note');
  const form = page.getByRole('dialog');
  await form.waitFor();
  expect(await width(), 'form').toBe(360);
  const box = await form.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 360, 'the form is in view').toBe(true);
});

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong', (colorScheme) => {
  const expectNothingWrong = async (page: Page) => {
    // It need not open a second page to gather what frames say: there are none.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // All but the colours is the same in the dark.
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
  };

  test('at the welcome, and with suggestions open', async () => {
    const page = await open({ colorScheme });
    await expectNothingWrong(page);
    await lineOf(page).fill('/');
    await page.getByRole('listbox').waitFor();
    await lineOf(page).press('ArrowDown');
    await expectNothingWrong(page);
  });

  test('with replies, done and refused', async () => {
    const page = await open({ colorScheme });
    await say(page, '/blocks');
    await messageWith(page, 'A title').waitFor();
    await say(page, '/rules');
    await page.locator('article[data-outcome=refused]').waitFor();
    await expectNothingWrong(page);
  });

  test('with a form open, fresh and with an error', async () => {
    const page = await open({ colorScheme });
    await say(page, '/note');
    const form = page.getByRole('dialog');
    await form.waitFor();
    await expectNothingWrong(page);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Words are needed.').waitFor();
    await expectNothingWrong(page);
  });
});
